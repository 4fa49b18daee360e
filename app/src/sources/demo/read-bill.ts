import { columnIndex, type FocusColumn } from './columns.ts';

/** A row of a bill's text by column; null where the cell is empty. */
export type ReadRow = (column: FocusColumn) => string | null;

/** Reads the text of a bill back, row by row, for tests. No cell of the demo holds a line break. */
export function* readBill(text: string): Generator<ReadRow> {
  const lines = text.split('\n');
  for (const line of lines.slice(1, -1)) {
    const cells = cellsOf(line);
    yield (column) => cells[columnIndex[column]] || null;
  }
}

function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  return Array.from(line.matchAll(/(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}
