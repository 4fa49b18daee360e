import type { CommentRecord } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';

/** The latest comment about each subject that begins with a text, now or as of a moment; none where it was taken back. */
export async function findComments(
  run: Run,
  schema: string,
  { prefix, asOf }: { readonly prefix: string; readonly asOf: string | undefined },
): Promise<readonly CommentRecord[]> {
  const latest = await run<CommentRecord>(
    `select distinct on (subject) subject, text, author, ${schema}.moment_text(recorded_at) as "recordedAt"
     from ${schema}.comment
     where starts_with(subject, $1) and ($2::timestamptz is null or recorded_at <= $2)
     order by subject, id desc`,
    [prefix, asOf ?? null],
  );
  return latest.filter(({ text }) => text !== '');
}

/** Appends a comment. */
export async function recordComment(
  run: Run,
  schema: string,
  { record, moment }: { readonly record: Omit<CommentRecord, 'recordedAt'>; readonly moment: string },
): Promise<void> {
  await run(`insert into ${schema}.comment (subject, text, author, recorded_at) values ($1, $2, $3, $4)`, [
    record.subject,
    record.text,
    record.author,
    moment,
  ]);
}
