import {
  Button,
  createTheme,
  SegmentedControl,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { darkTokens, fontFamily, lightTokens, type Tokens } from './tokens.ts';

const accent: MantineColorsTuple = [
  '#eef1ff',
  '#d9dffc',
  '#b6c1fb',
  '#8ea2ff',
  '#7085f5',
  '#5a72ee',
  '#4a63e8',
  '#3c57e0',
  '#2f4bd8',
  '#2339b0',
];

const dark: MantineColorsTuple = [
  darkTokens.ink,
  darkTokens.secondInk,
  darkTokens.thirdInk,
  '#6b7280',
  '#3a3f49',
  '#2b2f37',
  darkTokens.surface,
  darkTokens.canvas,
  '#1f2329',
  '#0f1114',
];

/** Mantine dressed in the tokens: shade 8 on light and a light accent on dark keep text above a contrast of 4.5. */
export const theme = createTheme({
  fontFamily,
  headings: { fontFamily, fontWeight: '560' },
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 3 },
  respectReducedMotion: true,
  defaultRadius: 4,
  cursorType: 'pointer',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '21px' },
  lineHeights: { md: '1.45' },
  components: {
    Button: Button.extend({
      styles: { label: { fontWeight: 500, fontSize: '12.5px' } },
      vars: (_, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--cw-on-accent)' } : {},
      }),
    }),
    SegmentedControl: SegmentedControl.extend({
      styles: {
        label: { fontWeight: 500, paddingInline: '10px' },
        indicator: { boxShadow: 'none', border: '1px solid var(--cw-rule)' },
      },
    }),
  },
});

/** Writes the tokens as `--cw-…` variables and points Mantine's own at them. */
export const tokenVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(lightTokens),
  dark: variablesOf(darkTokens),
});

function variablesOf(tokens: Tokens): Record<string, string> {
  return {
    '--cw-canvas': tokens.canvas,
    '--cw-surface': tokens.surface,
    '--cw-wash': tokens.wash,
    '--cw-ink': tokens.ink,
    '--cw-second-ink': tokens.secondInk,
    '--cw-third-ink': tokens.thirdInk,
    '--cw-rule': tokens.rule,
    '--cw-accent': tokens.accent,
    '--cw-on-accent': tokens.onAccent,
    '--cw-ebitda': tokens.ebitda,
    '--cw-cash': tokens.cash,
    '--cw-favorable': tokens.favorable,
    '--cw-unfavorable': tokens.unfavorable,
    '--cw-warning': tokens.warning,
    '--mantine-color-body': tokens.canvas,
    '--mantine-color-text': tokens.ink,
    '--mantine-color-bright': tokens.ink,
    '--mantine-color-dimmed': tokens.secondInk,
    '--mantine-color-placeholder': tokens.thirdInk,
    '--mantine-color-anchor': tokens.accent,
    '--mantine-color-error': tokens.unfavorable,
    '--mantine-color-default': tokens.surface,
    '--mantine-color-default-hover': tokens.wash,
    '--mantine-color-default-color': tokens.ink,
    '--mantine-color-default-border': tokens.rule,
  };
}
