import { describe, expect, it } from 'vitest';
import type { Breakdown, Statement } from './answers.ts';
import { fluxCsv } from './flux-csv.ts';
import { comparedPeriod, fluxParts, fluxRows } from './flux.ts';

function statementOf(lines: Readonly<Record<string, readonly string[]>>): Statement {
  return {
    company: 'main',
    currency: 'USD',
    basis: 'us-gaap',
    measure: 'EBITDA',
    definition: '',
    periods: [],
    headline: [],
    settled: '',
    measures: [],
    reconciliation: [],
    lines: Object.entries(lines).map(([line, values]) => ({
      line: line as Statement['lines'][number]['line'],
      label: line,
      level: line === 'ebitda' ? 'subtotal' : 'row',
      figures: values.map((value) => ({ value, unit: 'USD', trace: { kind: 'item', id: `${line} ${value}` } })),
    })),
  };
}

describe('a period compared', () => {
  it.each([
    ['2026-10', 'previous', '2026-09'],
    ['2026-10', 'year', '2025-10'],
    ['2026-Q1', 'previous', '2025-Q4'],
    ['2026-Q1', 'year', '2025-Q1'],
    ['2026', 'previous', '2025'],
    ['2026', 'year', '2025'],
    ['2026-02..2026-06', 'previous', '2025-09..2026-01'],
    ['2026-02..2026-06', 'year', '2025-02..2025-06'],
    ['2026-10', '2026-Q1', '2026-Q1'],
  ] as const)('%s against %s is compared with %s', (period, against, compared) => {
    expect(comparedPeriod(period, against)).toBe(compared);
  });

  const rows = fluxRows(
    {
      label: 'now',
      answer: statementOf({ revenue: ['0.00'], 'cost-of-revenue': ['-30.00'], ebitda: ['5.00', '7.50'] }),
    },
    {
      label: 'before',
      answer: statementOf({ revenue: ['0.00'], 'cost-of-revenue': ['-20.00'], ebitda: ['10.00'] }),
    },
  );

  it('leaves out rows that are zero in both', () => {
    expect(rows.map(({ line }) => line)).toEqual(['cost-of-revenue', 'ebitda']);
  });

  it('keeps a line of one side alone, but no measure that the other side lacks', () => {
    const sides = fluxRows(
      { label: 'now', answer: statementOf({ 'gross-margin': ['5.00'], cash: ['1.00'] }) },
      { label: 'before', answer: statementOf({ cash: ['2.00'], 'currency-restatement': ['0.50'] }) },
    );
    expect(sides.map(({ line, now: { value } }) => [line, value])).toEqual([
      ['cash', '1.00'],
      ['currency-restatement', '0'],
    ]);
  });

  it('calls more cost unfavorable and more EBITDA favorable, with the sign of arithmetic', () => {
    expect(rows.map(({ difference, share, verdict }) => [difference.value, share, verdict])).toEqual([
      ['-10', -0.5, 'unfavorable'],
      ['2.5', 0.25, 'favorable'],
    ]);
  });

  it('opens a difference to both periods', () => {
    expect(rows[0]?.difference.trace).toMatchObject({
      kind: 'formula',
      parts: [
        { label: 'now', sign: 1, trace: { id: 'cost-of-revenue -30.00' } },
        { label: 'before', sign: -1, trace: { id: 'cost-of-revenue -20.00' } },
      ],
    });
  });

  it('leaves as a file with exact amounts and what was written', () => {
    const comment = { period: '', against: '', row: 'ebitda', text: 'Fewer hours', author: '', at: '' } as const;
    const of = (line: string) => (line === 'ebitda' ? comment : undefined);
    expect(fluxCsv(rows, { now: 'Oct 2026', before: 'Budget', of })).toEqual([
      ['Row', 'Oct 2026', 'Budget', 'Difference', 'Share', 'Meaning', 'Comment'],
      ['cost-of-revenue', '-30.00', '-20.00', '-10', '-0.5', 'unfavorable', null],
      ['ebitda', '12.5', '10.00', '2.5', '0.25', 'favorable', 'Fewer hours'],
    ]);
  });

  it('lays the parts of a row side by side, also those of one period only, the largest change first', () => {
    const partsOf = (amounts: Readonly<Record<string, string>>): Breakdown => ({
      periods: ['2026'],
      parts: Object.entries(amounts).map(([value, amount]) => ({
        value,
        label: value,
        figures: [{ value: amount, unit: 'USD', trace: { kind: 'item', id: value } }],
      })),
    });
    const parts = fluxParts(
      { label: 'now', answer: partsOf({ compute: '-5.00', storage: '-4.00' }) },
      { label: 'before', answer: partsOf({ compute: '-6.00', network: '-3.00' }) },
      'USD',
    );
    expect(parts.map(({ value, difference, verdict }) => [value, difference.value, verdict])).toEqual([
      ['storage', '-4', 'unfavorable'],
      ['network', '3', 'favorable'],
      ['compute', '1', 'favorable'],
    ]);
  });
});
