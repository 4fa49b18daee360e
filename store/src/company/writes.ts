import type { CompanyWrites } from '@capwise/app/ports';
import { quoted, type Run } from '../database/database.ts';
import { recordCase, recordCaseApproval } from './cases.ts';
import { closeThrough } from './close.ts';
import { recordComment } from './comments.ts';
import { markReviewed, recordFindingEvents } from './findings.ts';
import { publishLoad } from './loads.ts';
import { recordRates } from './rates.ts';
import { recordBatch } from './record.ts';

/** The writes of a company within one transaction, at its moment. They run one after another, however they are called. */
export function createWrites(run: Run, schemaName: string, moment: string): CompanyWrites {
  const schema = quoted(schemaName);
  const inTurn = createTurns();
  return {
    putSetting: (key, value) =>
      inTurn(async () => {
        await run(
          `insert into ${schema}.setting (key, value, changed_at) values ($1, $2, $3)
           on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
          [key, jsonText(value, `setting ${key}`), moment],
        );
      }),
    publish: (load, parts) => inTurn(() => publishLoad(run, schema, { load, parts, moment })),
    record: (batch) => inTurn(() => recordBatch(run, schema, { batch, moment })),
    close: (through) => inTurn(() => closeThrough(run, schema, { through, moment })),
    putRates: (rates) => inTurn(() => recordRates(run, schema, { rates, moment })),
    comment: (record) => inTurn(() => recordComment(run, schema, { record, moment })),
    recordFindingEvents: (events) => inTurn(() => recordFindingEvents(run, schema, { events, moment })),
    markReviewed: (reviewed) => inTurn(() => markReviewed(run, schema, reviewed)),
    saveCase: (record) => inTurn(() => recordCase(run, schema, { record, moment })),
    approveCase: (approval) => inTurn(() => recordCaseApproval(run, schema, { approval, moment })),
  };
}

/** A value as JSON. Throws on what JSON cannot hold, naming what it was for. */
export function jsonText(value: unknown, what: string): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch (error) {
    throw new TypeError(`${what} is no JSON: amounts are written as decimal texts`, { cause: error });
  }
}

/** Lets pieces of work run one after another. */
export function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
}
