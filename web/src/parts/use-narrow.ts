import { useMediaQuery } from '@mantine/hooks';

/** True on a phone: below 800 pixels, where the rail is a sheet. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 799px)', false, { getInitialValueInEffect: false });
}
