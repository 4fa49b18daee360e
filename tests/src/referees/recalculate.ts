import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Workbook, type Cell, type Worksheet } from '@cj-tech-master/excelts';
import { lastWords } from '../support/program.ts';
import type { FoundTool } from './tool.ts';
import { runTool } from './tools.ts';

/** Without this LibreOffice keeps the results that a file brings along, and proves nothing. */
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

const stale = 999;

/** Opens a workbook, lets `change` change it, and makes every result in it stale: what it says afterwards was calculated. */
export async function withStaleResults(bytes: Uint8Array, change: (book: Workbook) => void): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  change(book);
  for (const cell of book.worksheets.flatMap((sheet) => cellsOf(sheet))) {
    if (cell.formula) cell.value = { formula: cell.formula, result: stale };
  }
  return book;
}

/** Has LibreOffice calculate a workbook again as a whole, in a folder of its own, and reads what it saved. */
export async function throughLibreOffice(tool: FoundTool, book: Workbook, folder: string): Promise<Workbook> {
  const profile = path.join(folder, 'profile');
  await mkdir(path.join(profile, 'user'), { recursive: true });
  await writeFile(path.join(profile, 'user', 'registrymodifications.xcu'), alwaysRecalculate);
  const [source, target] = [path.join(folder, 'workbook.xlsx'), path.join(folder, 'saved')];
  await writeFile(source, await book.xlsx.writeBuffer());
  const flags = ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile)}`];
  const ended = await runTool(tool, 'soffice', [...flags, '--convert-to', 'xlsx', '--outdir', target, source]);
  if (ended.code !== 0) throw new Error(`soffice does not convert the workbook: ${lastWords(ended)}`);
  const saved = new Workbook();
  await saved.xlsx.load(await readFile(path.join(target, 'workbook.xlsx')));
  return saved;
}

export function cellsOf(sheet: Worksheet): readonly Cell[] {
  const cells: Cell[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => void cells.push(cell)));
  return cells;
}

export type ScheduleCells = readonly {
  readonly charge: number;
  readonly accumulated: number;
  readonly carrying: number;
}[];

/** The months of a schedule sheet, without the opening row. Throws where a heading is missing. */
export function readSchedule(book: Workbook, name: string): ScheduleCells {
  const sheet = sheetOf(book, name);
  const head = rowNumbers(sheet).find((row) => sheet.getCell(row, 1).value === 'Month');
  if (head === undefined) throw new Error(`sheet "${name}" has no row of headings that begins with Month`);
  const columnOf = (heading: string): number => {
    const found = Array.from({ length: sheet.columnCount }, (_, index) => index + 1).find(
      (column) => sheet.getCell(head, column).value === heading,
    );
    if (found === undefined) throw new Error(`sheet "${name}" has no column "${heading}"`);
    return found;
  };
  const columns = {
    charge: columnOf('Charge'),
    accumulated: columnOf('Accumulated'),
    carrying: columnOf('Carrying at the end'),
  };
  return rowNumbers(sheet)
    .filter((row) => row > head + 1)
    .map((row) => ({
      charge: numberAt(sheet, row, columns.charge),
      accumulated: numberAt(sheet, row, columns.accumulated),
      carrying: numberAt(sheet, row, columns.carrying),
    }));
}

/** The cell of a name, as a sheet and an address. */
export function namedCell(book: Workbook, name: string): Cell {
  const [range = ''] = book.definedNames.getRanges(name).ranges;
  const [, sheet = '', address = ''] = /^'?([^'!]+)'?!(.+)$/.exec(range) ?? [];
  return sheetOf(book, sheet).getCell(address.replaceAll('$', ''));
}

export function numberAt(sheet: Worksheet, row: number, column: number): number {
  const cell = sheet.getCell(row, column);
  const value = cell.formula ? cell.result : cell.value;
  if (typeof value !== 'number')
    throw new Error(`${sheet.name} row ${row} column ${column} is "${cell.text}", no number`);
  return value;
}

export function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`the workbook has no sheet "${name}"`);
  return sheet;
}

function rowNumbers(sheet: Worksheet): readonly number[] {
  return Array.from({ length: sheet.rowCount }, (_, index) => index + 1);
}
