import type { Case, CaseOption } from '@capwise/domain/decide';
import type { WorkbookCell, WorkbookSheet } from '../../ports/index.ts';
import { columnLetters, formulaCell, textCell, wholeNumber } from '../../assets/workbook/cells.ts';
import { headRows, monthLetters, valuesOf, type GridRow } from './grid.ts';
import { measureWords } from './measures.ts';
import { numberCell, plainText } from './number-cell.ts';
import type { OptionRow, OptionsSheet } from './options-sheet.ts';
import type { WorkedLine, Workings } from './workings-sheet.ts';

const title = 'Statements: what each option does to EBITDA and to cash, by year';
const labelColumns = ['No.', 'Option', 'Item', 'Whole case'] as const;
const yearRow = 4;

/** The rows of a statement, by the view that they belong to. */
const views: readonly { readonly view: string; readonly rows: readonly (readonly [string, OptionRow | 'tax'])[] }[] = [
  {
    view: 'EBITDA view',
    rows: [
      ['EBITDA', 'ebitda'],
      ['Depreciation and amortization', 'amortization'],
      ['Operating income', 'operatingIncome'],
    ],
  },
  {
    view: 'Cash view',
    rows: [
      ['Free cash flow', 'freeCashFlow'],
      ['Cash', 'cash'],
      ['Off-book (memo), in the decision only', 'memo'],
    ],
  },
  {
    view: 'Bridge from EBITDA to cash',
    rows: [
      ['EBITDA', 'ebitda'],
      [measureWords.capital, 'capital'],
      [measureWords.terms, 'terms'],
      [measureWords.stock, 'stock'],
      ['Bridge: income tax', 'tax'],
      [measureWords.values, 'values'],
      ['Cash', 'cash'],
      ['EBITDA and bridge less cash: 0', 'residual'],
    ],
  },
];

type Row = readonly WorkbookCell[];

/** The sheet of each option by year, and of what each line does in both views. */
export function statementsSheet(
  subject: Case,
  { options, workings }: { readonly options: OptionsSheet; readonly workings: Workings },
): WorkbookSheet {
  const rows: Row[] = [...headOf(subject)];
  for (const [index, option] of subject.options.entries()) {
    const label = [{ ...wholeNumber(index + 1), format: 'whole' } as const, textCell(plainText(option.name))];
    const own = options.options.get(option.id);
    if (!own) throw new RangeError(`the option "${option.id}" has no rows`);
    rows.push([]);
    for (const { view, rows: items } of views) {
      rows.push([...label, textCell(view, { role: 'heading' })]);
      for (const [item, which] of items) {
        const source = own[which];
        if (source) rows.push([...label, textCell(item), ...byYear(subject, { source, number: rows.length + 1 })]);
      }
    }
    rows.push(...lineRows(subject, { option, label, lines: workings.lines, from: rows.length + 1 }));
  }
  return {
    name: 'Statements',
    columns: Array.from({ length: labelColumns.length + subject.years }, (_, column) => ({
      width: [6, 26, 58][column] ?? 18,
      format: column < 3 ? 'text' : 'amount',
    })),
    rows,
    frozenRows: yearRow,
  };
}

function headOf({ years, currency }: Case): readonly Row[] {
  const first = columnLetters(labelColumns.length - 1);
  return [
    [textCell(title, { role: 'title' })],
    [textCell(`Amounts in ${currency}. Years count from the first month of the case.`, { role: 'note' })],
    [],
    [
      ...labelColumns.map((heading) => textCell(heading, { role: 'heading' })),
      ...Array.from({ length: years }, (_, year) =>
        formulaCell(`COLUMN()-COLUMN($${first}$${yearRow})`, numberCell(year + 1), { format: 'whole' }),
      ),
    ],
  ];
}

function byYear(
  { years }: Case,
  { source, number }: { readonly source: GridRow; readonly number: number },
): readonly WorkbookCell[] {
  const months = (row: number): string =>
    `Options!$${monthLetters(0)}$${row}:$${monthLetters(source.length - 1)}$${row}`;
  const values = valuesOf(source);
  const yearly = Array.from({ length: years }, (_, year) => sum(values.slice(year * 12, year * 12 + 12)));
  const column = (year: number): string => columnLetters(labelColumns.length + year);
  const whole = formulaCell(`SUM(${column(0)}${number}:${column(years - 1)}${number})`, numberCell(sum(yearly)));
  return [
    whole,
    ...yearly.map((value, year) =>
      formulaCell(
        `SUMIFS(${months(source.number)},${months(headRows.year)},${column(year)}$${yearRow})`,
        numberCell(value),
      ),
    ),
  ];
}

type Lines = {
  readonly option: CaseOption;
  readonly label: readonly NonNullable<WorkbookCell>[];
  readonly lines: readonly WorkedLine[];
  readonly from: number;
};

/** Both views of each line over the whole case, side by side, and what lies between them. */
function lineRows({ years }: Case, { option, label, lines, from }: Lines): readonly Row[] {
  const own = lines.filter((line) => line.option.id === option.id);
  const total = (row: GridRow | undefined): WorkbookCell =>
    row ? formulaCell(`Workings!$F$${row.number}`, numberCell(sum(valuesOf(row).slice(0, years * 12)))) : numberCell(0);
  return [
    [
      ...label,
      ...['Line, whole case', 'EBITDA view', 'Cash view', 'EBITDA less cash'].map((heading) =>
        textCell(heading, { role: 'heading' }),
      ),
    ],
    ...own.map(({ line, rows }, index): Row => {
      const number = from + 1 + index;
      const [ebitda, cash] = [rows.ebitda, rows.cash].map((row) => (row ? sum(valuesOf(row)) : 0));
      const difference = formulaCell(`D${number}-E${number}`, numberCell((ebitda ?? 0) - (cash ?? 0)));
      return [...label, textCell(plainText(line.what)), total(rows.ebitda), total(rows.cash), difference].map(
        (cell) => cell && { format: 'amount' as const, ...cell },
      );
    }),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
