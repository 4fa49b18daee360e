import type { Case, CaseLine, CaseOption } from '@capwise/domain/decide';
import { addMonths, firstDay } from '@capwise/domain/time';
import type { WorkbookCell } from '../../ports/index.ts';
import { formulaCell, textCell } from '../../assets/workbook/cells.ts';
import type { CaseInputs } from './case-inputs.ts';
import { times, type Expression } from './expression.ts';
import { Grid, headRows, here, monthIndex, monthLetters } from './grid.ts';
import { addLineRows, checkRow, measure, type LineRows } from './line-rows.ts';
import { measures, measureWords, type Measure } from './measures.ts';
import { numberCell } from './number-cell.ts';
import { effectsOf, valuedReason, type LineEffects } from './valued-line.ts';

/** A line of an option with its rows. */
export type WorkedLine = { readonly option: CaseOption; readonly line: CaseLine; readonly rows: LineRows };

/** The workings of a case: the sheet, and the rows of each line. */
export type Workings = { readonly grid: Grid; readonly lines: readonly WorkedLine[] };

/** The first rows of a sheet of months: month, index, whether it is one of the case, year, and calendar year. */
export function monthHead(
  subject: Case,
  { title, notes }: { readonly title: string; readonly notes: readonly [string, string] },
): readonly (readonly WorkbookCell[])[] {
  const headings = ['No.', 'Option', 'Line', 'Item', 'Measure', 'Total', ''];
  return [
    [textCell(title, { role: 'title' })],
    [textCell(notes[0], { role: 'note' })],
    [textCell(notes[1], { role: 'note' })],
    ...countingRows(subject),
    headings.map((heading) => textCell(heading, { role: 'heading' })),
  ];
}

function countingRows({ years, start }: Case): readonly (readonly WorkbookCell[])[] {
  const row = (label: string, cellOf: (column: number) => WorkbookCell): readonly WorkbookCell[] => [
    null,
    null,
    null,
    textCell(label, { role: 'heading' }),
    null,
    null,
    null,
    ...Array.from({ length: years * 12 + 1 }, (_, column) => cellOf(column)),
  ];
  const counted = (label: string, textOf: (column: number) => string, valueOf: (column: number) => number) =>
    row(label, (column) => formulaCell(textOf(column), numberCell(valueOf(column)), { format: 'whole' }));
  const index = (column: number): string => monthIndex.text(column);
  const first = `$${monthLetters(0)}${headRows.index}`;
  return [
    row('Month', (column) =>
      formulaCell(
        `EDATE(start,${index(column)})`,
        { kind: 'day', day: firstDay(addMonths(start, column)).toString() },
        { format: 'month' },
      ),
    ),
    counted(
      'Month from the start, from 0',
      () => `COLUMN()-COLUMN(${first})`,
      (column) => column,
    ),
    counted(
      'In the case (1)',
      (column) => `IF(${index(column)}<horizon,1,0)`,
      (column) => (column < years * 12 ? 1 : 0),
    ),
    counted(
      'Year',
      (column) => `INT(${index(column)}/12)+1`,
      (column) => Math.floor(column / 12) + 1,
    ),
    counted(
      'Calendar year',
      (column) => `YEAR(${monthLetters(column)}$${headRows.month})`,
      (column) => addMonths(start, column).year,
    ),
  ];
}

/** Fills the sheet of workings: the lines of every option, a formula a row. Refuses what a treatment refuses. */
export function workingsSheet(subject: Case, inputs: CaseInputs): Workings {
  const grid = new Grid(
    'Workings',
    subject.years * 12 + 1,
    monthHead(subject, {
      title: 'Workings: what each line does, month by month',
      notes: [
        'One formula a row. What EBITDA, cash and the bridge are summed up of has a number in the column Measure.',
        'The last column is the end of the case: it counts by point in time only.',
      ],
    }),
  );
  const lines = subject.options.flatMap((option, index) =>
    option.lines.map((line) => ({
      option,
      line,
      rows: addLine(grid, subject, { option, line, inputs, number: index + 1 }),
    })),
  );
  return { grid, lines };
}

type Adding = {
  readonly option: CaseOption;
  readonly line: CaseLine;
  readonly inputs: CaseInputs;
  readonly number: number;
};

function addLine(grid: Grid, subject: Case, { option, line, inputs, number }: Adding): LineRows {
  const own = inputs.lines.get(line);
  const stop = inputs.stops.get(option.id);
  if (!own || !stop) throw new RangeError(`the line "${line.what}" has no inputs`);
  const label = { option: number, optionName: option.name, line: line.what };
  const reason = valuedReason(line);
  if (!reason) return addLineRows({ grid, subject, option, line, inputs: own, stop, horizon: inputs.horizon, label });
  const effects = effectsOf(subject, option, { line, isUnit: reason.amountIsLive });
  return addValued(effects, {
    grid,
    subject,
    label,
    words: reason.words,
    amount: reason.amountIsLive ? own.amount : null,
  });
}

type Valued = Parameters<typeof measure>[0] & { readonly words: string; readonly amount: Expression | null };

const measureOfEffect: Readonly<Record<keyof LineEffects, Measure>> = {
  ebitda: 'ebitda',
  amortization: 'amortization',
  cash: 'cash',
  notFree: 'notFree',
  between: 'values',
  taxable: 'taxable',
  points: 'points',
  settled: 'settled',
};

function addValued(effects: LineEffects, { words, amount, ...setting }: Valued): LineRows {
  const { grid, label } = setting;
  grid.addText([null, null, null, textCell(`These are ${words}.`, { role: 'note' })]);
  const rows: { [Which in Measure]?: LineRows[Which] } = {};
  for (const [effect, which] of Object.entries(measureOfEffect) as [keyof LineEffects, Measure][]) {
    const values = effects[effect];
    if (values.every((value) => value === 0) && effect !== 'ebitda') continue;
    const item = measureWords[which];
    if (amount) {
      const unit = grid.addValues({ ...label, item: `Of one unit: ${item}`, format: 'exact' }, values);
      rows[which] = measure(setting, which, times(amount, here(unit)));
    } else {
      rows[which] = grid.addValues({ ...label, item, measure: measures[which], hasTotal: true }, values);
    }
  }
  return { ...rows, check: checkRow(setting, rows) };
}
