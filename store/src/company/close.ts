import { Refusal } from '@capwise/domain';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { Run } from '../database/database.ts';
import { latestBatches, createValues } from './filter.ts';

/** The last closed month, now or as of a moment, as `2026-10`; null while all are open. */
export async function findClosedThrough(run: Run, schema: string, asOf?: string): Promise<string | null> {
  const [row] = await run<{ readonly through: string | null }>(
    `select to_char(max(through), 'YYYY-MM') as through from ${schema}.closing
     where $1::timestamptz is null or closed_at <= $1`,
    [asOf ?? null],
  );
  return row?.through ?? null;
}

/**
 * Closes all months through the given one, and pins the latest revision of each batch that says what happened in them: a plan
 * stays open. Answers how many batches. Refuses PERIOD_CLOSED for a month that is closed already.
 */
export async function closeThrough(
  run: Run,
  schema: string,
  { through, moment }: { readonly through: string; readonly moment: string },
): Promise<number> {
  parseMonth(through);
  const closed = await findClosedThrough(run, schema);
  if (closed !== null && through <= closed) {
    const next = addMonths(parseMonth(closed), 1).toString();
    throw new Refusal(
      'PERIOD_CLOSED',
      `${through} is closed already: the books are closed through ${closed}; close ${next} or a later month`,
      { month: through, closedThrough: closed },
    );
  }
  await run(`insert into ${schema}.closing (through, closed_at) values ($1::date, $2)`, [`${through}-01`, moment]);
  const values = createValues();
  const latest = latestBatches(schema, undefined, values);
  const pinned = await run(
    `insert into ${schema}.pin (month, batch_id)
     select ${values.put(`${through}-01`)}::date, b.id from (${latest}) b
     where exists (
       select from ${schema}.posting_sum s where s.batch_id = b.id and s.scenario = 'actual' and s.month <= ${values.put(`${through}-01`)}::date
         and (${values.put(closed && `${closed}-01`)}::date is null or s.month > ${values.put(closed && `${closed}-01`)}::date)
     )
     returning batch_id`,
    values.list,
  );
  return pinned.length;
}
