import type { Verification } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';
import { batchColumns, batchOf, type BatchColumns } from './batch-reference.ts';

type Outcome = {
  readonly batches: bigint;
  readonly entries: bigint;
  readonly postings: bigint;
  readonly reason: string | null;
} & (BatchColumns | { readonly batch_id: null });

/**
 * Recomputes every batch's content, links, balance and sums in the database, in one snapshot, and names the first batch that
 * does not hold.
 */
export async function verifyBooks(run: Run, schema: string): Promise<Verification> {
  const [outcome] = await run<Outcome>(
    `with content as materialized (
       select * from ${schema}.content_hashes((select array_agg(id) from ${schema}.batch))
     ), entry as materialized (
       select batch_id, line, date, entity, currency, sum(amount_minor) as difference from ${schema}.posting
       group by batch_id, line, date, entity, currency
     ), unbalanced as (
       select distinct on (batch_id) batch_id, format(
         'the entry of line %s on %s for entity "%s" does not balance: debits less credits are %s minor units of %s',
         line, date, entity, difference, currency
       ) as reason
       from entry where difference <> 0 order by batch_id, line, date, entity, currency
     ), recounted as (
       select batch_id, basis, scenario, date_trunc('month', date)::date as month, account, non_cash, currency,
         sum(amount_minor) as minor, count(*) as postings
       from ${schema}.posting group by 1, 2, 3, 4, 5, 6, 7
     ), missummed as (
       select batch_id, min(format('its sum of %s on account %s is not that of its postings', to_char(month, 'YYYY-MM'), account))
         as reason
       from recounted r full join ${schema}.posting_sum s
         using (batch_id, basis, scenario, month, account, non_cash, currency)
       where (r.minor, r.postings) is distinct from (s.minor, s.postings)
       group by batch_id
     ), judged as (
       select b.*, case
         when b.previous_hash is distinct from lag(b.hash, 1, sha256(''::bytea)) over (order by b.id)
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
     ), broken as (
       select j.reason, ${batchColumns(schema, 'j')} from judged j where reason is not null order by j.id limit 1
     )
     select
       (select count(*) from ${schema}.batch) as batches,
       (select count(*) from (select distinct batch_id, line, date from entry) e) as entries,
       (select count(*) from ${schema}.posting) as postings,
       broken.*
     from (select) one left join broken on true`,
  );
  if (!outcome) throw new Error('verification gave no answer');
  return {
    batches: Number(outcome.batches),
    entries: Number(outcome.entries),
    postings: Number(outcome.postings),
    broken: outcome.batch_id === null ? null : { ...batchOf(outcome), reason: outcome.reason ?? '' },
  };
}
