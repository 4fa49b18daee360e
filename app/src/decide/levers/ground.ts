import type { Figure, Trace } from '@capwise/contract/operation';
import type { Answer, Input } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { statementOf } from '@capwise/domain/books';
import { minorDigits } from '@capwise/domain/money';
import { addMonths, monthsOf, parseMonth, parsePeriod, periodOf, periodText } from '@capwise/domain/time';
import { defaultCurrency } from '../../company/index.ts';
import { minorFigure } from '../../figure/index.ts';
import { statementTrace } from '../../books/profit-table.ts';
import { readBooks, tracedUnder, type Reading } from '../../books/reading.ts';
import type { Context } from '../../handler/index.ts';

export type LeversQuestion = Input<'decide.levers'>;
export type Lever = Answer<'decide.levers'>['levers'][number];
export type LeverId = Lever['id'];

/** A lever as the books tell it, or what would tell it. */
export type Found = Lever | { readonly id: LeverId; readonly needs: string };

/** What levers stand on: the books, their last whole quarter, and the one that is asked about. */
export type Ground = {
  readonly question: LeversQuestion;
  readonly context: Context;
  readonly reading: Reading;
  readonly currency: string;
  /** The last whole quarter of the books, which effects are measured against. */
  readonly base: { readonly name: string; readonly months: readonly string[] };
  readonly quarter: { readonly name: string; readonly months: readonly string[] };
  /** Share of the quarter in which levers hold. */
  readonly held: number;
};

/** Reads the books and finds the quarters; null while there is no whole one. Refuses INVALID_PERIOD. */
export async function groundOf(question: LeversQuestion, context: Context): Promise<Ground | null> {
  const reading = await readBooks(context, { basis: 'us-gaap', asOf: question.asOf });
  const { fiscalStart } = reading.view.cash;
  const last = reading.lastCharged;
  if (last === null) return null;
  const of = (month: string) => {
    const period = periodOf(parseMonth(month), 'quarter', fiscalStart);
    return { name: periodText(period), months: monthsOf(period, fiscalStart).map(String) };
  };
  const running = of(last);
  const base =
    running.months.at(-1) === last ? running : of(addMonths(parseMonth(running.months[0] ?? last), -1).toString());
  if (!reading.sums.some(({ month }) => month === base.months[0])) return null;
  const next = of(addMonths(parseMonth(base.months.at(-1) ?? last), 1).toString());
  const asked = question.quarter;
  const quarter =
    asked === undefined ? next : { name: asked, months: monthsOf(parsePeriod(asked), fiscalStart).map(String) };
  if ((quarter.months[0] ?? '') <= (base.months.at(-1) ?? '')) {
    const words = `${quarter.name} is in the books already: ask for ${next.name} or a later quarter`;
    throw new Refusal('INVALID_PERIOD', words, { value: quarter.name });
  }
  const held = (4 - question.fromMonth) / 3;
  return { question, context, reading, currency: reading.currency ?? defaultCurrency, base, quarter, held };
}

/** EBITDA of the last whole quarter. */
export function baseEbitda({ reading, base, currency }: Ground): { readonly minor: bigint; readonly figure: Figure } {
  const sums = reading.sums.filter(({ month }) => base.months.includes(month));
  const { ebitda } = statementOf(sums, reading.view.policy);
  const stretch = { period: base.name, months: base.months.map(parseMonth) };
  const column = { stretch, sums, currency, view: reading.view };
  return { minor: ebitda, figure: minorFigure(ebitda, currency, statementTrace('ebitda', column)) };
}

/** Sums of accounts, debit +, in the last whole quarter, with their figure. */
export function inBase(ground: Ground, accounts: readonly string[]) {
  const { reading, base, currency } = ground;
  const minor = reading.sums.reduce(
    (sum, each) => (accounts.includes(each.account) && base.months.includes(each.month) ? sum + each.minor : sum),
    0n,
  );
  return { minor, figure: minorFigure(minor, currency, traceInBase(ground, accounts)) };
}

/** The postings of accounts in the last whole quarter. */
function traceInBase({ reading, base }: Ground, accounts: readonly string[]): Trace {
  const span = { from: base.months[0] ?? '', to: base.months.at(-1) ?? '' };
  return tracedUnder(reading.view, { ...span, accounts: [...accounts] }, 1);
}

/** Minor units as a number of major ones: effects are estimates. */
export function majorOf(minor: bigint, currency: string): number {
  return Number(minor) / 10 ** minorDigits(currency);
}

/** A number of major ones with the decimals of their currency, for sentences: `USD 265,044.67`. */
export function majorText(value: number, currency: string): string {
  const digits = minorDigits(currency);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${currency} ${value.toLocaleString('en-US', options)}`;
}

/** A share in percent, for sentences. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
