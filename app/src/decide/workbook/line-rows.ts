import { deferImplementation } from '@capwise/domain/assets';
import {
  isCapital,
  isPaidAtOpening,
  type Case,
  type CaseLine,
  type CaseOption,
  type TimingField,
} from '@capwise/domain/decide';
import {
  all,
  either,
  choose,
  compare,
  constant,
  least,
  minus,
  negative,
  over,
  plus,
  rounded,
  single,
  times,
  type Expression,
} from './expression.ts';
import { at, before, between, here, monthIndex, upTo, whole, type Grid, type GridRow, type RowLabel } from './grid.ts';
import type { LineInputs } from './line-inputs.ts';
import { byPoint, measures, measureWords, type Measure } from './measures.ts';
import { effectsOf } from './valued-line.ts';

/** Where the rows of a line go, and what they stand on. */
export type LineSetting = {
  readonly grid: Grid;
  readonly subject: Case;
  readonly option: CaseOption;
  readonly line: CaseLine;
  readonly inputs: LineInputs;
  /** The first month without its option. */
  readonly stop: Expression;
  readonly horizon: Expression;
  readonly label: Omit<RowLabel, 'item'>;
};

/** Rows of a line by measure; what it does not have is absent. */
export type LineRows = { readonly [Which in Measure]?: GridRow };

const zero = constant(0);
const one = constant(1);

/** Adds the rows of a line whose formulas say all that it does: each row is one formula across the months. */
export function addLineRows(setting: LineSetting): LineRows {
  const { line } = setting;
  const charge = addRow(setting, 'Charge', chargeOf(setting));
  if (line.treatment.kind === 'memo') return memoRows(setting, charge);
  const expensed = expensedRow(setting, charge);
  const amortized = amortizedRow(setting, charge);
  const lost =
    amortized && addRow(setting, 'Written off when it is cancelled', leftAt(setting, { charge, used: amortized }));
  const taken = expensed ?? lost;
  const ebitda = measure(setting, 'ebitda', taken ? counted(setting, here(taken)) : zero);
  const amortization = amortized && measure(setting, 'amortization', counted(setting, here(amortized)));
  const flows = isPaid(line) ? cashRows(setting, charge) : {};
  const capital = capitalRow(setting, { charge, taken, amortized });
  const stock = isPaid(line) ? null : measure(setting, 'stock', negative(counted(setting, here(charge))));
  const rows = {
    ebitda,
    ...(amortization && { amortization }),
    ...flows,
    ...(capital && { capital }),
    ...(stock && { stock }),
  };
  return { ...rows, ...taxableRows(setting, ebitda), check: checkRow(setting, rows) };
}

/** EBITDA is taxed as it is; what is capitalized is deducted by a schedule of its own, of which one unit is values. */
function taxableRows(setting: LineSetting, ebitda: GridRow): LineRows {
  const { grid, inputs, label, line, option, subject } = setting;
  if (!subject.tax) return {};
  if (!isCapital(line.treatment)) return { taxable: measure(setting, 'taxable', here(ebitda)) };
  const { taxable } = effectsOf(subject, option, { line, isUnit: true });
  const item = 'Of one unit: taxable income (values)';
  const unit = grid.addValues({ ...label, item, format: 'exact' }, taxable);
  return { taxable: measure(setting, 'taxable', times(inputs.amount, here(unit))) };
}

/** Adds what a line is checked by: EBITDA and all that stands between it and cash, less cash, is nothing in any month. */
export function checkRow(setting: Pick<LineSetting, 'grid' | 'label' | 'subject'>, rows: LineRows): GridRow {
  const parts = [rows.ebitda, rows.capital, rows.terms, rows.stock, rows.values].flatMap((row) =>
    row ? [here(row)] : [],
  );
  const [first = zero, ...others] = parts;
  const sum = plus(first, ...others);
  return measure(setting, 'check', rows.cash ? minus(sum, here(rows.cash)) : sum);
}

