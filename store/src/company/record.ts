import type { BatchRef } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { accountOf, unbalancedEntry, type Batch, type Posting } from '@capwise/domain/books';
import { moneyText } from '@capwise/domain/money';
import type { Run } from '../database/database.ts';
import { batchColumns, batchOf, type BatchColumns } from './batch-reference.ts';
import { lineColumns, storedLine } from './lines.ts';

const postingColumns = [
  'line',
  'basis',
  'scenario',
  'date',
  'account',
  'dimensions',
  'amount_minor',
  'currency',
  'transaction_minor',
  'transaction_currency',
  'measure',
  'section',
  'non_cash',
] as const;

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
  const lines = JSON.stringify(batch.lines.map(storedLine));
  const postings = JSON.stringify(batch.postings.map(storedPosting));
  const [content] = await run<{ readonly hash: string }>(
    `select encode(${schema}.content_of($1::json, $2::json), 'hex') as hash`,
    [lines, postings],
  );
  const key = [batch.producer, batch.subject, batch.period];
  const [latest] = await run<BatchColumns & { readonly content: string }>(
    `select ${batchColumns(schema, 'b')}, encode(b.content_hash, 'hex') as content from ${schema}.batch b
     where producer = $1 and subject = $2 and period = $3 order by revision desc limit 1`,
    key,
  );
  if (latest && latest.content === content?.hash) return { ...batchOf(latest), changed: false };
  return undoneOnFailure(run, async () => {
    const [row] = await run<BatchColumns>(
      `insert into ${schema}.batch as b
         (producer, subject, period, revision, recorded_at, made_from, content_hash, previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), '', '')
       returning ${batchColumns(schema, 'b')}`,
      [...key, (latest?.revision ?? 0) + 1, moment, JSON.stringify(batch.madeFrom), content?.hash],
    );
    if (!row) throw new Error('an inserted batch did not come back');
    await insertRows(run, `${schema}.source_line`, { columns: lineColumns, batch: row.batch_id, rows: lines });
    await insertRows(run, `${schema}.posting`, { columns: postingColumns, batch: row.batch_id, rows: postings });
    await run('set constraints all immediate');
    await run('set constraints all deferred');
    return { ...batchOf(row), changed: true };
  });
}

async function insertRows(
  run: Run,
  table: string,
  { columns, batch, rows }: { readonly columns: readonly string[]; readonly batch: bigint; readonly rows: string },
): Promise<void> {
  const names = columns.join(', ');
  await run(
    `insert into ${table} (batch_id, ${names})
     select $1, ${names} from json_populate_recordset(null::${table}, $2::json) with ordinality incoming order by ordinality`,
    [batch, rows],
  );
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

function storedPosting(posting: Posting): Readonly<Record<(typeof postingColumns)[number], unknown>> {
  return {
    line: posting.line,
    basis: posting.basis,
    scenario: posting.scenario,
    date: posting.date.toString(),
    account: posting.account,
    dimensions: posting.dimensions,
    amount_minor: posting.amount.minor.toString(),
    currency: posting.amount.currency,
    transaction_minor: posting.transaction.minor.toString(),
    transaction_currency: posting.transaction.currency,
    measure: posting.measure,
    section: posting.section ?? null,
    non_cash: posting.nonCash ?? false,
  };
}
