import type { Statement } from './answers.ts';

/** The statement as rows of a file: every line with its exact amounts, how much of the cash is settled, and the definitions. */
export function statementCsv(statement: Statement): readonly (readonly (string | null)[])[] {
  const { company, currency, basis, periods, lines, reconciliation, measures } = statement;
  const settled = periods.map((period) => period.settled);
  return [
    ['Company', company],
    ['Currency', currency],
    ['Basis', basis],
    [],
    ['Line', ...periods.map(({ period }) => period)],
    ...lines.map(({ label, figures }) => [label, ...figures.map(({ value }) => value)]),
    ['Cash settled', ...settled.map(({ figure }) => figure.value)],
    ['Cash settled, share', ...settled.map(({ share }) => share)],
    [],
    ['From net income to EBITDA', ...periods.map(({ period }) => period)],
    ...reconciliation.map(({ label, figures }) => [label, ...figures.map(({ value }) => value)]),
    [],
    ...measures.map(({ label, definition }) => [label, definition]),
  ];
}
