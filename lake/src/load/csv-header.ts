import { Refusal } from '@capwise/domain';
import type { InputFile } from './expand.ts';
import { focusColumn } from './focus-columns.ts';
import { unreadable } from './head.ts';

export type CsvHeader = { readonly delimiter: string; readonly columns: readonly string[] };

export const delimiters: readonly string[] = [',', ';', '\t', '|'];

/** The delimiter and the names of a CSV file's first record. Refuses FILE_FORMAT, and NO_ROWS where nothing follows. */
export function readHeader(file: InputFile, head: string): CsvHeader {
  const text = head.startsWith('\uFEFF') ? head.slice(1) : head;
  const readings = delimiters.map((delimiter) => ({ delimiter, record: firstRecord(text, delimiter) }));
  const best = readings.reduce((left, right) => (score(right.record) > score(left.record) ? right : left));
  if (!best.record) {
    throw unreadable(file, 'has no end of its header in the first mebibyte', 'export the bill as CSV again');
  }
  if (text.trim() === '') throw unreadable(file, 'is empty: it holds blank lines only', 'export it again');
  if (best.record.rest.trim() === '') {
    throw new Refusal(
      'NO_ROWS',
      `"${file.name}" has a header and no rows: leave it out, or export a period with charges`,
      {
        file: file.name,
        remedy: 'leave it out, or export a period with charges',
      },
    );
  }
  return { delimiter: best.delimiter, columns: best.record.cells.map((cell) => cell.trim()) };
}

type FirstRecord = { readonly cells: readonly string[]; readonly rest: string };

function score(record: FirstRecord | null): number {
  if (!record) return -1;
  return record.cells.filter((cell) => focusColumn(cell.trim())).length;
}

/** The cells of a text's first record, and what follows it; null when the text ends inside a quoted cell. */
export function firstRecord(text: string, delimiter: string): FirstRecord | null {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      return { cells: [...cells, cell], rest: text.slice(at) };
    } else cell += character;
  }
  return quoted ? null : { cells: [...cells, cell], rest: '' };
}
