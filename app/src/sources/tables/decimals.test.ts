import { describe, expect, it } from 'vitest';
import { isNumberText, marksOf, plainDecimal } from './decimals.ts';

describe('a number', () => {
  it.each([
    ['1.234,56', 'comma', '1234.56'],
    ['1 234,56', 'comma', '1234.56'],
    ["1'234.56", 'point', '1234.56'],
    ['1,234.56', 'point', '1234.56'],
    ['€ 1.234,50', 'comma', '1234.50'],
    ['(12.50)', 'point', '-12.50'],
    ['12,50-', 'comma', '-12.50'],
    ['+ 7', 'point', '7'],
    ['USD 7.10', 'point', '7.10'],
    [',5', 'comma', '.5'],
  ] as const)('%s with a %s before the cents is %s', (text, mark, plain) => {
    expect(plainDecimal(text, mark)).toBe(plain);
  });

  it.each([
    ['1,23,456.00', 'point'],
    ['1.23,5', 'comma'],
    ['1234.56', 'comma'],
    ['1.234,56', 'point'],
    ['n/a', 'point'],
    ['', 'point'],
  ] as const)('%s is none with a %s, and stays to be refused', (text, mark) => {
    expect(plainDecimal(text, mark)).toBe(text);
  });
});

describe('the numbers of a column', () => {
  it.each([
    [['1.5', '-2', '1E-7'], true, ['point']],
    [['1.234,50', '99,00', 'n/a'], false, ['comma']],
    [['1,234', '5,678'], false, ['point', 'comma']],
    [['1,234.5', '1.234,5'], false, []],
  ] as const)('%j are plain: %s, and fit %j', (texts, plain, marks) => {
    expect(marksOf(texts)).toEqual({ plain, marks });
  });

  it('are told from words', () => {
    expect(['12', '(1,5)', '1.5 EUR', 'E-1042', 'INV-1', 'n/a', '-'].map(isNumberText)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
