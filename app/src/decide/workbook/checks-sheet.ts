import { isCapital, timingFields, type Case, type CaseLine } from '@capwise/domain/decide';
import type { WorkbookCell, WorkbookSheet } from '../../ports/index.ts';
import { formulaCell, textCell } from '../../assets/workbook/cells.ts';
import type { CaseInputs } from './case-inputs.ts';
import { spanOf, sumOf, valuesOf, type GridRow } from './grid.ts';
import { numberCell, plainText } from './number-cell.ts';
import type { OptionRow, OptionRows, OptionsSheet } from './options-sheet.ts';
import { bookFigures, kernelFigures } from './our-figures.ts';
import { scalarColumn, totalOf } from './returns.ts';
import type { Measure } from './measures.ts';
import { valuedReason, type ValuedReason } from './valued-line.ts';
import type { Workings } from './workings-sheet.ts';

/** A figure of the workbook, what it is to be, and by how much it may differ; formulas with what they come to. */
type Check = {
  readonly about: string;
  readonly what: string;
  readonly live: Calculated;
  readonly wanted: Calculated;
  readonly allowed: Calculated;
  readonly note?: string;
};

type Calculated = { readonly text: string | null; readonly value: number };

const firstRow = 5;
const holds = 'ok';
const fails = 'differs';

type Checked = { readonly inputs: CaseInputs; readonly workings: Workings; readonly options: OptionsSheet };

/** Checks of the workbook against itself, against the estimate kernel, and against the books. */
export function checksSheet(subject: Case, checked: Checked): WorkbookSheet {
  const checks = [
    ...subject.options.flatMap((option) => {
      const rows = checked.options.options.get(option.id);
      if (!rows) throw new RangeError(`the option "${option.id}" has no rows`);
      return [
        ...itself(option.name, rows, checked),
        ...againstKernel(subject, { ...checked, option, rows }),
        ...againstBooks(subject, { ...checked, option, rows }),
      ];
    }),
    ...lineChecks(checked),
    ...sums(subject, checked),
    ...valuedChecks(subject, checked),
  ];
  const last = firstRow + checks.length - 1;
  const rows = checks.map((check, index) => checkRow(check, firstRow + index));
  const isAll = checks.every(isHeld);
  const all = `IF(COUNTIF(G${firstRow}:G${last},"${holds}")=ROWS(G${firstRow}:G${last}),"all hold","not all hold")`;
  return {
    name: 'Checks',
    columns: [28, 64, 20, 20, 16, 16, 10, 80].map((width, index) => ({
      width,
      format: index >= 2 && index <= 5 ? 'exact' : 'text',
    })),
    rows: [
      [textCell('Checks', { role: 'title' })],
      [
        textCell(
          'What was ours at the export is a value: after a change of an input those checks differ by what the change does.',
          { role: 'note' },
        ),
      ],
      [textCell('All'), formulaCell(all, { kind: 'text', text: isAll ? 'all hold' : 'not all hold' })],
      ['About', 'Check', 'Live', 'To be', 'Difference', 'Allowed', 'Holds', 'Note'].map((heading) =>
        textCell(heading, { role: 'heading' }),
      ),
      ...rows,
    ],
    frozenRows: firstRow - 1,
  };
}

function isHeld({ live, wanted, allowed }: Check): boolean {
  return Math.abs(live.value - wanted.value) <= allowed.value;
}

function checkRow(check: Check, row: number): readonly WorkbookCell[] {
  const { about, what, live, wanted, allowed, note } = check;
  return [
    textCell(plainText(about)),
    textCell(plainText(what)),
    cellOf(live),
    cellOf(wanted),
    formulaCell(`C${row}-D${row}`, numberCell(live.value - wanted.value)),
    cellOf(allowed),
    formulaCell(`IF(ABS(E${row})<=F${row},"${holds}","${fails}")`, {
      kind: 'text',
      text: isHeld(check) ? holds : fails,
    }),
    note === undefined ? null : textCell(note, { role: 'note' }),
  ];
}

