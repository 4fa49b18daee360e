import type { TableKind } from '@capwise/contract';

/** A table of the demo company as a person would bring it: a CSV file of a kind that `sources.read` takes. */
export type DemoTable = {
  readonly kind: TableKind;
  readonly name: string;
  readonly rows: number;
  readonly text: string;
};

type Cell = string | number | bigint | null;

/** Writes a table. `columns` is the header as a line of CSV; null is an empty cell. */
export function demoTable(kind: TableKind, columns: string, rows: readonly (readonly Cell[])[]): DemoTable {
  const lines = rows.map((cells) => cells.map(csvCell).join(','));
  return { kind, name: `${kind}.csv`, rows: rows.length, text: [columns, ...lines, ''].join('\n') };
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
