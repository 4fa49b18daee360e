import { kernelFigures, readCase, type OptionFigures } from '@capwise/app/decide';
import type { Workbook, Worksheet } from '@cj-tech-master/excelts';

/** Rows of the sheet Options by what they are called, and the figure that each is to be equal to. */
const rowsOfFigure: Readonly<Record<Exclude<keyof OptionFigures, 'npv'>, readonly string[]>> = {
  ebitda: ['EBITDA'],
  operatingIncome: ['Operating income'],
  freeCashFlow: ['Free cash flow'],
  cash: [
    'Cash after tax by point in time',
    'Cash by point in time: column 0 is the first day, column k the end of month k',
  ],
  decision: ['Cash, settled at the end, and off-book by point in time'],
};

const firstMonthColumn = 8;
const totalColumn = 6;

/** A figure of a workbook beside ours. */
export type ComparedFigure = { readonly where: string; readonly ours: number; readonly theirs: number };

/** Every figure of the options of a workbook beside what the estimate kernel says of a document. */
export function optionFigures(book: Workbook, document: string): readonly ComparedFigure[] {
  const { subject } = readCase(document);
  const sheet = book.getWorksheet('Options');
  if (!sheet) throw new Error('the workbook has no sheet "Options"');
  return subject.options.flatMap((option, index) => {
    const ours = kernelFigures(subject, option);
    const flows = (Object.keys(rowsOfFigure) as (keyof typeof rowsOfFigure)[]).flatMap((figure) => {
      const row = rowOf(sheet, index + 1, rowsOfFigure[figure]);
      return ours[figure].map((value, column) => ({
        where: `${option.id}, ${figure}, column ${column}`,
        ours: value,
        theirs: resultAt(sheet, row, firstMonthColumn + column),
      }));
    });
    const row = rowOf(sheet, index + 1, ['Net present value']);
    return [...flows, { where: `${option.id}, npv`, ours: ours.npv, theirs: resultAt(sheet, row, totalColumn) }];
  });
}

/** Figures that differ by more than a share of the largest of the same option and kind. */
export function differingFigures(figures: readonly ComparedFigure[], tolerance: number): readonly ComparedFigure[] {
  const kindOf = ({ where }: ComparedFigure): string => where.split(',').slice(0, 2).join();
  const sizes = new Map<string, number>();
  for (const figure of figures)
    sizes.set(kindOf(figure), Math.max(sizes.get(kindOf(figure)) ?? 0, Math.abs(figure.ours)));
  return figures.filter(
    (figure) => !(Math.abs(figure.ours - figure.theirs) <= tolerance * Math.max(1, sizes.get(kindOf(figure)) ?? 0)),
  );
}

/** The checks of a workbook that do not hold. */
export function failedChecks(book: Workbook): readonly string[] {
  const sheet = book.getWorksheet('Checks');
  if (!sheet) throw new Error('the workbook has no sheet "Checks"');
  return rowNumbers(sheet)
    .filter((row) => row > 4 && sheet.getCell(row, 7).text !== 'ok')
    .map((row) => [1, 2, 3, 4, 7].map((column) => sheet.getCell(row, column).text).join(' | '));
}

function rowOf(sheet: Worksheet, option: number, items: readonly string[]): number {
  for (const item of items) {
    const found = rowNumbers(sheet).find(
      (row) => Number(sheet.getCell(row, 1).value) === option && sheet.getCell(row, 4).value === item,
    );
    if (found !== undefined) return found;
  }
  throw new Error(`option ${option} has no row "${items[0] ?? ''}"`);
}

function resultAt(sheet: Worksheet, row: number, column: number): number {
  const cell = sheet.getCell(row, column);
  return Number(cell.formula ? cell.result : cell.value);
}

function rowNumbers(sheet: Worksheet): readonly number[] {
  return Array.from({ length: sheet.rowCount }, (_, index) => index + 1);
}
