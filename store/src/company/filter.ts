import type { CompanyReads } from '@capwise/app/ports';
import { barOf, chartOfAccounts } from '@capwise/domain/books';

/** Which postings are asked for. */
export type PostingFilter = Parameters<CompanyReads['sums']>[0];

/** Collects the values of a statement; `put` answers the placeholder of one. */
export type Values = { readonly list: readonly unknown[]; put(value: unknown): string };

export function createValues(): Values {
  const list: unknown[] = [];
  return { list, put: (value) => `$${list.push(value)}` };
}

/** The latest revision of each batch, or the latest as of a moment: a query of `batch` with all its columns. */
export function latestBatches(schema: string, asOf: string | undefined, values: Values): string {
  const until = asOf === undefined ? '' : `where recorded_at <= ${values.put(asOf)}::timestamptz`;
  return `select distinct on (producer, subject, period) * from ${schema}.batch ${until}
    order by producer, subject, period, revision desc`;
}

/** Conditions on a table `p` that has scenario, account, non_cash and a day or month (`posting` or `posting_sum`), and its batch `b`. */
export function sharedConditions(filter: PostingFilter, day: string, values: Values): readonly string[] {
  const conditions = [...viewConditions(filter, values)];
  if (filter.from !== undefined) conditions.push(`${day} >= ${values.put(`${filter.from}-01`)}::date`);
  if (filter.to !== undefined) {
    conditions.push(`${day} < ${values.put(`${filter.to}-01`)}::date + interval '1 month'`);
  }
  if (filter.accounts) conditions.push(`p.account = any(${values.put(filter.accounts)}::text[])`);
  if (filter.rows) conditions.push(`p.account = any(${values.put(accountsOfRows(filter.rows))}::text[])`);
  if (filter.bars) conditions.push(barCondition(filter.bars, values));
  if (filter.producer !== undefined) conditions.push(`b.producer = ${values.put(filter.producer)}`);
  if (filter.subject !== undefined) conditions.push(`b.subject = ${values.put(filter.subject)}`);
  return conditions;
}

/** Conditions on the scenario and on the bases that are read: an entry can hold postings of several. */
export function viewConditions(filter: PostingFilter, values: Values): readonly string[] {
  return [`p.scenario = ${values.put(filter.scenario)}`, `p.basis = any(${values.put(basesOf(filter))}::text[])`];
}

/** Postings under another basis hold what it changes: they are read together with those of US GAAP. */
function basesOf({ basis = 'us-gaap' }: PostingFilter): readonly string[] {
  return basis === 'us-gaap' ? [basis] : ['us-gaap', basis];
}

/** True when sums by month, account and kind are enough to answer a filter. */
export function isCoarse({ dimensions, measures, side, currency, line }: PostingFilter): boolean {
  return [dimensions, measures, side, currency, line].every((condition) => condition === undefined);
}

/** The columns that postings are counted by: the reporting currency, or that of the transactions asked for. */
export function countedColumns({ currency }: PostingFilter): { readonly minor: string; readonly currency: string } {
  return currency === undefined
    ? { minor: 'amount_minor', currency: 'currency' }
    : { minor: 'transaction_minor', currency: 'transaction_currency' };
}

/** Conditions that only a posting itself can answer; none for a coarse filter. */
export function detailConditions(filter: PostingFilter, schema: string, values: Values): readonly string[] {
  const conditions = Object.entries(filter.dimensions ?? {}).map(([dimension, value]) => {
    if (value === null) return `p.dimensions ->> ${values.put(dimension)}::text is null`;
    return dimension === 'commitment'
      ? `p.dimensions ->> 'commitment' = ${values.put(value)} and p.dimensions ? 'commitment'`
      : `p.dimensions ->> ${values.put(dimension)}::text = ${values.put(value)}`;
  });
  if (filter.measures) conditions.push(`p.measure = any(${values.put(filter.measures)}::text[])`);
  const { minor } = countedColumns(filter);
  if (filter.side) conditions.push(filter.side === 'debit' ? `p.${minor} > 0` : `p.${minor} < 0`);
  if (filter.currency !== undefined) {
    conditions.push(`p.transaction_currency = ${values.put(filter.currency)} and p.transaction_minor <> 0`);
  }
  if (filter.line !== undefined) {
    const id = values.put(isId(filter.line) ? filter.line : '-1');
    conditions.push(
      `(p.batch_id, p.line) = (select l.batch_id, l.line from ${schema}.source_line l where l.id = ${id})`,
    );
  }
  return conditions;
}

/** True for a text that can be an id of the store. */
export function isId(text: string): boolean {
  return /^\d{1,18}$/.test(text);
}

function accountsOfRows(rows: NonNullable<PostingFilter['rows']>): readonly string[] {
  return chartOfAccounts.filter(({ row }) => row && rows.includes(row)).map(({ code }) => code);
}

function barCondition(bars: NonNullable<PostingFilter['bars']>, values: Values): string {
  const accounts = (nonCash: boolean): readonly string[] =>
    chartOfAccounts.filter(({ code }) => bars.includes(barOf({ account: code, nonCash }))).map(({ code }) => code);
  const [cash, nonCash] = [accounts(false), accounts(true)];
  const either = values.put([...new Set([...cash, ...nonCash])]);
  return `p.account = any(${either}::text[]) and case when p.non_cash
    then p.account = any(${values.put(nonCash)}::text[]) else p.account = any(${values.put(cash)}::text[]) end`;
}
