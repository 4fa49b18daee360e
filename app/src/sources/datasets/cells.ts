import { Refusal } from '@capwise/domain';
import { parseFine } from '@capwise/domain/money';
import type { FocusTable } from '../../ports/index.ts';

/** A row of a dataset of FOCUS with the file that it stands in. */
export type DatasetRow = FocusTable['rows'][number] & { readonly file: string };

/** The rows of a table. Refuses MISSING_COLUMN where a column is not there without which it says nothing. */
export function rowsOf({ file, rows, dataset }: FocusTable, needed: readonly string[]): readonly DatasetRow[] {
  const columns = Object.keys(rows[0]?.cells ?? {});
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const remedy = `add ${missing.join(', ')} to the export`;
    throw new Refusal(
      'MISSING_COLUMN',
      `"${file}" is a ${dataset} dataset of FOCUS and has no column ${missing.join(', ')}: ${remedy}`,
      { file, column: missing[0] ?? null, columns: missing, remedy },
    );
  }
  return rows.map((row) => ({ ...row, file }));
}

/** A text that every row must have. Refuses INVALID_VALUE. */
export function textOf(row: DatasetRow, column: string): string {
  const text = row.cells[column] ?? null;
  if (text === null) throw wrong(row, column, `give every row a ${column}`);
  return text;
}

const dayText = /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]00:?00)?)?$/;

/** The day of a moment in UTC, null where the cell is empty. Refuses INVALID_VALUE. */
export function dayOf(row: DatasetRow, column: string): string | null {
  const text = row.cells[column] ?? null;
  if (text === null) return null;
  const day = dayText.exec(text)?.[1];
  const remedy = 'write dates as 2026-04-01T00:00:00Z';
  if (day === undefined) throw wrong(row, column, remedy);
  try {
    return Temporal.PlainDate.from(day).toString();
  } catch {
    throw wrong(row, column, remedy);
  }
}

/** A day that every row must have. Refuses INVALID_VALUE. */
export function requiredDay(row: DatasetRow, column: string): string {
  const day = dayOf(row, column);
  if (day === null) throw wrong(row, column, `give every row a ${column}`);
  return day;
}

/** A decimal text, null where the cell is empty. Refuses INVALID_VALUE. */
export function decimalOf(row: DatasetRow, column: string): string | null {
  const text = row.cells[column] ?? null;
  if (text === null) return null;
  if (!/^-?\d{1,20}(\.\d{1,18})?$/.test(text)) throw wrong(row, column, 'write numbers as -1234.56');
  parseFine(text);
  return text;
}

/** A column whose values FOCUS lists. */
export type Listed = { readonly column: string; readonly allowed: readonly string[] };

/** The value that FOCUS lists, in whatever letter case it is written; null where it lists none such. */
export function listedValue(text: string, { allowed }: Pick<Listed, 'allowed'>): string | null {
  return allowed.find((one) => one.toLowerCase() === text.trim().toLowerCase()) ?? null;
}

/** A value that FOCUS lists, as it writes it; null where the cell is empty. Refuses INVALID_VALUE. */
export function listedOf(row: DatasetRow, { column, allowed }: Listed): string | null {
  const text = row.cells[column] ?? null;
  if (text === null) return null;
  const value = listedValue(text, { allowed });
  if (value === null) throw wrong(row, column, `write one of ${allowed.join(', ')}`);
  return value;
}

/** A listed value that every row must have. Refuses INVALID_VALUE. */
export function requiredListed(row: DatasetRow, listed: Listed): string {
  const value = listedOf(row, listed);
  if (value === null) throw wrong(row, listed.column, `give every row one of ${listed.allowed.join(', ')}`);
  return value;
}

/** What to say of rows whose value was written in another letter case, as bills do. */
export function recasedIn(rows: readonly DatasetRow[], listed: Listed): readonly string[] {
  const { column } = listed;
  const found = rows.filter((row) => {
    const text = row.cells[column] ?? null;
    return text !== null && text !== listedValue(text, listed);
  });
  const [first] = found;
  if (!first) return [];
  const written = [...new Set(found.flatMap(({ cells }) => cells[column] ?? []))].map((text) => `"${text}"`);
  return [
    `"${first.file}", column ${column}: ${found.length} ${found.length === 1 ? 'row' : 'rows'} from row ${first.row} on ` +
      `wrote ${written.slice(0, 5).join(', ')} in another case than FOCUS lists, and it was put right`,
  ];
}

/** Refuses INVALID_VALUE where a period ends before it starts. */
export function requireOrdered(row: DatasetRow, start: string, end: string): void {
  const [first, last] = [dayOf(row, start), dayOf(row, end)];
  if (first === null || last === null || last >= first) return;
  throw wrong(row, end, `it is before ${start}, ${first}: give the day after the last one of the period`);
}

function wrong({ file, row, cells }: DatasetRow, column: string, remedy: string): Refusal {
  const value = cells[column] ?? null;
  const what = value === null ? 'is empty' : `"${value.slice(0, 80)}" cannot be read`;
  return new Refusal('INVALID_VALUE', `"${file}", row ${row}, column ${column}: ${what}; ${remedy}`, {
    file,
    row,
    column,
    value,
    remedy,
  });
}
