import { describe, expect, it } from 'vitest';
import type { FluxRow } from './flux.ts';
import { sortedFlux } from './flux-sort.ts';
import { pressed, sortedBy } from './sort.ts';

const row = (label: string, level: FluxRow['level'], difference: string | null, share: number | null): FluxRow => {
  const figure = (value: string | null): FluxRow['now'] => ({
    value,
    unit: 'USD',
    trace: { kind: 'formula', name: label, parts: [] },
  });
  return {
    line: 'operating',
    label,
    level,
    now: figure('1'),
    before: figure('0'),
    difference: figure(difference),
    share,
    verdict: null,
  };
};

const rows = [
  row('Storage', 'row', '-10', null),
  row('Compute', 'row', '250', 2),
  row('EBITDA', 'subtotal', '240', 0.5),
  row('Taxes', 'row', null, 0.1),
  row('Cash', 'subtotal', '900', 3),
];
const order = (sorted: readonly FluxRow[]): readonly string[] => sorted.map(({ label }) => label);

describe('a flux', () => {
  it('stands in the order of the statement until a column is pressed', () => {
    expect(sortedFlux(rows, undefined)).toBe(rows);
  });

  it.each([
    ['difference', true, ['Compute', 'Storage', 'Taxes', 'EBITDA', 'Cash']],
    ['difference', false, ['Storage', 'Compute', 'Taxes', 'EBITDA', 'Cash']],
    ['share', true, ['Compute', 'Taxes', 'Storage', 'EBITDA', 'Cash']],
    ['line', false, ['Compute', 'Storage', 'Taxes', 'EBITDA', 'Cash']],
  ] as const)('is sorted by %s, descending %s, with the subtotals and the unknown last', (by, descending, expected) => {
    expect(order(sortedFlux(rows, { by, descending }))).toEqual(expected);
  });
});

describe('a column that sorts', () => {
  it('sorts one way, then the other, then not at all', () => {
    const first = pressed<'count'>(undefined, 'count', 'descending');
    const second = pressed(first, 'count', 'descending');
    expect([first, second, pressed(second, 'count', 'descending')]).toEqual([
      { by: 'count', descending: true },
      { by: 'count', descending: false },
      undefined,
    ]);
  });

  it('begins anew when another column is pressed', () => {
    const sort = { by: 'count', descending: false } as const;
    expect(pressed<'count' | 'file'>(sort, 'file', 'ascending')).toEqual({ by: 'file', descending: false });
  });

  it('reads the numbers within texts as numbers', () => {
    const sort = { by: 'name', descending: false } as const;
    expect(sortedBy(['v10', 'v9', 'v2'], sort, (name) => name)).toEqual(['v2', 'v9', 'v10']);
  });
});
