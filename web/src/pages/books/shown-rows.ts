import type { Statement } from './answers.ts';

type StatementLine = Statement['lines'][number];

/** The lines of a statement that say something: rows that are zero in every period are left out, totals stay. */
export function shownRows(lines: readonly StatementLine[]): readonly StatementLine[] {
  return lines.filter(
    ({ level, figures }) => level === 'subtotal' || figures.some(({ value }) => value === null || Number(value) !== 0),
  );
}
