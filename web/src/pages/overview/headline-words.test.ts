import { describe, expect, it } from 'vitest';
import type { Bridge } from './answers.ts';
import { headlineWords } from './headline-words.ts';

const figure = (value: string) => ({ value, unit: 'USD', trace: { kind: 'item' as const, id: value } });

const bridge: Bridge = {
  company: 'demo',
  currency: 'USD',
  measure: 'EBITDA effect of engineering spend',
  period: '2026-Q3',
  bars: [
    { bar: 'ebitda', label: 'EBITDA', figure: figure('-3000000.00') },
    { bar: 'cash', label: 'Change in cash', figure: figure('-2570000.00') },
  ],
  residual: figure('0.00'),
  nonCashPairs: [],
  headline: [{ text: 'October 2026: EBITDA fell.' }],
};

describe('the headline', () => {
  it('is that of the books for a month', () => {
    expect(headlineWords({ ...bridge, period: '2026-10' })).toBe(bridge.headline);
  });

  it('says both totals of a longer period, never those of a single month', () => {
    const words = headlineWords(bridge);
    expect(words.map(({ text }) => text).join('')).toBe(
      'Q3 2026: EBITDA effect of engineering spend (3.00M), cash (2.57M).',
    );
    expect(words.map(({ measure }) => measure)).toEqual([undefined, 'ebitda', undefined, 'cash', undefined]);
  });
});