/** Adds a row that counts as a measure. */
export function measure(
  { grid, label, subject }: Pick<LineSetting, 'grid' | 'label' | 'subject'>,
  which: Measure,
  expression: Expression,
): GridRow {
  const length = subject.years * 12 + (byPoint.includes(which) ? 1 : 0);
  return grid.add(
    { ...label, item: measureWords[which], measure: measures[which], hasTotal: true },
    expression,
    length,
  );
}

function addRow({ grid, label }: LineSetting, item: string, expression: Expression): GridRow {
  return grid.add({ ...label, item }, expression);
}

function given({ inputs, line }: LineSetting, field: TimingField | 'period'): Expression {
  const found = inputs[field];
  if (!found) throw new RangeError(`the line "${line.what}" has no ${field}`);
  return found;
}

function chargeOf(setting: LineSetting): Expression {
  const { inputs, line, stop, horizon } = setting;
  const starts = given(setting, 'startsAt');
  if (line.every === 'once') {
    const isThen = all(compare(monthIndex, '=', starts), compare(monthIndex, '<', stop));
    return choose(isThen, inputs.amount, zero);
  }
  const period = given(setting, 'period');
  const end = least(...(inputs.endsAt ? [inputs.endsAt] : []), horizon, stop);
  const within = [compare(monthIndex, '>=', starts), compare(monthIndex, '<', end)];
  if (line.treatment.kind !== 'prepay') return choose(all(...within), over(inputs.amount, period), zero);
  const since = remainder(minus(monthIndex, starts), period);
  return choose(all(...within, compare(since, '=', zero)), inputs.amount, zero);
}

function remainder(of: Expression, by: Expression): Expression {
  return single(
    (column) => `MOD(${of.text(column)},${by.text(column)})`,
    (column) => of.value(column) - by.value(column) * Math.floor(of.value(column) / by.value(column)),
  );
}

/** What is taken into EBITDA by month; null where EBITDA takes only what is written off. */
function expensedRow(setting: LineSetting, charge: GridRow): GridRow | null {
  const { line } = setting;
  switch (line.treatment.kind) {
    case 'capitalize':
    case 'capitalize-labor':
      return null;
    case 'prepay': {
      const term = given(setting, 'termMonths');
      const served = over(between(charge, minus(monthIndex, term), monthIndex), term);
      return usedUp(setting, { charge, item: 'Received over the term', used: served, until: setting.stop });
    }
    case 'hosting':
      return isDeferred(setting) ? hostedRow(setting, charge) : charge;
    default:
      return charge;
  }
}

/** A deferred implementation is charged over what is left of its term when it is ready. */
function hostedRow(setting: LineSetting, charge: GridRow): GridRow {
  const ready = given(setting, 'readyAt');
  const end = plus(ready, given(setting, 'termMonths'));
  const outside = either(compare(monthIndex, '<', ready), compare(monthIndex, '>=', end));
  const began = choose(compare(monthIndex, '=', ready), upTo(charge), here(charge));
  const rate = addRow(setting, 'A month from then on', choose(outside, zero, over(began, minus(end, monthIndex))));
  const used = upTo(rate);
  return usedUp(setting, { charge, item: 'Received over the term', used, until: least(end, setting.stop) });
}

type Using = {
  readonly charge: GridRow;
  readonly item: string;
  readonly used: Expression;
  readonly until: Expression;
};

function usedUp(setting: LineSetting, { charge, item, used, until }: Using): GridRow {
  const received = addRow(setting, item, choose(compare(monthIndex, '<', until), used, zero));
  const left = addRow(setting, 'Written down when it is cancelled', leftAt(setting, { charge, used: received }));
  return addRow(setting, 'Taken into EBITDA', plus(here(received), here(left)));
}

/** What is left when the option stops: all that was charged less all that was used of it. */
function leftAt(
  { stop }: LineSetting,
  { charge, used }: { readonly charge: GridRow; readonly used: GridRow },
): Expression {
  return choose(compare(monthIndex, '=', stop), minus(whole(charge), whole(used)), zero);
}

