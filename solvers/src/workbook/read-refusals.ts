import type { WorkbookFault } from '@capwise/app/ports';

/** What a caller must expect of a workbook that people bring; `fault` is what the port answers with. */
export class FaultyBook extends Error {
  readonly fault: WorkbookFault;

  constructor(code: WorkbookFault['code'], message: string, data: WorkbookFault['data']) {
    super(message);
    this.name = 'FaultyBook';
    this.fault = { kind: 'refused', code, message, data };
  }
}

/** FILE_FORMAT: a workbook that cannot be read as one. */
export function brokenBook(file: string, what: string, remedy: string): FaultyBook {
  return new FaultyBook('FILE_FORMAT', `"${file}" ${what}: ${remedy}`, { file, remedy });
}

/** FILE_TOO_LARGE: a workbook above a limit. */
export function tooLargeBook(file: string, what: string): FaultyBook {
  const remedy = 'split it, or save the sheet as CSV (UTF-8)';
  return new FaultyBook('FILE_TOO_LARGE', `"${file}" ${what}: ${remedy}`, { file, remedy });
}

/** NO_ROWS: a sheet with nothing under its header. */
export function emptySheet(file: string, sheet: string): FaultyBook {
  const remedy = 'leave it out, or fill it in';
  return new FaultyBook('NO_ROWS', `"${file}", sheet "${sheet}" has no rows under a header: ${remedy}`, {
    file,
    sheet,
    remedy,
  });
}

/** SHEET_NEEDED: which sheets there are, and how to choose one. */
export function sheetNeeded(file: string, asked: string | undefined, sheets: readonly string[]): FaultyBook {
  const names = sheets.map((name) => `"${name}"`).join(', ');
  const remedy = `name the one to read as its sheet, as --sheet "${sheets[0] ?? ''}"`;
  const what = asked === undefined ? 'has several sheets' : `has no sheet "${asked}"; it has`;
  return new FaultyBook('SHEET_NEEDED', `"${file}" ${what} ${names}: ${remedy}`, { file, sheets, remedy });
}

/** A cell that cannot be read, by its address. */
export type BadCell = { readonly address: string; readonly value: string; readonly what: string };

const listedMax = 20;

/** INVALID_VALUE for cells of a sheet, by their addresses. */
export function invalidSheet(file: string, sheet: string, bad: readonly BadCell[]): FaultyBook {
  const [first] = bad;
  const cells = bad.slice(0, listedMax).map(({ address, value, what }) => `cell ${address}: ${value}; ${what}`);
  const more = bad.length > cells.length ? ` and ${bad.length - cells.length} more` : '';
  return new FaultyBook('INVALID_VALUE', `"${file}", sheet "${sheet}": ${cells.join(' | ')}${more}`, {
    file,
    sheet,
    ...(first && { cell: first.address, value: first.value, remedy: first.what }),
    count: bad.length,
    cells,
  });
}
