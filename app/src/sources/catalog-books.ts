import { statementRows } from '@capwise/domain/books';
import { money, toFine } from '@capwise/domain/money';
import { byThing, partsOf, type Catalog, type Portion, type Said } from '@capwise/domain/sources/catalog';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { Figure, PostingFilter } from '@capwise/contract/operation';
import { unitOf } from '../company/index.ts';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { dimensionOf, kindsUsed, saidOf, type Place } from './catalog-reading.ts';
import { suggestionsOf, type FoundValue } from './catalog-suggestions.ts';

/** Postings of one month that say the same in all dimensions that matter; minor units, debit +. */
export type BookPortion = Portion & { readonly aliases: readonly Said[] };

/** Kind of alias → dimension, of those that the catalog is read by in the books. */
export function dimensionsOf(catalog: Catalog): ReadonlyMap<string, string> {
  return new Map(
    kindsUsed(catalog).flatMap((kind) => {
      const dimension = dimensionOf(kind);
      return dimension === null ? [] : [[kind, dimension] as const];
    }),
  );
}

/** Sums of postings as portions, each dimension of `dimensions` a column. */
export function bookPortions(
  sums: readonly DimensionSum[],
  dimensions: ReadonlyMap<string, string>,
): readonly BookPortion[] {
  return sums.map(({ month, minor, values }) => ({
    said: values,
    month,
    amount: minor,
    aliases: saidOf(values, dimensions),
  }));
}

type Condition = Pick<PostingFilter, 'dimensions' | 'from' | 'to'>;

type Setting = {
  readonly all: readonly BookPortion[];
  readonly columns: readonly string[];
  /** First and last month of the figure. */
  readonly span: { readonly from?: string; readonly to?: string };
  readonly traced: (condition: Partial<Condition>) => Figure['trace'];
};

/** The postings that portions are, out of all that fit: one condition, or a sum of several, none twice. */
export function bookTrace(
  name: string,
  members: readonly BookPortion[],
  { all, columns, span, traced }: Setting,
): Figure['trace'] {
  const parts = partsOf(members, all, columns).flatMap(({ equals, months }) =>
    (months === null ? [span] : runsOf(months)).map((run) => {
      const said = Object.entries(equals).flatMap(([, value]) => value ?? []);
      const when = months === null ? [] : [run.from === run.to ? run.from : `${run.from} to ${run.to}`];
      return {
        label: [said.length === 0 ? 'nothing said' : said.join(' · '), ...when].join(', '),
        trace: traced({ dimensions: equals, ...run }),
      };
    }),
  );
  const [only] = parts;
  return only && parts.length === 1 ? only.trace : formula(name, parts);
}

/** Months in order as stretches without a gap. */
function runsOf(months: readonly string[]): readonly { readonly from: string; readonly to: string }[] {
  return months.reduce<readonly { readonly from: string; readonly to: string }[]>((runs, month) => {
    const last = runs.at(-1);
    return last && addMonths(parseMonth(last.to), 1).toString() === month
      ? [...runs.slice(0, -1), { from: last.from, to: month }]
      : [...runs, { from: month, to: month }];
  }, []);
}

/** Rows of the statement that cost is on: what somebody has to own. */
const costRows = statementRows.filter((row) =>
  [
    'cost-of-revenue',
    'research-and-development',
    'sales-and-marketing',
    'general-and-administrative',
    'unassigned',
  ].some((one) => one === row),
);

/** Values of dimensions that only the books have, such as the cost centers of a payroll, which nothing names. */
export async function unmappedOfBooks(kinds: readonly string[], place: Place): Promise<readonly FoundValue[]> {
  const { company, reading, asked } = place;
  if (kinds.length === 0) return [];
  const dimensions = new Map([...dimensionsOf(reading.catalog), ...kinds.map((kind) => [kind, kind] as const)]);
  const columns = [...new Set(dimensions.values())];
  const span = {
    ...(asked.from !== undefined && { from: asked.from }),
    ...(asked.to !== undefined && { to: asked.to }),
  };
  const filter = { rows: costRows, ...span };
  const sums = await company.sumsBy({ scenario: 'actual', ...filter }, columns, asked.asOf);
  const all = bookPortions(sums, dimensions);
  const { unmapped } = byThing(all, ({ aliases, month }) => reading.resolver.thingOf(aliases, month));
  const currency = await unitOf(company);
  const traced = (condition: Partial<Condition>): Figure['trace'] =>
    postingsTrace({ ...filter, ...condition }, 1, asked.asOf);
  return kinds.flatMap((kind) => {
    const open = unmapped.filter(({ said, month }) => {
      const value = said[kind] ?? null;
      return value !== null && !reading.resolver.names({ kind, value }, month);
    });
    return [...Map.groupBy(open, ({ said }) => said[kind] ?? '')].flatMap(([value, members]): FoundValue[] => {
      const minor = members.reduce((sum, one) => sum + one.amount, 0n);
      if (minor === 0n) return [];
      const order = [kind, ...columns.filter((one) => one !== kind)];
      const show = (): ReturnType<FoundValue['show']> => ({
        kind,
        value,
        source: 'books',
        currency,
        cost: minorFigure(
          minor,
          currency,
          bookTrace(`${kind} ${value}`, members, { all, columns: order, span, traced }),
        ),
        suggestions: suggestionsOf({ kind, value }, [], reading),
      });
      return [{ amount: toFine(money(minor, currency)), show }];
    });
  });
}
