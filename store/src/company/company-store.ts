import type { CommandRecord, CompanyStore, RememberedAnswer } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { quoted, type Database, type Run } from '../database/database.ts';
import { markReviewed } from './findings.ts';
import { createReads, type CompanyPlace } from './reads.ts';
import { keepReference } from './references.ts';
import { createTurns, createWrites, jsonText } from './writes.ts';

/** The channel on which the names of companies are sent after a commit. */
export const channel = 'capwise';

const writeLockMax = '10min';

/** The store of one company on a database. */
export function createCompanyStore(database: Database, place: CompanyPlace): CompanyStore {
  const inTurn = createTurns();
  return {
    ...createReads(database.run, place),
    remembered: (key) => findAnswer(database.run, place, key),
    markReviewed: (reviewed) => markReviewed(database.run, quoted(place.schema), reviewed),
    keepReference: (reference) => keepReference(database.run, quoted(place.schema), reference),
    write: (command, work, keep) =>
      inTurn(() => database.onConnection((run) => write(run, place, { command, work, keep }))),
  };
}

type Write<Result> = {
  readonly command: CommandRecord;
  readonly work: (books: Parameters<Parameters<CompanyStore['write']>[1]>[0]) => Promise<Result>;
  readonly keep: boolean;
};

async function write<Result>(run: Run, place: CompanyPlace, { command, work, keep }: Write<Result>): Promise<Result> {
  const schema = quoted(place.schema);
  await run('begin');
  try {
    await run(`set local lock_timeout = '${writeLockMax}'`);
    await run(`select ${schema}.take_write_lock()`).catch((error: unknown) => {
      throw busy(place, error);
    });
    await run('set local lock_timeout = 0');
    const before = command.key === undefined ? null : await findAnswer(run, place, command.key);
    if (before) {
      await run('rollback');
      return answerOf<Result>(before, command);
    }
    const [next] = await run<{ readonly moment: string }>(
      `select ${schema}.moment_text(${schema}.next_moment()) as moment`,
    );
    if (!next) throw new Error(`company ${place.name} has no moment`);
    const result = await work({ ...createReads(run, place), ...createWrites(run, place.schema, next.moment) });
    if (keep) await keepAll(run, place, { command, result, moment: next.moment });
    else await run('rollback');
    return result;
  } catch (error) {
    await run('rollback').catch(() => {});
    throw error;
  }
}

async function keepAll(
  run: Run,
  place: CompanyPlace,
  { command, result, moment }: { readonly command: CommandRecord; readonly result: unknown; readonly moment: string },
): Promise<void> {
  await run(
    `insert into ${quoted(place.schema)}.command (operation, input_hash, idempotency_key, answer, actor, recorded_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      command.operation,
      command.inputHash,
      command.key ?? null,
      jsonText(result, `the answer of ${command.operation}`),
      command.actor,
      moment,
    ],
  );
  await run('select pg_notify($1, $2)', [channel, place.name]);
  await run('commit');
}

async function findAnswer(run: Run, place: CompanyPlace, key: string): Promise<RememberedAnswer | null> {
  const [row] = await run<RememberedAnswer>(
    `select input_hash as "inputHash", answer from ${quoted(place.schema)}.command where idempotency_key = $1`,
    [key],
  );
  return row ?? null;
}

function answerOf<Result>(before: RememberedAnswer, { key = '', inputHash }: CommandRecord): Result {
  if (before.inputHash === inputHash) return before.answer as Result;
  throw new Refusal('KEY_REUSED', `the idempotency key "${key}" was used for another input: use a new key`, {
    value: key,
  });
}

function busy(place: CompanyPlace, error: unknown): unknown {
  if ((error as { readonly code?: string }).code !== '55P03') return error;
  return new Refusal(
    'STORE_UNAVAILABLE',
    `another write has held the books of "${place.name}" for ${writeLockMax}: wait until it ends, or end it, and try again`,
    { company: place.name },
  );
}
