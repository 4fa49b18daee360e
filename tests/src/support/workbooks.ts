import { Workbook } from '@cj-tech-master/excelts';
import { fileOf } from './bills.ts';

export type CellValue = string | number | boolean | Date | null;

/** Writes a workbook of sheets by name, each a list of rows, and answers it as an input. */
export async function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>,
  name: string,
): Promise<{ readonly path: string; readonly name: string }> {
  const book = new Workbook();
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(title);
    rows.forEach((cells, row) =>
      cells.forEach((value, column) => {
        const cell = sheet.getCell(row + 1, column + 1);
        cell.value = value;
        if (value instanceof Date) cell.numFmt = 'dd/mm/yyyy';
      }),
    );
  }
  return fileOf(new Uint8Array(await book.xlsx.writeBuffer()), name);
}
