import { describe, expect, it } from 'vitest';
import { ratio } from '@capwise/domain/money';
import { columnLetters, fractionNumber } from './cells.ts';
import { namesOf, sheetNameOf } from './names.ts';

describe('the cells of a workbook', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
  ])('column %i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });

  it.each([
    [ratio(1, 3), '0.333333333'],
    [ratio(-1, 8), '-0.125'],
    [ratio(7), '7'],
    [ratio(0), '0'],
    [ratio(12_345_678_901_234n * 3n + 2n, 3), '12345678901234.7'],
  ])('a fraction has as many digits as a cell holds', (fraction, decimal) => {
    expect(fractionNumber(fraction)).toEqual({ kind: 'number', decimal });
  });

  it('the names of two assets never meet, in inputs or in sheets', () => {
    const ids = ['a-b', 'ab', 'a', 'x'.repeat(61), `${'x'.repeat(60)}y`, 'inputs', 'checks'];
    expect(new Set(ids.map((id) => namesOf(id).cost)).size).toBe(ids.length);
    const sheets = ids.map((id, index) => sheetNameOf(id, index + 1));
    expect(new Set(sheets).size).toBe(ids.length);
    expect(sheets.every((name) => name.length <= 31)).toBe(true);
  });
});
