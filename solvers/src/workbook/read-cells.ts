import { dayStyles, readXml, sharedTexts, textReading, unescapedText, type Book } from './read-parts.ts';
import { dayText, plainNumber, type DayFormat } from './read-numbers.ts';
import { brokenBook, tooLargeBook, type BadCell } from './read-refusals.ts';

/** A cell with something in it. `typed`: a number, a day or a truth value, whose text is ours and not the author's. */
export type SheetCell = { readonly text: string; readonly typed: boolean };

/** Cells by column, from 0; holes where nothing stands. `number` is the sheet's own, from 1. */
export type SheetRow = { readonly number: number; readonly cells: readonly (SheetCell | undefined)[] };

/** Cells that are one on the screen: the first of them has the value. Rows and columns as in `SheetRow`. */
export type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export type SheetCells = {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  readonly bad: readonly (BadCell & { readonly row: number })[];
};

export type CellLimits = { readonly limitRows: number; readonly limitColumns: number };

/** Rows of a sheet, as spreadsheets have them. */
const sheetRowsMax = 1_048_576;
const mergesMax = 50_000;
const listedMax = 1_000;

/** Reads what stands in the cells of a sheet; rows without anything are left out. Refuses FILE_FORMAT and FILE_TOO_LARGE. */
export async function readCells(
  { archive }: Book,
  path: string,
  { known, ...limits }: CellLimits & { readonly known: Known },
): Promise<SheetCells> {
  const reading = new CellReading(known, { ...limits, file: archive.file });
  const text = textReading();
  await readXml(archive, path, {
    open: (name, attributes) => {
      text.open(name, attributes);
      reading.open(name, attributes);
    },
    text: (piece) => {
      text.text(piece);
      reading.text(piece);
    },
    close: (name) => {
      text.close(name);
      if (name === 'is') reading.inlineText(text.take());
      reading.close(name);
    },
  });
  return reading;
}

/** What cells of all sheets refer to. */
export type Known = {
  readonly texts: readonly string[];
  readonly styles: readonly (DayFormat | undefined)[];
  readonly from1904: boolean;
};

/** Reads what cells refer to, once for all sheets. */
export async function knownOf(book: Book): Promise<Known> {
  return { texts: await sharedTexts(book), styles: await dayStyles(book), from1904: book.from1904 };
}

/** The cell that is open: its place and what was read of it. */
type OpenCell = { row: number; column: number; type: string; style: number; value: string; hasFormula: boolean };

class CellReading implements SheetCells {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  readonly bad: (BadCell & { readonly row: number })[] = [];
  readonly #known: Known;
  readonly #limits: CellLimits & { readonly file: string };
  #cells: (SheetCell | undefined)[] = [];
  #row = 0;
  #column = -1;
  #cell: OpenCell | null = null;
  #inValue = false;

  constructor(known: Known, limits: CellLimits & { readonly file: string }) {
    this.#known = known;
    this.#limits = limits;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = this.#numberOf(attributes['r']);
      this.#column = -1;
      this.#cells = [];
    } else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column + 1;
      const { t: type = 'n', s: style = '0' } = attributes;
      const place = { row: this.#row, column: this.#column };
      this.#cell = { ...place, type, style: Number(style), value: '', hasFormula: false };
    } else if (name === 'f' && this.#cell) {
      this.#cell.hasFormula = true;
    } else if (name === 'mergeCell') {
      if (this.merges.length === mergesMax) throw tooLargeBook(this.#limits.file, 'merges more cells than are read');
      const merge = mergeOf(attributes['ref'] ?? '');
      if (merge) this.merges.push(merge);
    }
    this.#inValue = name === 'v';
  }

  text(piece: string): void {
    if (this.#inValue && this.#cell) this.#cell.value += piece;
  }

  /** The text of the runs that stand in the cell itself, as those write it who share no texts. */
  inlineText(text: string): void {
    if (this.#cell) this.#cell.value += text;
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    if (name === 'c' && this.#cell) this.#finish(this.#cell);
    if (name === 'c') this.#cell = null;
    if (name !== 'row' || this.#cells.length === 0) return;
    this.rows.push({ number: this.#row, cells: this.#cells });
    if (this.rows.length > this.#limits.limitRows + 1) {
      throw tooLargeBook(this.#limits.file, `has more than ${this.#limits.limitRows} rows, the limit of a sheet`);
    }
  }

  #numberOf(text: string | undefined): number {
    const number = text === undefined ? this.#row + 1 : Number(text);
    if (Number.isInteger(number) && number > this.#row && number <= sheetRowsMax) return number;
    throw brokenBook(this.#limits.file, `is damaged: its rows are out of order at row ${this.#row}`, 'save it again');
  }

  #finish(cell: OpenCell): void {
    const read = this.#valueOf(cell);
    if (read === null) return;
    if (cell.column >= this.#limits.limitColumns) {
      const limit = this.#limits.limitColumns;
      throw tooLargeBook(this.#limits.file, `has a cell ${addressOf(cell)}, and the limit is ${limit} columns`);
    }
    this.#cells[cell.column] = read;
  }

  #valueOf(cell: OpenCell): SheetCell | null {
    const { type, value, style, hasFormula } = cell;
    if (type === 'e') return this.#fault(cell, value, 'correct its formula');
    if (value === '' && hasFormula && type !== 'str') {
      return this.#fault(cell, 'a formula without its result', 'open the file in a spreadsheet and save it again');
    }
    if (value.trim() === '') return null;
    switch (type) {
      case 's':
        return textCell(this.#known.texts[Number(value)] ?? '');
      case 'str':
        return textCell(unescapedText(value));
      case 'inlineStr':
        return textCell(value);
      case 'b':
        return { text: value === '1' ? 'true' : 'false', typed: true };
      case 'd':
        return { text: value.trim(), typed: true };
      default: {
        const decimal = plainNumber(value);
        const format = this.#known.styles[style];
        const day = format === undefined ? null : dayText(decimal, format, this.#known.from1904);
        return { text: day ?? decimal, typed: true };
      }
    }
  }

  #fault(cell: OpenCell, value: string, what: string): SheetCell {
    if (this.bad.length < listedMax) this.bad.push({ row: cell.row, address: addressOf(cell), value, what });
    return { text: value, typed: false };
  }
}

function textCell(text: string): SheetCell | null {
  return text.trim() === '' ? null : { text, typed: false };
}

function mergeOf(reference: string): Merge | null {
  const [first = '', last = first] = reference.split(':');
  const [left, right] = [columnOf(first), columnOf(last)];
  const [top, bottom] = [first, last].map((address) => Number(address.replaceAll(/\D/g, '')));
  return left === null || right === null || !top || !bottom ? null : { top, bottom, left, right };
}

/** The column of an address such as `AB12`, from 0; null where there is none. */
function columnOf(address: string | undefined): number | null {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(address ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A column, from 0, by its letters. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A cell as people name it. */
export function addressOf({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${columnLetters(column)}${row}`;
}