function amortizedRow(setting: LineSetting, charge: GridRow): GridRow | null {
  const { line, stop } = setting;
  if (line.treatment.kind !== 'capitalize' && line.treatment.kind !== 'capitalize-labor') return null;
  const ready = given(setting, 'readyAt');
  const life = given(setting, 'lifeMonths');
  const isNot = either(compare(monthIndex, '<', ready), compare(monthIndex, '>=', stop));
  const moved = choose(compare(monthIndex, '=', ready), upTo(charge), here(charge));
  const inService = addRow(setting, 'Into service', choose(isNot, zero, moved));
  const used = over(between(inService, minus(monthIndex, life), monthIndex), life);
  return addRow(setting, 'Amortized', choose(compare(monthIndex, '<', stop), used, zero));
}

type Balance = {
  readonly charge: GridRow;
  readonly taken: GridRow | null;
  readonly amortized: GridRow | null;
};

/** What stays on the balance sheet of what was charged, and how it changes before amortization. */
function capitalRow(setting: LineSetting, { charge, taken, amortized }: Balance): GridRow | null {
  if (taken === charge) return null;
  const used = [taken, amortized].flatMap((row) => (row ? [upTo(row)] : []));
  const kept = used.reduce((left, each) => minus(left, each), upTo(charge));
  const carried = addRow(setting, 'Capitalized, prepaid or deferred at the end', negative(counted(setting, kept)));
  const change = minus(before(carried), here(carried));
  const amortization = amortized && counted(setting, here(amortized));
  return measure(setting, 'capital', amortization ? plus(change, amortization) : change);
}

function isPaid({ treatment }: CaseLine): boolean {
  if (treatment.kind === 'capitalize-labor') return treatment.component === 'pay';
  return treatment.kind !== 'stock-compensation';
}

/** Cash by month and by point in time, and what is owed or due at the end of each month: what was charged in the last months. */
function cashRows(setting: LineSetting, charge: GridRow): LineRows {
  const delay = delayOf(setting);
  const paidIn = minus(monthIndex, delay);
  const cash = measure(setting, 'cash', counted(setting, at(charge, paidIn)));
  const points = measure(
    setting,
    'points',
    counted(setting, at(charge, atOpening(setting) ? paidIn : minus(paidIn, one))),
  );
  const unsettled = minus(counted(setting, whole(charge)), whole(points));
  const unpaid = negative(counted(setting, between(charge, paidIn, monthIndex)));
  const owed = addRow(setting, 'Owed (+) or due to us (−) at the end', unpaid);
  return {
    cash,
    points,
    terms: measure(setting, 'terms', minus(here(owed), before(owed))),
    settled: measure(setting, 'settled', choose(compare(monthIndex, '=', setting.horizon), unsettled, zero)),
  };
}

/** Thirty days are a month; pay comes whole months later. */
function delayOf(setting: LineSetting): Expression {
  return setting.inputs.paidAfter ?? rounded(over(given(setting, 'netDays'), constant(30)));
}

/** Pay comes at the end of its month, whatever it is for. */
function atOpening({ line }: LineSetting): boolean {
  const isPay = ['payroll', 'severance', 'stock-compensation', 'capitalize-labor'].includes(line.treatment.kind);
  return isPaidAtOpening(line) && !isPay;
}

function memoRows(setting: LineSetting, charge: GridRow): LineRows {
  const then = atOpening(setting) ? monthIndex : minus(monthIndex, one);
  return {
    memo: measure(setting, 'memo', counted(setting, here(charge))),
    memoPoints: measure(setting, 'memoPoints', counted(setting, at(charge, then))),
  };
}

function counted({ inputs }: LineSetting, expression: Expression): Expression {
  return times(inputs.counts, expression);
}

function isDeferred({ line, subject }: LineSetting): boolean {
  const { treatment, amount } = line;
  if (treatment.kind !== 'hosting') return false;
  const { framework } = subject;
  const cost = { nature: treatment.implementation, amount, isDistinct: treatment.isDistinct };
  return deferImplementation([cost], { framework, currency: amount.currency }).deferred.minor !== 0n;
}
