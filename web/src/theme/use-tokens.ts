import { useComputedColorScheme } from '@mantine/core';
import { darkTokens, lightTokens, type Tokens } from './tokens.ts';

/** The tokens of the scheme on screen. */
export function useTokens(): Tokens {
  return useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark' ? darkTokens : lightTokens;
}
