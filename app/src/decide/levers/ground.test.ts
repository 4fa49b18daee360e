import { describe, expect, it } from 'vitest';
import { majorText } from './ground.ts';

describe('money in a sentence about levers', () => {
  it.each([
    [265_044.6665596432, 'USD', 'USD 265,044.67'],
    [265_000, 'USD', 'USD 265,000.00'],
    [-1_234.5, 'EUR', 'EUR -1,234.50'],
    [265_044.6665596432, 'JPY', 'JPY 265,045'],
  ])('has the decimals of its currency: %d %s', (value, currency, text) => {
    expect(majorText(value, currency)).toBe(text);
  });
});
