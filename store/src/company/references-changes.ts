import type { Change, RevisionSum } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';
import { batchColumns, batchOf, type BatchColumns } from './batch-reference.ts';
import {
  countedColumns,
  createValues,
  detailConditions,
  isCoarse,
  sharedConditions,
  type PostingFilter,
} from './filter.ts';

/** A stretch of what is known: after one moment, through another. */
export type KnownSpan = { readonly after: string | null; readonly through: string };

/** The moment of the last thing that a figure can depend on, now or as of a moment; null while there is none. */
export async function findLastChange(run: Run, schema: string, asOf: string | undefined): Promise<string | null> {
  const until = (moment: string): string => `where $1::timestamptz is null or ${moment} <= $1`;
  const [row] = await run<{ readonly moment: string | null }>(
    `select ${schema}.moment_text(greatest(
       (select max(recorded_at) from ${schema}.batch ${until('recorded_at')}),
       (select max(published_at) from ${schema}.load ${until('published_at')}),
       (select max(changed_at) from ${schema}.setting_version ${until('changed_at')}),
       (select max(recorded_at) from ${schema}.rate ${until('recorded_at')})
     )) as moment`,
    [asOf ?? null],
  );
  return row?.moment ?? null;
}

/** What was recorded in a stretch, by the moment of each command, oldest first. */
export async function findChanges(run: Run, schema: string, { after, through }: KnownSpan): Promise<readonly Change[]> {
  const rows = await run<Omit<Change, 'producers'> & { readonly producers: readonly string[] | null }>(
    `with changed as (
       select recorded_at as moment, producer, subject, revision = 1 as is_new from ${schema}.batch
       union all
       select published_at, 'load', '', true from ${schema}.load
     )
     select ${schema}.moment_text(moment) as moment, array_agg(distinct producer order by producer) as producers,
       coalesce(min(c.operation), '') as operation, coalesce(min(c.actor), '') as actor,
       coalesce(array_agg(distinct subject order by subject) filter (where producer = 'catalog'), '{}') as things,
       bool_and(is_new) as "isNew"
     from changed left join ${schema}.command c on c.recorded_at = moment
     where ($1::timestamptz is null or moment > $1) and moment <= $2
     group by moment order by moment`,
    [after, through],
  );
  return rows.map((row) => ({ ...row, producers: row.producers ?? [] }));
}

type RevisionRow = BatchColumns & { readonly operation: string; readonly actor: string; readonly minor: bigint };

/**
 * Sums of what a filter keeps, debit +, by revision: of every batch that was recorded in a stretch, its revisions of that stretch
 * and the one before it, in their order.
 */
export async function sumRevisions(
  run: Run,
  schema: string,
  { filter, after, through }: KnownSpan & { readonly filter: PostingFilter },
): Promise<readonly RevisionSum[]> {
  const values = createValues();
  const [from, to] = [values.put(after), values.put(through)];
  const coarse = isCoarse(filter);
  const conditions = [
    ...sharedConditions(filter, coarse ? 'p.month' : 'p.date', values),
    ...(coarse ? [] : detailConditions(filter, schema, values)),
  ];
  const minor = coarse ? 'minor' : countedColumns(filter).minor;
  const rows = await run<RevisionRow>(
    `with fresh as (
       select producer, subject, period, min(revision) as first from ${schema}.batch
       where (${from}::timestamptz is null or recorded_at > ${from}) and recorded_at <= ${to}::timestamptz
       group by producer, subject, period
     ), wanted as (
       select b.* from ${schema}.batch b join fresh f using (producer, subject, period)
       where b.revision >= f.first - 1 and b.recorded_at <= ${to}::timestamptz
     )
     select ${batchColumns(schema, 'b')}, coalesce(c.operation, '') as operation, coalesce(c.actor, '') as actor,
       coalesce(s.minor, 0)::bigint as minor
     from wanted b
     left join (
       select b.id, sum(p.${minor})::bigint as minor
       from wanted b join ${schema}.${coarse ? 'posting_sum' : 'posting'} p on p.batch_id = b.id
       where ${conditions.join(' and ')} group by b.id
     ) s on s.id = b.id
     left join lateral (select operation, actor from ${schema}.command where recorded_at = b.recorded_at limit 1) c on true
     order by b.producer, b.subject, b.period, b.revision`,
    values.list,
  );
  return rows.map(({ operation, actor, minor: sum, ...row }) => ({
    batch: batchOf(row),
    operation,
    actor,
    minor: sum,
  }));
}
