import type { FindingEventRecord } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';

/** What happened to findings, oldest first, now or as of a moment. */
export async function findFindingEvents(
  run: Run,
  schema: string,
  asOf: string | undefined,
): Promise<readonly FindingEventRecord[]> {
  return run<FindingEventRecord>(
    `select kind, subject, what, content, actor, ${schema}.moment_text(recorded_at) as "recordedAt"
     from ${schema}.finding_event where $1::timestamptz is null or recorded_at <= $1 order by id`,
    [asOf ?? null],
  );
}

type NewEvents = { readonly events: readonly Omit<FindingEventRecord, 'recordedAt'>[]; readonly moment: string };

/** Appends events, in their order. */
export async function recordFindingEvents(run: Run, schema: string, { events, moment }: NewEvents): Promise<void> {
  const column = (name: 'kind' | 'subject' | 'what' | 'actor'): readonly string[] => events.map((event) => event[name]);
  await run(
    `insert into ${schema}.finding_event (kind, subject, what, content, actor, recorded_at)
     select n.kind, n.subject, n.what, n.content, n.actor, $6
     from unnest($1::text[], $2::text[], $3::text[], $4::json[], $5::text[])
       with ordinality n (kind, subject, what, content, actor, place)
     order by n.place`,
    [
      column('kind'),
      column('subject'),
      column('what'),
      events.map(({ content }) => JSON.stringify(content)),
      column('actor'),
      moment,
    ],
  );
}

/** The books that the rules answered about last; null before the first review. */
export async function findReviewed(run: Run, schema: string): Promise<string | null> {
  const [row] = await run<{ readonly books: string | null }>(`select books from ${schema}.finding_review`);
  return row?.books ?? null;
}

/** Marks the books that the rules have answered about. */
export async function markReviewed(run: Run, schema: string, reviewed: string): Promise<void> {
  await run(`update ${schema}.finding_review set books = $1 where books is distinct from $1`, [reviewed]);
}
