import type { PostingFilter } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { accountOf, chartOfAccounts, type AccountCode } from '@capwise/domain/books';
import { addMonths, monthsOf, parsePeriod, type Month, type Period } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { itemLabels } from './labels.ts';
import { filterUnder, readBooks, tracedUnder, type Reading, type View } from './reading.ts';

type Variance = Answer<'books.variance'>;
type Row = Variance['rows'][number];
type VarianceBy = Parameters<Handler<'books.variance'>>[0]['by'];
type Compare = Parameters<Handler<'books.variance'>>[0]['compare'];

const ebitdaAccounts = chartOfAccounts.filter(({ bar }) => bar === 'ebitda').map(({ code }) => code);

/** `books.variance`: EBITDA against the plan of record or an earlier period, and what the difference is made of. */
export const variance: Handler<'books.variance'> = async ({ period, compare, by, basis, asOf }, context) => {
  const reading = await readBooks(context, { basis, asOf });
  const asked = period ?? reading.lastCharged;
  const currency = reading.currency ?? defaultCurrency;
  if (asked === null) return { period: null, compared: null, currency, rows: [], total: null };
  const found = await compared(reading, { period: parsePeriod(asked), compare, by });
  const rows = found.rows.map((row) => rowOf(row, found, currency));
  return {
    period: asked,
    compared: found.isPlanned ? found.words : null,
    currency,
    rows,
    total: found.isPlanned ? totalOf(rows, found, currency) : null,
  };
};

type ComparedRow = {
  /** null: the source says nothing there. */
  readonly key: string | null;
  readonly label: string;
  readonly accounts: readonly AccountCode[];
  /** Effect on EBITDA, in minor units. */
  readonly actual: bigint;
  readonly reference: bigint;
  /** The side that has no posting of it. */
  readonly missing: 'actual' | 'reference' | null;
};

type Compared = {
  readonly by: VarianceBy;
  /** False where there is nothing to compare with: no plan of the period, no earlier period. */
  readonly isPlanned: boolean;
  readonly words: string;
  readonly actual: View;
  readonly reference: View;
  readonly span: Span;
  readonly referenceSpan: Span;
  /** The largest difference first; they add up to that of EBITDA. */
  readonly rows: readonly ComparedRow[];
};

type Span = { readonly from: string; readonly to: string };

type Question = { readonly period: Period; readonly compare: Compare; readonly by: VarianceBy };

/** Lays EBITDA of a period beside what it is compared with, split by one dimension. */
export async function compared(
  { company, view }: Pick<Reading, 'company' | 'view'>,
  { period, compare, by }: Question,
): Promise<Compared> {
  const months = monthsOf(period, view.cash.fiscalStart);
  const back = compare === 'budget' ? 0 : compare === 'previous' ? -months.length : -12;
  const [span, referenceSpan] = [spanOf(months), spanOf(months.map((month) => addMonths(month, back)))];
  const reference: View = { ...view, scenario: compare === 'budget' ? 'budget' : view.scenario };
  const sumsOf = (filter: PostingFilter): Promise<readonly DimensionSum[]> =>
    by === 'row' || by === 'account' ? plainSums(company, filter, view) : company.sumsBy(filter, [by], view.asOf);
  const [now, before] = await Promise.all([
    sumsOf(filterUnder(view, { accounts: ebitdaAccounts, ...span })),
    sumsOf(filterUnder(reference, { accounts: ebitdaAccounts, ...referenceSpan })),
  ]);
  const wanted = new Set(months.map((month) => addMonths(month, back).toString()));
  const given = new Set(before.map(({ month }) => month));
  const words = compare === 'budget' ? 'budget' : compare === 'previous' ? 'the period before' : 'the year before';
  return {
    by,
    isPlanned: [...wanted].every((month) => given.has(month)),
    words,
    actual: view,
    reference,
    span,
    referenceSpan,
    rows: rowsOf(by, now, before),
  };
}

/** Sums by account, which the store keeps. */
async function plainSums(
  company: Reading['company'],
  filter: PostingFilter,
  { asOf }: View,
): Promise<readonly DimensionSum[]> {
  return (await company.sums(filter, asOf)).map((sum) => ({ ...sum, values: {} }));
}

