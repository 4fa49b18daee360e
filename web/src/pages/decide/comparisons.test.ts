import { describe, expect, it } from 'vitest';
import { breakEvenText } from './comparisons.tsx';

describe('the break-even of two options', () => {
  it.each([
    [30.000_000_4, '30 months'],
    [7.5, '7.5 months'],
    [1, '1 month'],
    [null, 'never'],
  ])('of %s is read as %s', (months, text) => {
    expect(breakEvenText({ months, from: 0, isBeyond: false })).toBe(text);
  });
});
