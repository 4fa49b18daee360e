import type { SheetLimits, SheetTable } from '@capwise/app/ports';
import {
  addressOf,
  columnLetters,
  knownOf,
  readCells,
  type Merge,
  type SheetCells,
  type SheetRow,
} from './read-cells.ts';
import { readBook, type Book, type SheetEntry } from './read-parts.ts';
import { emptySheet, invalidSheet, sheetNeeded, type BadCell } from './read-refusals.ts';
import type { Archive } from './read-zip.ts';

/**
 * Reads one sheet as a table: the header is the first row with more than one cell, above which titles may stand. Without a
 * name it is the one visible sheet that has anything; several are refused with SHEET_NEEDED.
 */
export async function readTableOf(
  archive: Archive,
  limits: SheetLimits,
  asked: string | undefined,
): Promise<SheetTable> {
  const book = await readBook(archive);
  const reading = { ...limits, known: await knownOf(book) };
  if (asked !== undefined) {
    const entry = book.sheets.find(({ name }) => sameName(name, asked));
    if (!entry) throw sheetNeeded(archive.file, asked, namesOf(book.sheets));
    return tableOf(await readCells(book, entry.path, reading), { book, entry });
  }
  const filled: { readonly entry: SheetEntry; readonly cells: SheetCells }[] = [];
  for (const entry of book.sheets.filter(({ isHidden }) => !isHidden)) {
    const cells = await readCells(book, entry.path, reading);
    if (cells.rows.length > 0) filled.push({ entry, cells });
  }
  const [only] = filled;
  if (!only) throw emptySheet(archive.file, book.sheets[0]?.name ?? '');
  if (filled.length > 1) {
    throw sheetNeeded(
      archive.file,
      undefined,
      filled.map(({ entry }) => entry.name),
    );
  }
  return tableOf(only.cells, { book, entry: only.entry });
}

type Place = { readonly book: Book; readonly entry: SheetEntry };

function tableOf(sheet: SheetCells, { book, entry }: Place): SheetTable {
  const { file } = book.archive;
  const header = headerOf(sheet.rows);
  if (!header) throw emptySheet(file, entry.name);
  const under = sheet.rows.filter(({ number }) => number > header.number);
  if (under.length === 0) throw emptySheet(file, entry.name);
  const width = [header, ...under].reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const { rows, bad } = withMerged(under, sheet.merges, header.number);
  const wrong: readonly BadCell[] = [...sheet.bad.filter(({ row }) => row >= header.number), ...bad];
  if (wrong.length > 0) throw invalidSheet(file, entry.name, wrong);
  const indexes = Array.from({ length: width }, (_, index) => index);
  const used = indexes.filter((index) => header.cells[index] || rows.some(({ cells }) => cells[index]));
  return {
    sheet: entry.name,
    sheets: namesOf(book.sheets.filter(({ isHidden }) => !isHidden)),
    columns: used.map((index) => header.cells[index]?.text.trim() ?? `(column ${columnLetters(index)})`),
    rows: rows.map(({ number, cells }) => ({
      row: number - header.number,
      cells: used.map((index) => cells[index]?.text ?? null),
      typed: used.map((index) => cells[index]?.typed ?? false),
    })),
  };
}

function headerOf(rows: readonly SheetRow[]): SheetRow | undefined {
  return rows.find(({ cells }) => cells.filter((cell) => cell !== undefined).length > 1) ?? rows[0];
}

/**
 * A text that is merged over several rows is the text of each. A number is not: nobody could say whether it is meant once or
 * for every row, so that it is bad.
 */
function withMerged(
  rows: readonly SheetRow[],
  merges: readonly Merge[],
  header: number,
): { readonly rows: readonly SheetRow[]; readonly bad: readonly BadCell[] } {
  const byNumber = new Map(rows.map((row) => [row.number, [...row.cells]]));
  const bad: BadCell[] = [];
  for (const { top, bottom, left } of merges) {
    const cell = byNumber.get(top)?.[left];
    if (top <= header || bottom === top || !cell) continue;
    if (cell.typed && !/^\d{4}-\d{2}-\d{2}/.test(cell.text)) {
      const what = `it is merged over rows ${top} to ${bottom}: say for each row what it holds`;
      bad.push({ address: addressOf({ row: top, column: left }), value: cell.text, what });
      continue;
    }
    for (let at = firstAfter(rows, top); (rows[at]?.number ?? Infinity) <= bottom; at += 1) {
      const cells = byNumber.get(rows[at]?.number ?? 0);
      if (cells) cells[left] = cell;
    }
  }
  return { rows: rows.map(({ number }) => ({ number, cells: byNumber.get(number) ?? [] })), bad };
}

/** Where the rows under a row begin, in rows by their number. */
function firstAfter(rows: readonly SheetRow[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

function namesOf(sheets: readonly SheetEntry[]): readonly string[] {
  return sheets.map(({ name }) => name);
}

function sameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