function spanOf(months: readonly Month[]): Span {
  return { from: months[0]?.toString() ?? '', to: months.at(-1)?.toString() ?? '' };
}

function rowsOf(by: VarianceBy, now: readonly DimensionSum[], before: readonly DimensionSum[]): readonly ComparedRow[] {
  const keyOf = ({ account, values }: DimensionSum): string | null =>
    by === 'account' ? account : by === 'row' ? (accountOf(account).row ?? null) : (values[by] ?? null);
  const [actual, reference] = [Map.groupBy(now, keyOf), Map.groupBy(before, keyOf)];
  return [...new Set([...actual.keys(), ...reference.keys()])]
    .map((key): ComparedRow => {
      const [mine, theirs] = [actual.get(key) ?? [], reference.get(key) ?? []];
      const accounts = ebitdaAccounts.filter((code) =>
        by === 'account' ? code === key : by === 'row' ? accountOf(code).row === key : true,
      );
      return {
        key,
        label: labelOf(by, key),
        accounts,
        actual: profitOf(mine),
        reference: profitOf(theirs),
        missing: mine.length === 0 ? 'actual' : theirs.length === 0 ? 'reference' : null,
      };
    })
    .filter(({ actual: mine, reference: theirs }) => mine !== 0n || theirs !== 0n)
    .toSorted((left, right) => {
      const [a, b] = [magnitude(left.actual - left.reference), magnitude(right.actual - right.reference)];
      return a === b ? 0 : a < b ? 1 : -1;
    });
}

function labelOf(by: VarianceBy, key: string | null): string {
  if (key === null) return `${by} not named`;
  if (by === 'account') return accountOf(key).name;
  return by === 'row' ? itemLabels[key as keyof typeof itemLabels] : key;
}

function profitOf(sums: readonly DimensionSum[]): bigint {
  return -sums.reduce((total, { minor }) => total + minor, 0n);
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}

function rowOf(row: ComparedRow, found: Compared, currency: string): Row {
  const { by, span, referenceSpan, isPlanned } = found;
  const narrowed = {
    accounts: [...row.accounts],
    ...(by !== 'row' && by !== 'account' && { dimensions: { [by]: row.key } }),
  };
  const actual = minorFigure(row.actual, currency, tracedUnder(found.actual, { ...narrowed, ...span }, -1));
  const reference = minorFigure(
    row.reference,
    currency,
    tracedUnder(found.reference, { ...narrowed, ...referenceSpan }, -1),
  );
  const difference = row.actual - row.reference;
  return {
    key: row.key,
    label: row.label,
    actual,
    reference: isPlanned ? reference : null,
    variance: isPlanned
      ? minorFigure(
          difference,
          currency,
          formula(`${row.label}: actual less ${found.words}`, [
            { label: 'Actual', trace: actual.trace },
            { label: found.words, sign: -1, trace: reference.trace },
          ]),
        )
      : null,
    verdict: !isPlanned || difference === 0n ? null : difference > 0n ? 'favorable' : 'unfavorable',
    missing: isPlanned ? row.missing : null,
  };
}

function totalOf(rows: readonly Row[], found: Compared, currency: string): Variance['total'] {
  const sum = (of: 'actual' | 'reference'): bigint => found.rows.reduce((total, row) => total + row[of], 0n);
  const figureOf = (of: 'actual' | 'reference', view: View, span: Span) =>
    minorFigure(sum(of), currency, tracedUnder(view, { bars: ['ebitda'], ...span }, -1));
  const difference = sum('actual') - sum('reference');
  return {
    actual: figureOf('actual', found.actual, found.span),
    reference: figureOf('reference', found.reference, found.referenceSpan),
    variance: minorFigure(
      difference,
      currency,
      formula(
        `EBITDA: actual less ${found.words}`,
        rows.flatMap(({ label, variance: figure }) => (figure ? [{ label, trace: figure.trace }] : [])),
      ),
    ),
    verdict: difference === 0n ? null : difference > 0n ? 'favorable' : 'unfavorable',
  };
}
