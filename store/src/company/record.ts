import type { BatchRef } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { accountOf, unbalancedEntry, type Batch, type Posting } from '@capwise/domain/books';
import { moneyText } from '@capwise/domain/money';
import { columnArrays, namesOf, unnested, type Column } from '../database/columns.ts';
import type { Run } from '../database/database.ts';
import { batchColumns, batchOf, type BatchColumns } from './batch-reference.ts';
import { lineColumns } from './lines.ts';

const postingColumns: readonly Column<Posting>[] = [
  { name: 'line', type: 'integer', value: ({ line }) => line },
  { name: 'basis', type: 'text', value: ({ basis }) => basis },
  { name: 'scenario', type: 'text', value: ({ scenario }) => scenario },
  { name: 'date', type: 'date', value: ({ date }) => date.toString() },
  { name: 'account', type: 'text', value: ({ account }) => account },
  { name: 'dimensions', type: 'jsonb', value: ({ dimensions }) => JSON.stringify(dimensions) },
  { name: 'amount_minor', type: 'bigint', value: ({ amount }) => amount.minor },
  { name: 'currency', type: 'text', value: ({ amount }) => amount.currency },
  { name: 'transaction_minor', type: 'bigint', value: ({ transaction }) => transaction.minor },
  { name: 'transaction_currency', type: 'text', value: ({ transaction }) => transaction.currency },
  { name: 'measure', type: 'text', value: ({ measure }) => measure },
  { name: 'section', type: 'text', value: ({ section }) => section ?? null },
  { name: 'non_cash', type: 'boolean', value: ({ nonCash }) => nonCash ?? false },
];

/** What a batch is recorded with. */
export type Recording = { readonly batch: Batch; readonly moment: string };

/**
 * Records a batch as a new revision, unless the latest one has the same content. What it wrote is undone when it refuses, so
 * that the transaction can go on.
 */
export async function recordBatch(
  run: Run,
  schema: string,
  { batch, moment }: Recording,
): Promise<BatchRef & { readonly changed: boolean }> {
  assertSound(batch);
  return undoneOnFailure(run, async () => {
    const own = [batch.producer, batch.subject, batch.period, moment, JSON.stringify(batch.madeFrom)];
    const [row] = await run<BatchColumns & { readonly changed: boolean }>(recordingText(schema), [
      ...own,
      ...columnArrays(lineColumns, batch.lines),
      ...columnArrays(postingColumns, batch.postings),
    ]);
    if (!row) throw new Error('a recorded batch did not come back');
    await run('set constraints all immediate');
    await run('set constraints all deferred');
    return { ...batchOf(row), changed: row.changed };
  });
}

/**
 * One statement, so that the rows are read once: it takes their digests and inserts them only when the content is new. The
 * triggers of the tables run when all of it is done.
 */
function recordingText(schema: string): string {
  const [lineNames, postingNames] = [namesOf(lineColumns), namesOf(postingColumns)];
  return `with incoming_line as materialized (
      select * from ${unnested(lineColumns, 'incoming', 6)}
    ), incoming_posting as materialized (
      select * from ${unnested(postingColumns, 'incoming', 6 + lineColumns.length)}
    ), content as materialized (
      select ${schema}.content_of(array(
        select ${schema}.line_digest(row(null, null, ${lineNames})::${schema}.source_line) from incoming_line
        union all
        select ${schema}.posting_digest(row(null, null, ${postingNames}, null)::${schema}.posting) from incoming_posting
      )) as hash
    ), latest as (
      select * from ${schema}.batch where producer = $1 and subject = $2 and period = $3 order by revision desc limit 1
    ), recorded as (
      insert into ${schema}.batch
        (producer, subject, period, revision, recorded_at, made_from, content_hash, previous_hash, hash)
      select $1, $2, $3, coalesce((select revision from latest), 0) + 1, $4::timestamptz, $5::jsonb, content.hash, '', '' from content
      where not exists (select from latest where latest.content_hash = content.hash)
      returning *
    ), recorded_lines as (
      insert into ${schema}.source_line (batch_id, ${lineNames})
      select recorded.id, ${lineNames} from incoming_line, recorded
    ), recorded_postings as (
      insert into ${schema}.posting (batch_id, ${postingNames})
      select recorded.id, ${postingNames} from incoming_posting, recorded
    )
    select ${batchColumns(schema, 'b')}, b.changed from (
      select recorded.*, true as changed from recorded
      union all
      select latest.*, false from latest where not exists (select from recorded)
    ) b`;
}

async function undoneOnFailure<Result>(run: Run, work: () => Promise<Result>): Promise<Result> {
  await run('savepoint recording');
  try {
    return await work();
  } catch (error) {
    await run('rollback to savepoint recording');
    throw error;
  } finally {
    await run('release savepoint recording');
  }
}

function assertSound({ producer, subject, period, lines, postings }: Batch): void {
  for (const code of new Set(postings.map(({ account }) => account))) accountOf(code);
  const stray = postings.find(({ line }) => !lines[line]);
  if (stray) throw new RangeError(`a posting belongs to line ${stray.line} of ${lines.length}`);
  const unbalanced = unbalancedEntry(postings);
  if (!unbalanced) return;
  const { line, date, entity, difference } = unbalanced;
  const amount = `${moneyText(difference)} ${difference.currency}`;
  throw new Refusal(
    'UNBALANCED',
    `the entry of line ${line} ("${lines[line]?.what}") on ${date} for entity "${entity}" does not balance: debits less credits ` +
      `are ${amount}, in batch "${producer} ${subject} ${period}"; post the missing side with it`,
    {
      producer,
      subject,
      period,
      line,
      date,
      entity,
      currency: difference.currency,
      minor: difference.minor.toString(),
    },
  );
}
