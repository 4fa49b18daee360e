import { describe, expect, it } from 'vitest';
import type { Statement } from './answers.ts';
import { shownLines } from './shown-lines.ts';

type StatementLine = Statement['lines'][number];

const line = (
  name: StatementLine['line'],
  level: StatementLine['level'],
  ...values: readonly string[]
): StatementLine => ({
  line: name,
  label: name,
  level,
  figures: values.map((value) => ({ value, unit: 'USD', trace: { kind: 'item', id: name } })),
});

const names = (lines: readonly StatementLine[]): readonly string[] => shownLines(lines).map(({ line: name }) => name);

describe('the lines that the statement shows', () => {
  it('leaves out empty rows and subtotals that repeat EBITDA', () => {
    expect(
      names([
        line('revenue', 'row', '0.00', '0.00'),
        line('unassigned', 'row', '-5.00', '-6.00'),
        line('adjusted-ebitda', 'subtotal', '-5.00', '-6.00'),
        line('ebitda', 'subtotal', '-5.00', '-6.00'),
        line('amortization', 'row', '0.00', '0.00'),
        line('operating-income', 'subtotal', '-5.00', '-6.00'),
      ]),
    ).toEqual(['unassigned', 'ebitda']);
  });

  it('keeps a subtotal that differs in any period', () => {
    expect(
      names([line('ebitda', 'subtotal', '-5.00', '-6.00'), line('operating-income', 'subtotal', '-5.00', '-7.00')]),
    ).toEqual(['ebitda', 'operating-income']);
  });

  it('keeps what stands beside both views, even where it repeats them', () => {
    const kept = [
      line('ebitda', 'subtotal', '-5.00'),
      line('cash', 'subtotal', '-5.00'),
      line('free-cash-flow', 'subtotal', '-5.00'),
      line('ebitda-less-software', 'row', '-5.00'),
    ];
    expect(names(kept)).toEqual(['ebitda', 'cash', 'free-cash-flow', 'ebitda-less-software']);
  });
});
