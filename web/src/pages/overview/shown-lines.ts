import type { Statement } from './answers.ts';

type StatementLine = Statement['lines'][number];

/** Lines that stand beside both views whatever they say. */
const always: ReadonlySet<StatementLine['line']> = new Set([
  'ebitda',
  'cash',
  'free-cash-flow',
  'ebitda-less-software',
]);

/** Lines that say something: no empty row, and no subtotal that only repeats EBITDA because nothing stands between them. */
export function shownLines(lines: readonly StatementLine[]): readonly StatementLine[] {
  const ebitda = lines.find(({ line }) => line === 'ebitda');
  return lines.filter((line) => always.has(line.line) || !(isEmpty(line) || (ebitda && repeats(line, ebitda))));
}

function isEmpty({ level, figures }: StatementLine): boolean {
  return level === 'row' && figures.every(({ value }) => value !== null && Number(value) === 0);
}

function repeats(line: StatementLine, other: StatementLine): boolean {
  return line.level === 'subtotal' && line.figures.every(({ value }, index) => value === other.figures[index]?.value);
}
