import { describe, expect, it } from 'vitest';
import { CellNames } from './names.ts';
import { numberCell, plainText } from './number-cell.ts';

describe('a number of a cell', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1 / 3, '0.333333333333333'],
    [-1234.5, '-1234.5'],
    [1e21, '1000000000000000000000'],
    [1.5e-10, '0.00000000015'],
    [123_456_789_012_345_680, '123456789012346000'],
  ])('%d is written as %s', (value, decimal) => {
    expect(numberCell(value)).toEqual({ kind: 'number', decimal });
  });

  it('that is not finite is none', () => {
    expect(() => numberCell(Number.NaN)).toThrow('a cell cannot hold NaN');
  });
});

describe('what a person wrote', () => {
  it.each(['=A1', '+1', '-x', '@cmd', '\tx'])('is no formula where it is %s', (text) => {
    expect(plainText(text)).toBe(`'${text}`);
  });

  it('gives names that are no addresses and are never alike', () => {
    const names = new CellNames();
    const texts = ['Build cost', 'build-cost', 'fy27', 'r1c1', 'R', 'true', '5 years', 'Gebühr'];
    expect(texts.map((text) => names.of(text))).toEqual([
      'build_cost',
      'build_cost_2',
      'fy27_',
      'r1c1_',
      'r_',
      'true_',
      'n_5_years',
      'gebühr',
    ]);
  });
});