function cellOf({ text, value }: Calculated): WorkbookCell {
  return text === null ? numberCell(value) : formulaCell(text, numberCell(value));
}

const nothing: Calculated = { text: null, value: 0 };

function sizeOf(sheet: string, row: GridRow): Calculated {
  const value = valuesOf(row).reduce((sum, each) => sum + Math.abs(each), 0);
  return { text: `SUMPRODUCT(ABS(${sheet}!${spanOf(row)}))`, value };
}

/** A share of a size, and of one unit where there is nothing. */
function shareOf({ inputs }: Pick<Checked, 'inputs'>, size: Calculated): Calculated {
  const tolerance = inputs.tolerance;
  return {
    text: `${tolerance.text(0)}*MAX(1,${size.text ?? String(size.value)})`,
    value: tolerance.value(0) * Math.max(1, size.value),
  };
}

function itself(about: string, rows: OptionRows, checked: Checked): readonly Check[] {
  const ebitda = sizeOf('Options', rows.ebitda);
  const allowed = shareOf(checked, sizeOf('Options', rows.cash));
  const larger = ebitda.value > sizeOf('Options', rows.cash).value ? shareOf(checked, ebitda) : allowed;
  return [
    {
      about,
      what: 'EBITDA and the bridge less cash, month by month, without signs',
      live: sizeOf('Options', rows.residual),
      wanted: nothing,
      allowed: larger,
    },
  ];
}

type OptionCheck = Checked & { readonly option: Case['options'][number]; readonly rows: OptionRows };

const flowNames: readonly (readonly [
  OptionRow & ('ebitda' | 'operatingIncome' | 'freeCashFlow' | 'decision'),
  string,
])[] = [
  ['ebitda', 'EBITDA'],
  ['operatingIncome', 'operating income'],
  ['freeCashFlow', 'free cash flow'],
  ['decision', 'cash and off-book'],
];

function againstKernel(subject: Case, { option, rows, ...checked }: OptionCheck): readonly Check[] {
  const ours = kernelFigures(subject, option);
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const allowed = shareOf(checked, sizeOf('Options', rows.decision));
  return [
    ...flowNames.map(([flow, name]): Check => {
      const { text, value } = totalOf(rows[flow]);
      return {
        about: option.name,
        what: `The whole case of ${name}, against ours, unrounded`,
        live: { text: `Options!${text}`, value },
        wanted: { text: null, value: total(ours[flow]) },
        allowed: shareOf(checked, sizeOf('Options', rows[flow])),
      };
    }),
    {
      about: option.name,
      what: 'Net present value, against ours, unrounded',
      live: { text: `Options!$${scalarColumn}$${rows.npv.number}`, value: rows.npv.value },
      wanted: { text: null, value: ours.npv },
      allowed,
    },
  ];
}

/** Each line may be off by a minor unit in each month, because the books round each posting. */
function againstBooks(subject: Case, { option, rows, inputs }: OptionCheck): readonly Check[] {
  const books = bookFigures(subject, option);
  const { minorUnit, horizon, linesMost } = inputs;
  const allowed: Calculated = {
    text: [minorUnit, horizon, linesMost].map((part) => part.text(0)).join('*'),
    value: minorUnit.value(0) * horizon.value(0) * linesMost.value(0),
  };
  const note = 'The books round each posting to the minor unit: a line may be off by one a month.';
  const about = option.name;
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const flows = (['ebitda', 'decision'] as const).map((flow): Check => {
    const { text, value } = totalOf(rows[flow]);
    const what = `The whole case of ${flow === 'ebitda' ? 'EBITDA' : 'cash and off-book'}, against the books, rounded`;
    return {
      about,
      what,
      live: { text: `Options!${text}`, value },
      wanted: { text: null, value: total(books[flow]) },
      allowed,
      note,
    };
  });
  return [
    ...flows,
    {
      about,
      what: 'Net present value, against the books, rounded',
      live: { text: `Options!$${scalarColumn}$${rows.npv.number}`, value: rows.npv.value },
      wanted: { text: null, value: books.npv },
      allowed,
      note,
    },
  ];
}

