import type { CompanyReads } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';
import { linesOfBatch } from './lines.ts';
import { postingsOfBatch } from './postings.ts';

type Recorded = Awaited<ReturnType<CompanyReads['recorded']>>;

/** The latest revision of a batch with its lines in their order; null where there is none. */
export async function findRecorded(
  run: Run,
  schema: string,
  key: readonly [string, string, string],
): Promise<Recorded> {
  const [latest] = await run<{ readonly id: bigint }>(
    `select id from ${schema}.batch where producer = $1 and subject = $2 and period = $3 order by revision desc limit 1`,
    key,
  );
  if (!latest) return null;
  const lines = await linesOfBatch(run, schema, latest.id);
  return { lines, postings: await postingsOfBatch(run, schema, latest.id) };
}
