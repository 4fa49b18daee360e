import type { Verification } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';
import { batchColumns, batchOf, type BatchColumns } from './batch-reference.ts';

/** Batches after one id and up to another; null: all there are on that side. */
type Stretch = { readonly after: bigint | null; readonly upTo: bigint | null };

type Outcome = {
  readonly batches: bigint;
  readonly entries: bigint;
  readonly postings: bigint;
  readonly reason: string | null;
} & (BatchColumns | { readonly batch_id: null });

/** Stretches of batches that are verified side by side, each on a connection and a core of its own. */
const stretchesMax = 4;
const batchesPerStretchMin = 50;

/**
 * Recomputes every batch's content, links, balance and sums in the database, and names the first batch that does not hold.
 * Stretches need no common snapshot: a batch never changes once it is there, and each one is read with all that is its own.
 */
export async function verifyBooks(run: Run, schema: string): Promise<Verification> {
  const stretches = await stretchesOf(run, schema);
  const outcomes = await Promise.all(stretches.map((stretch) => verifyStretch(run, schema, stretch)));
  const count = (of: 'batches' | 'entries' | 'postings'): number =>
    outcomes.reduce((sum, outcome) => sum + Number(outcome[of]), 0);
  const [broken] = outcomes.flatMap((outcome) =>
    outcome.batch_id === null ? [] : [{ ...batchOf(outcome), reason: outcome.reason ?? '' }],
  );
  return { batches: count('batches'), entries: count('entries'), postings: count('postings'), broken: broken ?? null };
}

/** All batches, cut into about equal stretches; those that come meanwhile belong to the last. */
async function stretchesOf(run: Run, schema: string): Promise<readonly Stretch[]> {
  const ends = await run<{ readonly id: bigint }>(
    `select id from (
       select id, row_number() over (order by id) as number, count(*) over () as count from ${schema}.batch
     ) b where number < count and number % greatest($1::bigint, (count + $2 - 1) / $2) = 0 order by id`,
    [batchesPerStretchMin, stretchesMax],
  );
  const bounds = [null, ...ends.map(({ id }) => id), null];
  return bounds.slice(1).map((upTo, index) => ({ after: bounds[index] ?? null, upTo }));
}

async function verifyStretch(run: Run, schema: string, { after, upTo }: Stretch): Promise<Outcome> {
  const [outcome] = await run<Outcome>(verification(schema), [after ?? -(2n ** 63n), upTo ?? 2n ** 63n - 1n]);
  if (!outcome) throw new Error('verification gave no answer');
  return outcome;
}

/** Sums by day come first: they are few, and turning a day into its month costs more than adding it up. */
function verification(schema: string): string {
  const within = (id: string): string => `${id} > $1 and ${id} <= $2`;
  return `with content as materialized (
       select * from ${schema}.content_hashes((select array_agg(id) from ${schema}.batch where ${within('id')}))
     ), entry as materialized (
       select batch_id, line, date, entity, currency, sum(amount_minor) as difference from ${schema}.posting
       where ${within('batch_id')} group by batch_id, line, date, entity, currency
     ), unbalanced as (
       select distinct on (batch_id) batch_id, format(
         'the entry of line %s on %s for entity "%s" does not balance: debits less credits are %s minor units of %s',
         line, date, entity, difference, currency
       ) as reason
       from entry where difference <> 0 order by batch_id, line, date, entity, currency
     ), daily as (
       select batch_id, basis, scenario, date, account, non_cash, currency, sum(amount_minor) as minor, count(*) as postings
       from ${schema}.posting where ${within('batch_id')}
       group by batch_id, basis, scenario, date, account, non_cash, currency
     ), recounted as materialized (
       select batch_id, basis, scenario, date_trunc('month', date)::date as month, account, non_cash, currency,
         sum(minor) as minor, sum(postings)::bigint as postings
       from daily group by 1, 2, 3, 4, 5, 6, 7
     ), missummed as (
       select batch_id, min(format('its sum of %s on account %s is not that of its postings', to_char(month, 'YYYY-MM'), account))
         as reason
       from recounted r full join (select * from ${schema}.posting_sum where ${within('batch_id')}) s
         using (batch_id, basis, scenario, month, account, non_cash, currency)
       where (r.minor, r.postings) is distinct from (s.minor, s.postings)
       group by batch_id
     ), judged as (
       select b.*, case
         when b.previous_hash is distinct from lag(b.hash, 1, coalesce(
           (select hash from ${schema}.batch where id <= $1 order by id desc limit 1), sha256(''::bytea)
         )) over (order by b.id)
           then 'it does not link to the batch before it: one was removed or changed'
         when b.hash is distinct from ${schema}.batch_hash(b)
           then 'its key, its moment or what it was made from is not what was recorded'
         when b.content_hash is distinct from coalesce(c.content_hash, sha256(''::bytea))
           then 'its lines or postings are not those that were recorded' || coalesce('; ' || u.reason, '')
         else coalesce(u.reason, m.reason)
       end as reason
       from ${schema}.batch b
       left join content c on c.batch_id = b.id
       left join unbalanced u on u.batch_id = b.id
       left join missummed m on m.batch_id = b.id
       where ${within('b.id')}
     ), broken as (
       select j.reason, ${batchColumns(schema, 'j')} from judged j where reason is not null order by j.id limit 1
     )
     select
       (select count(*) from ${schema}.batch where ${within('id')}) as batches,
       (select count(*) from (select distinct batch_id, line, date from entry) e) as entries,
       (select coalesce(sum(postings), 0)::bigint from recounted) as postings,
       broken.*
     from (select) one left join broken on true`;
}
