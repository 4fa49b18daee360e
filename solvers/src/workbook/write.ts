import type { PlainCell, WorkbookCell, WorkbookDocument, Workbooks, WorkbookSheet } from '@capwise/app/ports';
import { Workbook, type Cell } from '@cj-tech-master/excelts';
import { dress } from './format.ts';

/** Stands for the moment of writing, so that the same document has the same bytes. */
const writtenAt = new Date('2000-01-01T00:00:00Z');

/** Writes workbooks as Office Open XML. A number that no cell can hold throws: nothing is rounded silently. */
export const workbooks: Pick<Workbooks, 'write'> = {
  write: async (document) => {
    const book = new Workbook();
    book.title = document.title;
    book.creator = 'Capwise';
    book.created = writtenAt;
    book.modified = writtenAt;
    book.calcProperties.fullCalcOnLoad = true;
    for (const sheet of document.sheets) addSheet(book, sheet, document);
    for (const { name, sheet, cell } of document.names) {
      book.definedNames.add(`'${sheet}'!${absolute(cell)}`, name);
    }
    return book.xlsx.writeBuffer();
  },
};

function addSheet(
  book: Workbook,
  { name, columns, rows, frozenRows }: WorkbookSheet,
  document: WorkbookDocument,
): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 0, ySplit: frozenRows }] });
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  rows.forEach((row, rowIndex) => {
    row.forEach((cell, columnIndex) => {
      if (cell === null) return;
      const target = sheet.getCell(rowIndex + 1, columnIndex + 1);
      fill(target, cell);
      dress(target, cell, { minorDigits: document.minorDigits, columns });
    });
  });
}

function fill(target: Cell, cell: NonNullable<WorkbookCell>): void {
  target.value = cell.kind === 'formula' ? { formula: cell.formula, result: valueOf(cell.cached) } : valueOf(cell);
}

function valueOf(cell: PlainCell): string | number {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return numberOf(cell.decimal);
    case 'day':
      return dayNumber(cell.day);
  }
}

const significantDigits = 15;

/** A cell holds a double: a decimal of more than 15 digits would come out as another. */
function numberOf(decimal: string): number {
  const digits = decimal.replace(/^-?0*\.?0*/, '').replace('.', '');
  const value = Number(decimal);
  if (!/^-?\d+(\.\d+)?$/.test(decimal) || digits.length > significantDigits) {
    throw new RangeError(
      `"${decimal}" is no decimal of at most ${significantDigits} digits, which is what a cell holds`,
    );
  }
  return value;
}

/** Days as spreadsheets count them since 1900, whose calendar has a 29 February 1900 that never was. */
function dayNumber(day: string): number {
  return Temporal.PlainDate.from('1899-12-30').until(Temporal.PlainDate.from(day)).days;
}

function absolute(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}