/** What balances in each line: debits are credits where EBITDA and all that stands between it and cash is cash. */
function lineChecks(checked: Checked): readonly Check[] {
  return checked.workings.lines.flatMap(({ option, line, rows }) => {
    const { check, ebitda, cash, capital } = rows;
    const largest = [ebitda, cash, capital]
      .flatMap((row) => (row ? [sizeOf('Workings', row)] : []))
      .reduce((one, other) => (other.value > one.value ? other : one), nothing);
    if (!check) return [];
    return [
      {
        about: `${option.name}: ${line.what}`,
        what: 'Debits less credits, month by month, without signs',
        live: sizeOf('Workings', check),
        wanted: nothing,
        allowed: shareOf(checked, largest),
      },
    ];
  });
}

const summed: readonly (readonly [Measure, OptionRow])[] = [
  ['ebitda', 'ebitda'],
  ['amortization', 'amortization'],
  ['cash', 'cashBeforeTax'],
  ['points', 'pointsBeforeTax'],
];

function sums(subject: Case, checked: Checked): readonly Check[] {
  const { workings, options } = checked;
  const last = workings.grid.rows.length;
  return summed.map(([measure, row]): Check => {
    const workingsSum = workings.lines.reduce((sum, { rows }) => {
      const found = rows[measure];
      return found ? sum + sumOf(found) : sum;
    }, 0);
    const own = subject.options.flatMap(({ id }) => {
      const found = options.options.get(id)?.[row];
      return found ? [found] : [];
    });
    const size = own.reduce((total, each) => total + sizeOf('Options', each).value, 0);
    const sizes = own.map((each) => sizeOf('Options', each).text).join('+');
    return {
      about: 'All options',
      what: `Workings less options: ${measure}`,
      live: {
        text: `SUMIFS(Workings!$F$1:$F$${last},Workings!$E$1:$E$${last},Options!$E$${own[0]?.number ?? 1})`,
        value: workingsSum,
      },
      wanted: {
        text: own.map((each) => `Options!${totalOf(each).text}`).join('+'),
        value: own.reduce((total, each) => total + sumOf(each), 0),
      },
      allowed: shareOf(checked, { text: sizes, value: size }),
    };
  });
}

function taxedReason({ tax }: Case, { treatment }: CaseLine): Pick<ValuedReason, 'amountIsLive'> | null {
  return tax && isCapital(treatment) ? { amountIsLive: true } : null;
}

/** A line that is values stands on the amount and the dates that it was exported with. */
function valuedChecks(subject: Case, checked: Checked): readonly Check[] {
  return [...checked.inputs.lines].flatMap(([line, inputs]) => {
    const reason = valuedReason(line) ?? taxedReason(subject, line);
    if (!reason) return [];
    const timing = timingFields.flatMap((field) => inputs[field] ?? []);
    const held = [...(reason.amountIsLive ? [] : [inputs.amount]), ...timing, ...inputs.ofEvents];
    const carriers = subject.options.filter(({ lines }) => lines.includes(line)).map(({ id }) => id);
    const stops = carriers.flatMap((id) => checked.inputs.stops.get(id) ?? []);
    return [...held, ...stops].map(
      (input): Check => ({
        about: line.what,
        what: `Has values, which stand on ${input.text(0)}`,
        live: { text: input.text(0), value: input.value(0) },
        wanted: { text: null, value: input.value(0) },
        allowed: shareOf(checked, nothing),
        note: 'Where it differs the values of this line are those of the export: evaluate the changed case.',
      }),
    );
  });
}
