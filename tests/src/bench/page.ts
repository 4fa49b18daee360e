import { figureHead, figureRows, type Figure, type Outcome, type Table } from './figures.ts';
import type { Machine } from './machine.ts';

/** Figures for the terminal. */
export function figureText(figure: Outcome): string {
  if (figure.kind === 'absent') return `${figure.title}\n  no figure: ${figure.reason}\n`;
  const [head, ...body] = rowsOf(figure);
  const rows = [head, ...body];
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map(
    (row) =>
      `  ${row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd()}`,
  );
  return `${figure.title}\n  ${figure.about}\n${lines.join('\n')}\n`;
}

function rowsOf(figure: Figure | Table): readonly [readonly string[], ...(readonly string[])[]] {
  return figure.kind === 'table' ? [figure.head, ...figure.rows] : [figureHead, ...figureRows(figure)];
}

/** The whole of BENCHMARKS.md. */
export function benchmarksPage(machine: readonly Machine[], figures: readonly Outcome[]): string {
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench -- --write`, from one run on one machine and nothing else. Every figure is a ratio against a named',
    'baseline of the same run, since absolute times say more about the machine; they stand beside it. Contestants run in turns.',
    'The ratio is that of the best runs, since other work on the machine only ever adds time: below 1 is quicker than the baseline.',
    '',
    ...table(
      ['on', 'what'],
      machine.map(({ label, says }) => [label, says]),
    ),
    ...figures.flatMap((figure) => ['', `## ${figure.title}`, '', ...figureLines(figure)]),
    '',
  ].join('\n');
}

function figureLines(figure: Outcome): readonly string[] {
  if (figure.kind === 'absent') return [`No figure: ${figure.reason}.`];
  const [head, ...rows] = rowsOf(figure);
  return [figure.about, '', ...table(head, rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
