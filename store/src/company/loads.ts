import type { CompanyWrites, LoadRecord, LoadWarning, Part, StagedPart } from '@capwise/app/ports';
import { fineText, parseFine } from '@capwise/domain/money';
import type { Run } from '../database/database.ts';

type PartRow = {
  readonly id: string;
  readonly load: string;
  readonly source: string;
  readonly billing_account: string;
  readonly billing_period: string;
  readonly currency: string;
  readonly file: string;
  readonly rows: bigint;
  readonly billed: string;
  readonly effective: string;
  readonly appended: boolean;
  readonly live: boolean;
};

type LoadRow = Pick<LoadRecord, 'id' | 'version' | 'files' | 'columns'> & {
  readonly published_at: string;
  readonly warnings: readonly (Omit<LoadWarning, 'billed'> & { readonly billed: string })[];
};

/** A load that is published, with the moment that it becomes live at. */
export type Publication = {
  readonly load: Parameters<CompanyWrites['publish']>[0];
  readonly parts: readonly StagedPart[];
  readonly moment: string;
};

/** Parts that are live, or were at a moment. */
export async function findLiveParts(run: Run, schema: string, asOf: string | undefined): Promise<readonly Part[]> {
  return (await findParts(run, schema, asOf)).filter(({ live }) => live).map(partOf);
}

/** Parts by id, live or not. */
export async function findPartsById(run: Run, schema: string, ids: readonly string[]): Promise<readonly Part[]> {
  const wanted = new Set(ids);
  const rows = await run<PartRow>(
    `select *, superseded_at is null as live from ${schema}.part where id = any($1::text[])
     order by source, billing_account, billing_period, currency, id`,
    [[...wanted]],
  );
  return rows.map(partOf);
}

/** Loads that are published, or were at a moment, oldest first. */
export async function findLoads(run: Run, schema: string, asOf: string | undefined): Promise<readonly LoadRecord[]> {
  const loads = await run<LoadRow>(
    `select id, version, ${schema}.moment_text(published_at) as published_at, files, warnings, columns from ${schema}.load l
     where $1::timestamptz is null or l.published_at <= $1 order by l.published_at, id`,
    [asOf ?? null],
  );
  const parts = Map.groupBy(await findParts(run, schema, asOf), ({ load }) => load);
  return loads.map(({ published_at, warnings, ...load }) => ({
    ...load,
    publishedAt: published_at,
    warnings: warnings.map((warning) => ({ ...warning, billed: parseFine(warning.billed) })),
    parts: (parts.get(load.id) ?? []).map((part) => ({ ...partOf(part), live: part.live })),
  }));
}

/** Makes the parts of a load live, those that replace in place of all of the same keys. */
export async function publishLoad(
  run: Run,
  schema: string,
  { load, parts, moment }: Publication,
): Promise<readonly Part[]> {
  const warnings = load.warnings.map((warning) => ({ ...warning, billed: fineText(warning.billed) }));
  await run(
    `insert into ${schema}.load (id, version, published_at, files, warnings, columns) values ($1, $2, $3, $4, $5, $6)`,
    [load.id, load.version, moment, JSON.stringify(load.files), JSON.stringify(warnings), JSON.stringify(load.columns)],
  );
  const published = parts.map((part, index) => ({ ...part, load: load.id, id: `${load.id}-${index + 1}` }));
  const rows = JSON.stringify(published.map(storedPart));
  await run(
    `update ${schema}.part p set superseded_at = $1, superseded_by = $2
     from json_populate_recordset(null::${schema}.part, $3::json) n
     where p.superseded_at is null and not n.appended
       and (p.source, p.billing_account, p.billing_period, p.currency)
         = (n.source, n.billing_account, n.billing_period, n.currency)`,
    [moment, load.id, rows],
  );
  await run(`insert into ${schema}.part select * from json_populate_recordset(null::${schema}.part, $1::json)`, [rows]);
  return published;
}

async function findParts(run: Run, schema: string, asOf: string | undefined): Promise<readonly PartRow[]> {
  return run<PartRow>(
    `select p.*, p.superseded_at is null or coalesce(p.superseded_at > $1, false) as live
     from ${schema}.part p join ${schema}.load l on l.id = p.load
     where $1::timestamptz is null or l.published_at <= $1
     order by p.source, p.billing_account, p.billing_period, p.currency, p.id`,
    [asOf ?? null],
  );
}

function storedPart(part: Part, index: number): Readonly<Record<string, unknown>> {
  return {
    id: part.id,
    load: part.load,
    number: index + 1,
    source: part.source,
    billing_account: part.billingAccount,
    billing_period: part.billingPeriod,
    currency: part.currency,
    file: part.file,
    rows: part.rows,
    billed: fineText(part.billed),
    effective: fineText(part.effective),
    appended: part.appended ?? false,
  };
}

function partOf(row: PartRow): Part {
  return {
    id: row.id,
    load: row.load,
    source: row.source,
    billingAccount: row.billing_account,
    billingPeriod: row.billing_period,
    currency: row.currency,
    file: row.file,
    rows: Number(row.rows),
    billed: parseFine(row.billed),
    effective: parseFine(row.effective),
    ...(row.appended && { appended: true }),
  };
}
