import { Refusal } from '@capwise/domain';
import { parseMoney, type Money } from '@capwise/domain/money';
import type { TableRow } from './table.ts';

/** The refusal of one cell, INVALID_VALUE, by row, column and value. */
export function wrongCell({ row, cells }: TableRow, column: string, what: string): Refusal {
  const value = cells[column] ?? '';
  const shown = value === '' ? 'is empty' : `"${value}"`;
  return new Refusal('INVALID_VALUE', `row ${row}, column ${column}: ${shown}; ${what}`, {
    row,
    column,
    value,
    remedy: what,
  });
}

/** A cell of a column that every row needs. */
export function neededCell({ row, cells }: TableRow, column: string): string {
  const text = cells[column] ?? null;
  if (text === null) throw new Error(`row ${row} has an empty ${column}, which is required`);
  return text;
}

/** One of a few words, in whatever case and with spaces for hyphens; null where the cell is empty. Refuses INVALID_VALUE. */
export function choiceCell<Word extends string>(row: TableRow, column: string, words: readonly Word[]): Word | null {
  const text = row.cells[column] ?? null;
  if (text === null) return null;
  const key = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  const word = words.find((one) => one === key);
  if (word === undefined) throw wrongCell(row, column, `write one of ${words.join(', ')}`);
  return word;
}

/** An amount in a currency. Refuses INVALID_VALUE for more decimals than it has. */
export function moneyCell(row: TableRow, column: string, currency: string): Money {
  try {
    return parseMoney(neededCell(row, column), currency);
  } catch {
    throw wrongCell(row, column, `${currency} has fewer decimals: give it to its minor unit`);
  }
}

/** A whole number within bounds; null where the cell is empty. Refuses INVALID_VALUE. */
export function wholeCell(
  row: TableRow,
  column: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | null {
  const text = row.cells[column] ?? null;
  if (text === null) return null;
  const value = Number(text);
  if (value < least || value > most) throw wrongCell(row, column, `give a number from ${least} to ${most}`);
  return value;
}

const wordsMax = 200;

/** Words of a person, short enough to be shown; null where the cell is empty. Refuses INVALID_VALUE. */
export function wordsCell(row: TableRow, column: string): string | null {
  const text = row.cells[column] ?? null;
  if (text !== null && text.length > wordsMax) throw wrongCell(row, column, `at most ${wordsMax} characters`);
  return text;
}

/** Refuses INVALID_VALUE for a row whose currency is not that of the books. */
export function requireCurrency(row: TableRow, currency: string): void {
  if (neededCell(row, 'currency') === currency) return;
  throw wrongCell(row, 'currency', `the books are kept in ${currency}: give its amount in ${currency}`);
}

/** A name as an id: small letters, digits and single hyphens. Refuses INVALID_VALUE for one that has none, or too many. */
export function idCell(row: TableRow, column: string, charactersMax: number): string {
  const id = neededCell(row, column)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (id === '') throw wrongCell(row, column, 'it needs a letter from a to z, or a digit');
  if (id.length > charactersMax) throw wrongCell(row, column, `at most ${charactersMax} letters, digits and hyphens`);
  return id;
}

/** Refuses INVALID_VALUE for the second of two rows of one id. */
export function requireSingle(rows: readonly { readonly row: TableRow; readonly id: string }[], column: string): void {
  for (const members of Map.groupBy(rows, ({ id }) => id).values()) {
    const [first, second] = members;
    if (!first || !second) continue;
    throw wrongCell(
      second.row,
      column,
      `row ${first.row.row} is "${first.id}" already: give each row a name of its own`,
    );
  }
}

const listedMax = 20;

/** Notes, shortened where there are more than a person reads. */
export function listed(notes: readonly string[]): readonly string[] {
  return notes.length <= listedMax
    ? notes
    : [...notes.slice(0, listedMax), `and ${notes.length - listedMax} more of the same kind`];
}
