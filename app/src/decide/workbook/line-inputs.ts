import {
  monthsOfRecurrence,
  timingFields,
  type Case,
  type CaseLine,
  type EventFormulas,
  type EventTimingField,
  type TimingField,
} from '@capwise/domain/decide';
import { minorDigits } from '@capwise/domain/money';
import type { WorkbookCell } from '../../ports/index.ts';
import { textCell, wholeNumber } from '../../assets/workbook/cells.ts';
import { caseFormula, type FormulaScope } from './case-formula.ts';
import { constant, most, over, rounded, times, type Expression } from './expression.ts';
import type { InputsSheet, NamedCell } from './inputs-sheet.ts';
import { plainText } from './number-cell.ts';
import { valuedReason } from './valued-line.ts';

/** The inputs of a line, as formulas call them. A timing that its treatment does not have is absent. */
export type LineInputs = { readonly [Field in TimingField]?: Expression } & {
  /** −1 for a cost, 1 for income; a saving counts the other way. */
  readonly counts: Expression;
  readonly amount: Expression;
  /** Months that an amount is for; absent where it comes once. */
  readonly period?: Expression;
  /** What its events stand on, where that is calculated. */
  readonly ofEvents: readonly Expression[];
};

const headings: Readonly<Record<TimingField, string>> = {
  startsAt: 'Starts at month',
  endsAt: 'Ends at month',
  netDays: 'Net days',
  readyAt: 'Ready at month',
  lifeMonths: 'Life, months',
  termMonths: 'Term, months',
  paidAfter: 'Paid after months',
  annualRate: 'Rate a year',
};

const eventHeadings: Readonly<Record<keyof EventFormulas, string>> = {
  atMonth: 'at month',
  lifeMonths: 'life, months',
  endsAt: 'ends at month',
  netDays: 'net days',
  proceeds: 'proceeds',
};

type ScopeOf = (usedBy: string) => FormulaScope;

/** Adds the lines of all options, each once, with their amounts and timing. */
export function addLines(sheet: InputsSheet, { options }: Case, scopeOf: ScopeOf): ReadonlyMap<CaseLine, LineInputs> {
  sheet.addHeadings('Lines', [
    'Line',
    'Option that it stands in',
    'Treatment',
    'Counts',
    'Amount',
    'For months',
    ...timingFields.map((field) => headings[field]),
    'Name of the amount',
    'Formulas or values',
  ]);
  sheet.addNote(
    'Where several options carry a line, it stands once. Treatment and recurrence are fixed: another one is another export.',
  );
  const known = new Map<CaseLine, LineInputs>();
  for (const [index, option] of options.entries()) {
    for (const [number, line] of option.lines.entries()) {
      if (known.has(line)) continue;
      const label = `${option.id} ${number + 1}`;
      const saved = option.lines.find(({ what, saves }) => what === line.saves && saves === undefined);
      const cost = saved && known.get(saved);
      known.set(
        line,
        addLine(sheet, line, { label, cost, option: index + 1, scope: scopeOf(`${label} ${line.what}`) }),
      );
    }
  }
  return known;
}

type Place = {
  readonly label: string;
  readonly option: number;
  readonly scope: FormulaScope;
  /** Inputs of the cost that the line saves, whose terms it takes. */
  readonly cost: LineInputs | undefined;
};

function addLine(sheet: InputsSheet, line: CaseLine, { label, option, scope, cost }: Place): LineInputs {
  const { every, formulas, treatment } = line;
  const reason = valuedReason(line);
  const give = (name: string, value: number, format: 'exact' | 'whole' | 'amount'): NamedCell =>
    reason === null || reason.amountIsLive
      ? sheet.input(`${label} ${name}`, value, format)
      : sheet.plain(`${label} ${name}`, value, { format });
  const counts = sheet.plain(`${label} counts`, directionOf(line), { format: 'whole' });
  const amount = formulas?.amount
    ? sheet.calculated(`${label} amount`, caseFormula(formulas.amount, scope), 'amount')
    : give('amount', majorOf(line), 'amount');
  const period =
    every === 'once' ? null : sheet.plain(`${label} period`, monthsOfRecurrence[every], { format: 'whole' });
  const timing = timingOf(sheet, line, { label, scope, cost, period, isFixed: reason !== null });
  sheet.add(
    textCell(plainText(line.what)),
    { ...wholeNumber(option), format: 'whole' },
    textCell(treatment.kind.replaceAll('-', ' ')),
    counts,
    amount,
    period,
    ...timingFields.map((field): WorkbookCell | NamedCell => timing.get(field) ?? null),
    textCell(amount.name),
    textCell(reason?.words ?? 'formulas'),
  );
  return {
    ...Object.fromEntries([...timing].map(([field, { expression }]) => [field, expression])),
    counts: counts.expression,
    amount: amount.expression,
    ...(period && { period: period.expression }),
    ofEvents: addEvents(sheet, line, { label, option, scope }),
  };
}

