import type { Answer } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import { nameOf, nextSort, pivotOf, sortOf, shownName, sortRows, tableRows, type Pivot } from './pivot.ts';

type Cost = Answer<'cloud.cost'>;
type Row = readonly [keys: (string | null)[], month: string | null, currency: string, value: string];

const figure = (value: string, unit: string) => ({ value, unit, trace: { kind: 'item' as const, id: value } });

function cost(rows: readonly Row[], totals: readonly (readonly [string, string])[], rest: Cost['rest'] = []): Cost {
  return {
    measure: 'effective',
    months: ['2026-09', '2026-10'],
    by: ['ServiceName'],
    rows: rows.map(([keys, month, currency, value]) => ({
      keys,
      month,
      currency,
      rows: 1,
      figure: figure(value, currency),
    })),
    rest,
    totals: totals.map(([currency, value]) => ({ currency, rows: 1, figure: figure(value, currency) })),
  };
}

const totals = [
  ['USD', '35'],
  ['EUR', '7'],
] as const;

const answers = {
  byMonth: cost(
    [
      [['A'], '2026-09', 'USD', '10'],
      [['A'], '2026-10', 'USD', '5'],
      [[null], '2026-10', 'USD', '20'],
      [['A'], '2026-10', 'EUR', '7'],
    ],
    totals,
  ),
  groups: cost(
    [
      [['A'], null, 'USD', '15'],
      [[null], null, 'USD', '20'],
      [['A'], null, 'EUR', '7'],
    ],
    totals,
  ),
  months: cost(
    [
      [[], '2026-09', 'USD', '10'],
      [[], '2026-10', 'USD', '25'],
      [[], '2026-10', 'EUR', '7'],
    ],
    totals,
  ),
};

const dollars = pivotOf(answers)[0] as Pivot;

describe('pivotOf', () => {
  it('makes one table per currency and never adds them', () => {
    expect(pivotOf(answers).map(({ currency, total }) => [currency, total?.value])).toEqual([
      ['USD', '35'],
      ['EUR', '7'],
    ]);
  });

  it('puts figures under their months and leaves months without rows empty', () => {
    expect(dollars.rows.map(({ cells }) => cells.map((cell) => cell?.value))).toEqual([
      ['10', '5'],
      [undefined, '20'],
    ]);
    expect(dollars.monthTotals.map((cell) => cell?.value)).toEqual(['10', '25']);
  });

  it('says when cells are missing because the answer was cut', () => {
    const cut = {
      ...answers,
      byMonth: { ...answers.byMonth, rest: [{ currency: 'USD', groups: 3, figure: figure('1', 'USD') }] },
    };
    expect(pivotOf(cut).map(({ complete }) => complete)).toEqual([false, true]);
  });

  it('names what the rows do not say', () => {
    expect(nameOf(['A', null])).toBe('A · not named');
  });
});

describe('shownName', () => {
  it('keeps the telling end of a long resource id', () => {
    const id = 'arn:aws:eks:us-west-2:200000000015:nodegroup/training-01';
    expect(shownName(id)).toBe('…us-west-2:200000000015:nodegroup/training-01');
    expect(shownName('Amazon EC2')).toBe('Amazon EC2');
  });
});

describe('sorting', () => {
  it('begins with the largest total and can be turned around', () => {
    expect(sortRows(dollars, sortOf(undefined)).map(({ name }) => name)).toEqual(['not named', 'A']);
    expect(sortRows(dollars, sortOf('total')).map(({ name }) => name)).toEqual(['A', 'not named']);
    expect(sortRows(dollars, sortOf('-2026-09')).map(({ name }) => name)).toEqual(['A', 'not named']);
  });

  it('turns around where the same head is pressed, and starts names with A', () => {
    expect([
      nextSort(sortOf('-total'), 'total'),
      nextSort(sortOf('-total'), 'name'),
      nextSort(sortOf('name'), '2026-10'),
    ]).toEqual(['total', 'name', '-2026-10']);
  });
});

describe('tableRows', () => {
  it('gives exact values with totals for a file', () => {
    expect(tableRows(dollars, dollars.rows, ['ServiceName'])).toEqual([
      ['ServiceName', 'Currency', '2026-09', '2026-10', 'Total'],
      ['A', 'USD', '10', '5', '15'],
      [null, 'USD', '0', '20', '20'],
      ['Total', 'USD', '10', '25', '35'],
    ]);
  });
});
