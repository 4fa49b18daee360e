import type { CaseApproval, CaseRecord, NewCase } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';

type CaseRow = Omit<CaseRecord, 'approval'> & {
  readonly engine: number | null;
  readonly approver: string;
  readonly approvalNote: string | null;
  readonly approvedAt: string;
};

/** Versions as they were known at the moment $1; the author is who ran the command that saved them. */
const versions = (schema: string): string =>
  `select d.name, d.version, d.hash, d.document, d.note, ${schema}.moment_text(d.saved_at) as "savedAt",
     coalesce((select min(c.actor) from ${schema}.command c where c.recorded_at = d.saved_at), '') as author,
     a.engine, a.approver, a.note as "approvalNote", ${schema}.moment_text(a.approved_at) as "approvedAt",
     (select max(o.version) from ${schema}.case_approval o
      where o.name = d.name and ($1::timestamptz is null or o.approved_at <= $1)) as "approvedVersion"
   from ${schema}.case_document d
   left join ${schema}.case_approval a
     on a.name = d.name and a.version = d.version and ($1::timestamptz is null or a.approved_at <= $1)
   where ($1::timestamptz is null or d.saved_at <= $1)`;

/** The latest version of each case, by name, now or as of a moment. */
export async function findCases(run: Run, schema: string, asOf: string | undefined): Promise<readonly CaseRecord[]> {
  const rows = await run<CaseRow>(
    `select distinct on (name) * from (${versions(schema)}) known order by name, version desc`,
    [asOf ?? null],
  );
  return rows.map(recordOf);
}

/** The versions of a case, oldest first, now or as of a moment. */
export async function findCaseVersions(
  run: Run,
  schema: string,
  { name, asOf }: { readonly name: string; readonly asOf: string | undefined },
): Promise<readonly CaseRecord[]> {
  const rows = await run<CaseRow>(`${versions(schema)} and d.name = $2 order by d.version`, [asOf ?? null, name]);
  return rows.map(recordOf);
}

/** The text of any version by its hash; null where none is kept. */
export async function findCaseDocument(run: Run, schema: string, hash: string): Promise<string | null> {
  const [row] = await run<{ readonly document: string }>(
    `select document from ${schema}.case_document where hash = $1 limit 1`,
    [hash],
  );
  return row?.document ?? null;
}

/** What a version was approved with; null where it is a draft. */
export async function findCaseApproval(
  run: Run,
  schema: string,
  { name, version }: { readonly name: string; readonly version: number },
): Promise<CaseApproval | null> {
  const [row] = await run<CaseApproval>(
    `select name, version, encode(content_hash, 'hex') as "contentHash", document, engine, figures, approver, note,
       ${schema}.moment_text(approved_at) as "approvedAt"
     from ${schema}.case_approval where name = $1 and version = $2`,
    [name, version],
  );
  return row ?? null;
}

/** Appends a version, unless the latest one has the same text; answers which it is. */
export async function recordCase(
  run: Run,
  schema: string,
  { record, moment }: { readonly record: NewCase; readonly moment: string },
): Promise<{ readonly version: number; readonly isNew: boolean }> {
  const [latest] = await run<{ readonly version: number; readonly document: string }>(
    `select version, document from ${schema}.case_document where name = $1 order by version desc limit 1`,
    [record.name],
  );
  if (latest?.document === record.document) return { version: latest.version, isNew: false };
  const version = (latest?.version ?? 0) + 1;
  await run(
    `insert into ${schema}.case_document (name, version, saved_at, hash, document, note) values ($1, $2, $3, $4, $5, $6)`,
    [record.name, version, moment, record.hash, record.document, record.note ?? null],
  );
  return { version, isNew: true };
}

/** Appends an approval, at the moment that it answers. */
export async function recordCaseApproval(
  run: Run,
  schema: string,
  { approval, moment }: { readonly approval: Omit<CaseApproval, 'approvedAt'>; readonly moment: string },
): Promise<string> {
  const { name, version, contentHash, document, engine, figures, approver, note } = approval;
  await run(
    `insert into ${schema}.case_approval
       (name, version, content_hash, document, engine, figures, approver, note, approved_at)
     values ($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9)`,
    [name, version, contentHash, document, engine, JSON.stringify(figures), approver, note, moment],
  );
  return moment;
}

function recordOf({ engine, approver, approvalNote, approvedAt, ...row }: CaseRow): CaseRecord {
  return { ...row, approval: engine === null ? null : { engine, approver, note: approvalNote, approvedAt } };
}