/** Adds what events of a line stand on, where that is calculated: each a row of its own below the line. */
function addEvents(
  sheet: InputsSheet,
  { what, events = [] }: CaseLine,
  { label, option, scope }: Omit<Place, 'cost'>,
): readonly Expression[] {
  return events.flatMap(({ kind, formulas = {} }, number) =>
    Object.entries(formulas).map(([field, formula]) => {
      const calculated = caseFormula(formula, scope);
      const [expression, format] =
        field === 'proceeds'
          ? [calculated, 'amount' as const]
          : [wholeIn(field as EventTimingField, calculated, {}), 'whole' as const];
      const words = eventHeadings[field as keyof EventFormulas];
      const cell = sheet.calculated(`${label} event ${number + 1} ${words}`, expression, format);
      sheet.add(
        textCell(plainText(`${what}, ${kind.replaceAll('-', ' ')}: ${words}`)),
        { ...wholeNumber(option), format: 'whole' },
        textCell('event'),
        null,
        cell,
      );
      return cell.expression;
    }),
  );
}

function directionOf({ treatment, saves }: CaseLine): -1 | 1 {
  const isGain = treatment.kind === 'earn' || (treatment.kind === 'memo' && treatment.counts === 'benefit');
  return isGain === (saves === undefined) ? 1 : -1;
}

function majorOf({ amount }: CaseLine): number {
  return Number(amount.minor) / 10 ** minorDigits(amount.currency);
}

type Timing = Pick<Place, 'label' | 'scope' | 'cost'> & {
  readonly period: NamedCell | null;
  readonly isFixed: boolean;
};

function timingOf(
  sheet: InputsSheet,
  line: CaseLine,
  { label, scope, cost, period, isFixed }: Timing,
): ReadonlyMap<TimingField, NamedCell> {
  const cells = new Map<TimingField, NamedCell>();
  for (const field of timingFields) {
    const value = valueOf(line, field);
    if (value === undefined) continue;
    const format = field === 'annualRate' ? 'exact' : 'whole';
    const formula = line.formulas?.[field];
    const name = `${label} ${headings[field]}`;
    const starts = cells.get('startsAt')?.expression;
    const taken = field === 'startsAt' || field === 'endsAt' ? undefined : cost?.[field];
    if (taken) {
      cells.set(field, sheet.calculated(name, taken, format));
    } else if (formula) {
      const expression = caseFormula(formula, scope);
      cells.set(
        field,
        sheet.calculated(
          name,
          wholeIn(field, expression, {
            starts,
            period: line.treatment.kind === 'lease' ? period?.expression : undefined,
          }),
          format,
        ),
      );
    } else {
      cells.set(field, isFixed ? sheet.plain(name, value, { format }) : sheet.input(name, value, format));
    }
  }
  return cells;
}

type Bounds = { readonly starts?: Expression | undefined; readonly period?: Expression | undefined };

/** Months and days are whole, a life has at least one, and a lease whole payments, as the fold of the case has it. */
function wholeIn(
  field: TimingField | EventTimingField,
  expression: Expression,
  { starts, period }: Bounds,
): Expression {
  if (field === 'annualRate') return expression;
  if (field === 'termMonths' && period) return times(most(constant(1), rounded(over(expression, period))), period);
  const floor = constant(field === 'lifeMonths' || field === 'termMonths' ? 1 : 0);
  const bounds = field === 'endsAt' && starts ? [floor, starts] : [floor];
  return most(...bounds, rounded(expression));
}

function valueOf(line: CaseLine, field: TimingField): number | undefined {
  if (field === 'startsAt' || field === 'netDays') return line[field];
  if (field === 'endsAt') return line.endsAt;
  const given = new Map<string, unknown>(Object.entries(line.treatment)).get(field);
  return typeof given === 'number' ? given : undefined;
}
