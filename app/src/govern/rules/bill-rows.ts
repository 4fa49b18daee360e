import type { Trace } from '@capwise/contract/operation';
import { addMonths, compareMonths, parseMonth } from '@capwise/domain/time';
import { rowsTrace } from '../../figure/index.ts';
import type { CostAnswer } from '../../ports/index.ts';
import type { RuleReads } from '../rule.ts';

export type Conditions = Readonly<Record<string, readonly (string | null)[]>>;

/** Charge months, both counted. `from` null: from the first on. */
export type Months = { readonly from: string | null; readonly to: string };

const trailing = 12;

/**
 * The months that rules about bill rows look at: all that are open, and a trailing year at least, so that what is wrong stays
 * named when the next month comes or is closed. null while no bill is loaded.
 */
export async function lookedAt({ books, lastMonth }: Pick<RuleReads, 'books' | 'lastMonth'>): Promise<Months | null> {
  if (lastMonth === null) return null;
  const closed = await books.closedThrough();
  if (closed === null) return { from: null, to: lastMonth };
  const year = addMonths(parseMonth(lastMonth), 1 - trailing);
  const open = addMonths(parseMonth(closed), 1);
  return { from: (compareMonths(open, year) < 0 ? open : year).toString(), to: lastMonth };
}

type Row = CostAnswer['rows'][number];

/** A group of rows over all its months, with the first and the last month of them: it stays as it is while they do. */
export type GroupOfMonths = Pick<Row, 'keys' | 'currency' | 'rows' | 'value'> & { readonly months: Months };

/** Groups of rows by month, each as one. What is nothing in a month does not count as one of its months. */
export function overMonths(rows: readonly Row[]): readonly GroupOfMonths[] {
  return [...Map.groupBy(rows, ({ keys, currency }) => JSON.stringify([keys, currency])).values()].flatMap(
    (members) => {
      const [first] = members;
      const months = monthsOf(members);
      if (!first || !months) return [];
      const { keys, currency } = first;
      const count = members.reduce((sum, { rows: own }) => sum + own, 0);
      return [{ keys, currency, rows: count, value: members.reduce((sum, { value }) => sum + value, 0n), months }];
    },
  );
}

/** The first and the last month in which rows cost something; null where none do. */
export function monthsOf(rows: readonly Pick<Row, 'month' | 'value'>[]): Months | null {
  const months = rows.flatMap(({ month, value }) => (month === null || value === 0n ? [] : [month])).sort();
  const [from] = months;
  const to = months.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** Months in words: 2026-05, or 2026-05 to 2026-07. */
export function monthsText({ from, to }: Months): string {
  if (from === null) return `until ${to}`;
  return from === to ? to : `${from} to ${to}`;
}

/** Effective cost of the rows of months under conditions; it opens what is live when it is opened. */
export function effectiveTrace({ from, to }: Months, conditions: Conditions): Trace {
  const equals = Object.fromEntries(Object.entries(conditions).map(([name, values]) => [name, [...values]]));
  return rowsTrace({ ...(from !== null && { from }), to, equals }, 'effective');
}

/** The desk Cloud with the same months and conditions. */
export function cloudLink({ from, to }: Months, conditions: Conditions): string {
  const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('=', '%3D');
  const where = Object.entries(conditions).flatMap(([name, values]) =>
    values.map((value) => (value === null ? escaped(name) : `${escaped(name)}=${escaped(value)}`)),
  );
  const period = from === null || from === to ? to : `${from}..${to}`;
  const query = new URLSearchParams([['period', period], ...where.map((condition) => ['where', condition])]);
  return `/cloud?${query}`;
}
