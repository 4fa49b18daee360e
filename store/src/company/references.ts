import type { ReferenceRecord } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';

type ReferenceRow = Omit<ReferenceRecord, 'keptAt' | 'hash'> & { readonly kept_at: string; readonly hash: string };

const columns = (schema: string): string =>
  `code, encode(content_hash, 'hex') as hash, label, trace, value, unit, ${schema}.moment_text(moment) as moment, author,
   ${schema}.moment_text(kept_at) as kept_at`;

/** The reference of a code, null where none was kept. */
export async function findReference(run: Run, schema: string, code: string): Promise<ReferenceRecord | null> {
  const [row] = await run<ReferenceRow>(`select ${columns(schema)} from ${schema}.reference where code = $1`, [code]);
  return row ? recordOf(row) : null;
}

/**
 * Keeps a reference under the first of its codes that is free, and answers it; the one that is kept where its content is. Codes
 * belong to their content and are only appended, so that no lock is needed and no figure changes.
 */
export async function keepReference(
  run: Run,
  schema: string,
  { codes, ...reference }: Omit<ReferenceRecord, 'code' | 'keptAt'> & { readonly codes: readonly string[] },
): Promise<ReferenceRecord> {
  for (const code of codes) {
    await run(
      `insert into ${schema}.reference (code, content_hash, label, trace, value, unit, moment, author, kept_at)
       values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7, $8, clock_timestamp()) on conflict do nothing`,
      [
        code,
        reference.hash,
        reference.label,
        JSON.stringify(reference.trace),
        reference.value,
        reference.unit,
        reference.moment,
        reference.author,
      ],
    );
    const [kept] = await run<ReferenceRow>(
      `select ${columns(schema)} from ${schema}.reference where content_hash = decode($1, 'hex')`,
      [reference.hash],
    );
    if (kept) return recordOf(kept);
  }
  throw new Error(`all codes of the figure "${reference.label}" are those of other figures`);
}

function recordOf({ kept_at, ...row }: ReferenceRow): ReferenceRecord {
  return { ...row, keptAt: kept_at };
}
