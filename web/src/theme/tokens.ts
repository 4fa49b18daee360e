/** The colors of one scheme, for the page and for the pictures alike. EBITDA and cash hues mean nothing else anywhere. */
export type Tokens = {
  readonly canvas: string;
  readonly surface: string;
  readonly wash: string;
  readonly ink: string;
  readonly secondInk: string;
  readonly thirdInk: string;
  readonly rule: string;
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  readonly ebitda: string;
  readonly cash: string;
  readonly favorable: string;
  readonly unfavorable: string;
  readonly warning: string;
  /** Groups of a stacked picture, largest first; the last one is for the rest. */
  readonly groups: readonly string[];
};

export const lightTokens: Tokens = {
  canvas: '#fbfbfa',
  surface: '#ffffff',
  wash: '#f0f1f3',
  ink: '#17191f',
  secondInk: '#4d5361',
  thirdInk: '#666d7a',
  rule: '#e5e6ea',
  accent: '#2f4bd8',
  onAccent: '#ffffff',
  ebitda: '#3346c8',
  cash: '#0b7f8f',
  favorable: '#2a7a3f',
  unfavorable: '#b8430f',
  warning: '#8a5a00',
  groups: ['#3c4455', '#8c6bb1', '#c07a2c', '#b0527c', '#7b8794', '#8f8a3a', '#7a5c4a', '#5f8fb5', '#c3c7cf'],
};

export const darkTokens: Tokens = {
  canvas: '#14161a',
  surface: '#1a1d22',
  wash: '#22262d',
  ink: '#eceef2',
  secondInk: '#b3b9c5',
  thirdInk: '#949bab',
  rule: '#2b2f37',
  accent: '#8ea2ff',
  onAccent: '#14161a',
  ebitda: '#8fa0ff',
  cash: '#4cc3d1',
  favorable: '#6fcf8b',
  unfavorable: '#ff9b6b',
  warning: '#e3b566',
  groups: ['#cfd4de', '#b79ae0', '#dda15e', '#d986ab', '#8b95a5', '#bdb76b', '#b08d78', '#86b6dc', '#4a505c'],
};

export const fontFamily = "'Inter Variable', system-ui, sans-serif";
