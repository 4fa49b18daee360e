/**
 * Rows as CSV text. A cell that a spreadsheet would run as a formula (it starts with `=`, `+`, `-` or `@` and is no plain
 * number) gets an apostrophe before it.
 */
export function csvText(rows: readonly (readonly (string | null)[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(cell ?? '')).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
