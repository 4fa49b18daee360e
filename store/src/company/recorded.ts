import type { CompanyReads } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';
import { linesOfBatch } from './lines.ts';
import { postingsOfBatch } from './postings.ts';

type Recorded = Awaited<ReturnType<CompanyReads['recorded']>>;

/** The latest revision of a batch, now or as of a moment, with its lines in their order; null where there is none. */
export async function findRecorded(
  run: Run,
  schema: string,
  { key, asOf }: { readonly key: readonly [string, string, string]; readonly asOf: string | undefined },
): Promise<Recorded> {
  const [latest] = await run<{ readonly id: bigint }>(
    `select id from ${schema}.batch where producer = $1 and subject = $2 and period = $3
       and ($4::timestamptz is null or recorded_at <= $4) order by revision desc limit 1`,
    [...key, asOf ?? null],
  );
  if (!latest) return null;
  const lines = await linesOfBatch(run, schema, latest.id);
  return { lines, postings: await postingsOfBatch(run, schema, latest.id) };
}
