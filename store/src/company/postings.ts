import type { Page, PostingRecord } from '@capwise/app/ports';
import type { Posting } from '@capwise/domain/books';
import { money } from '@capwise/domain/money';
import type { Run } from '../database/database.ts';
import { batchColumns, batchOf, type BatchColumns } from './batch-reference.ts';
import {
  countedColumns,
  createValues,
  detailConditions,
  isId,
  latestBatches,
  sharedConditions,
  viewConditions,
  type PostingFilter,
  type Values,
} from './filter.ts';

type PostingRow = BatchColumns & {
  readonly id: bigint;
  readonly line_id: bigint;
  readonly line: number;
  readonly what: string;
  readonly basis: Posting['basis'];
  readonly scenario: Posting['scenario'];
  readonly date: string;
  readonly account: string;
  readonly dimensions: Posting['dimensions'];
  readonly amount_minor: bigint;
  readonly currency: string;
  readonly transaction_minor: bigint;
  readonly transaction_currency: string;
  readonly measure: Posting['measure'];
  readonly section: NonNullable<Posting['section']> | null;
  readonly non_cash: boolean;
};

/** What a page of postings is asked for. */
export type PostingQuestion = {
  readonly filter: PostingFilter;
  readonly page: Page;
  readonly asOf: string | undefined;
};

/** A page of postings, largest amounts first, with count and sum of all. */
export async function findPostings(
  run: Run,
  schema: string,
  { filter, page, asOf }: PostingQuestion,
): Promise<{ readonly count: number; readonly minor: bigint; readonly postings: readonly PostingRecord[] }> {
  const values = createValues();
  const kept = keptPostings(schema, { filter, asOf }, values);
  const { minor } = countedColumns(filter);
  const rows = await run<{ readonly count: bigint; readonly total: bigint } & (PostingRow | { readonly id: null })>(
    `with kept as materialized (${kept}),
     wanted as (
       select id from kept order by abs(minor) desc, id limit ${values.put(page.limit)} offset ${values.put(page.offset)}
     )
     select t.count, t.total, w.*
     from (select count(*) as count, coalesce(sum(minor), 0)::bigint as total from kept) t
     left join (${postingRows(schema)} where p.id in (select id from wanted)) w on true
     order by abs(w.${minor}) desc, w.id`,
    values.list,
  );
  return {
    count: Number(rows[0]?.count ?? 0n),
    minor: rows[0]?.total ?? 0n,
    postings: rows.flatMap((row) => (row.id === null ? [] : [postingOf(row)])),
  };
}

/** A page of whole entries, as the filter's scenario and basis have them, that have a posting of it; newest day first. */
export async function findEntries(
  run: Run,
  schema: string,
  { filter, page, asOf }: PostingQuestion,
): Promise<{ readonly count: number; readonly entries: readonly (readonly PostingRecord[])[] }> {
  const values = createValues();
  const kept = keptPostings(schema, { filter, asOf }, values);
  const rows = await run<{ readonly count: bigint } & (PostingRow | { readonly id: null })>(
    `with kept as materialized (select distinct batch_id, line, date from (${kept}) k),
     wanted as (
       select * from kept order by date desc, batch_id desc, line
       limit ${values.put(page.limit)} offset ${values.put(page.offset)}
     )
     select t.count, w.*
     from (select count(*) as count from kept) t
     left join (
       ${postingRows(schema)} join wanted k on (k.batch_id, k.line, k.date) = (p.batch_id, p.line, p.date)
       where ${viewConditions(filter, values).join(' and ')}
     ) w on true
     order by w.date desc, w.batch_id desc, w.line, w.id`,
    values.list,
  );
  const entries = new Map<string, PostingRecord[]>();
  for (const row of rows) {
    if (row.id === null) continue;
    const key = `${row.batch_id} ${row.line} ${row.date}`;
    entries.set(key, [...(entries.get(key) ?? []), postingOf(row)]);
  }
  return { count: Number(rows[0]?.count ?? 0n), entries: [...entries.values()] };
}

/** The posting of an id, of whatever revision. */
export async function findPosting(run: Run, schema: string, id: string): Promise<PostingRecord | null> {
  if (!isId(id)) return null;
  const [row] = await run<PostingRow>(`${postingRows(schema)} where p.id = $1`, [id]);
  return row ? postingOf(row) : null;
}

/** Postings of one batch, in the order in which they were written. */
export async function postingsOfBatch(run: Run, schema: string, batch: bigint): Promise<readonly PostingRecord[]> {
  return (await run<PostingRow>(`${postingRows(schema)} where b.id = $1 order by p.id`, [batch])).map(postingOf);
}

function keptPostings(
  schema: string,
  { filter, asOf }: Pick<PostingQuestion, 'filter' | 'asOf'>,
  values: Values,
): string {
  const latest = latestBatches(schema, asOf, values);
  const conditions = [...sharedConditions(filter, 'p.date', values), ...detailConditions(filter, schema, values)];
  return `select p.id, p.batch_id, p.line, p.date, p.${countedColumns(filter).minor} as minor
    from (${latest}) b join ${schema}.posting p on p.batch_id = b.id where ${conditions.join(' and ')}`;
}

function postingRows(schema: string): string {
  return `select p.id, l.id as line_id, l.what, p.line, p.basis, p.scenario, p.date, p.account, p.dimensions, p.amount_minor,
      p.currency, p.transaction_minor, p.transaction_currency, p.measure, p.section, p.non_cash, ${batchColumns(schema, 'b')}
    from ${schema}.posting p
    join ${schema}.batch b on b.id = p.batch_id
    join ${schema}.source_line l on l.batch_id = p.batch_id and l.line = p.line`;
}

function postingOf(row: PostingRow): PostingRecord {
  return {
    id: row.id.toString(),
    lineId: row.line_id.toString(),
    batch: batchOf(row),
    what: row.what,
    basis: row.basis,
    scenario: row.scenario,
    date: Temporal.PlainDate.from(row.date),
    account: row.account,
    dimensions: row.dimensions,
    amount: money(row.amount_minor, row.currency),
    transaction: money(row.transaction_minor, row.transaction_currency),
    line: row.line,
    measure: row.measure,
    ...(row.section && { section: row.section }),
    ...(row.non_cash && { nonCash: true }),
  };
}
