import { adjustments, statementRows } from '@capwise/domain/books';

const openRows = [...statementRows, ...adjustments];

/** A row of the statement that opens into accounts or a dimension. */
export type OpenRow = (typeof openRows)[number];

/** The row that a line of the statement is; undefined for what adds up others. */
export function openRowOf(line: string): OpenRow | undefined {
  return openRows.find((row) => row === line);
}
