import type { LineRecord } from '@capwise/app/ports';
import type { LineSource, SourceLine } from '@capwise/domain/books';
import { fineText, money, parseFine } from '@capwise/domain/money';
import type { Column } from '../database/columns.ts';
import type { Run } from '../database/database.ts';
import { batchColumns, batchOf, type BatchColumns } from './batch-reference.ts';
import { createValues, isId, latestBatches } from './filter.ts';

type Stored<Source> = Source extends unknown ? Omit<Source, 'rows' | 'billed' | 'effective'> : never;

type LineRow = BatchColumns & {
  readonly id: bigint;
  readonly what: string;
  readonly month: string;
  readonly posting_month: string;
  readonly dimensions: SourceLine['dimensions'];
  readonly treatment: string;
  readonly amount_minor: bigint | null;
  readonly billed_minor: bigint | null;
  readonly effective_minor: bigint | null;
  readonly currency: string | null;
  readonly source: Stored<LineSource>;
  readonly rows: bigint | null;
  readonly rows_billed: string | null;
  readonly rows_effective: string | null;
  readonly notes: readonly string[];
};

/** The columns that a source line is stored in. Throws when its amounts are in several currencies. */
export const lineColumns: readonly Column<SourceLine>[] = [
  { name: 'line', type: 'integer', value: (_, index) => index },
  { name: 'what', type: 'text', value: ({ what }) => what },
  { name: 'month', type: 'date', value: ({ month }) => `${month}-01` },
  { name: 'posting_month', type: 'date', value: ({ postingMonth }) => `${postingMonth}-01` },
  { name: 'dimensions', type: 'jsonb', value: ({ dimensions }) => JSON.stringify(dimensions) },
  { name: 'treatment', type: 'text', value: ({ treatment }) => treatment },
  { name: 'amount_minor', type: 'bigint', value: ({ amounts }) => amounts.amount?.minor ?? null },
  { name: 'billed_minor', type: 'bigint', value: ({ amounts }) => amounts.billed?.minor ?? null },
  { name: 'effective_minor', type: 'bigint', value: ({ amounts }) => amounts.effective?.minor ?? null },
  { name: 'currency', type: 'text', value: ({ amounts }, index) => currencyOf(amounts, index) },
  { name: 'source', type: 'jsonb', value: ({ source }) => JSON.stringify(storedSource(source)) },
  { name: 'rows', type: 'bigint', value: ({ source }) => (source.kind === 'rows' ? source.rows : null) },
  {
    name: 'rows_billed',
    type: 'numeric',
    value: ({ source }) => (source.kind === 'rows' ? fineText(source.billed) : null),
  },
  {
    name: 'rows_effective',
    type: 'numeric',
    value: ({ source }) => (source.kind === 'rows' ? fineText(source.effective) : null),
  },
  { name: 'notes', type: 'jsonb', value: ({ notes }) => JSON.stringify(notes) },
];

/** The source line of an id, of whatever revision. */
export async function findLine(run: Run, schema: string, id: string): Promise<LineRecord | null> {
  if (!isId(id)) return null;
  const [row] = await run<LineRow>(
    `select l.*, ${batchColumns(schema, 'b')} from ${schema}.source_line l join ${schema}.batch b on b.id = l.batch_id
     where l.id = $1`,
    [id],
  );
  return row ? lineOf(row) : null;
}

type LinesAsked = {
  readonly producer: string;
  readonly asOf: string | undefined;
  readonly periods: readonly string[] | undefined;
};

/** Source lines of the latest revisions of a producer's batches, or those of some periods, by batch and number. */
export async function findLines(
  run: Run,
  schema: string,
  { producer, asOf, periods }: LinesAsked,
): Promise<readonly LineRecord[]> {
  const values = createValues();
  const rows = await run<LineRow>(
    `select l.*, ${batchColumns(schema, 'b')}
     from (${latestBatches(schema, asOf, values)}) b join ${schema}.source_line l on l.batch_id = b.id
     where b.producer = ${values.put(producer)}
       ${periods ? `and b.period = any(${values.put(periods)}::text[])` : ''}
     order by b.subject, b.period, l.line`,
    values.list,
  );
  return rows.map(lineOf);
}

/** Source lines of one batch, in their order. */
export async function linesOfBatch(run: Run, schema: string, batch: bigint): Promise<readonly LineRecord[]> {
  const rows = await run<LineRow>(
    `select l.*, ${batchColumns(schema, 'b')} from ${schema}.source_line l join ${schema}.batch b on b.id = l.batch_id
     where b.id = $1 order by l.line`,
    [batch],
  );
  return rows.map(lineOf);
}

function lineOf(row: LineRow): LineRecord {
  const amounts = { amount: row.amount_minor, billed: row.billed_minor, effective: row.effective_minor };
  return {
    id: row.id.toString(),
    batch: batchOf(row),
    what: row.what,
    month: Temporal.PlainYearMonth.from(row.month.slice(0, 7)),
    postingMonth: Temporal.PlainYearMonth.from(row.posting_month.slice(0, 7)),
    dimensions: row.dimensions,
    treatment: row.treatment,
    amounts: Object.fromEntries(
      Object.entries(amounts).flatMap(([name, minor]) =>
        minor === null ? [] : [[name, money(minor, row.currency ?? '')]],
      ),
    ),
    source: sourceOf(row),
    notes: row.notes,
  };
}

function currencyOf(amounts: SourceLine['amounts'], index: number): string | null {
  const currencies = new Set(Object.values(amounts).map(({ currency }) => currency));
  if (currencies.size > 1) throw new TypeError(`line ${index} has amounts in ${[...currencies].join(' and ')}`);
  return [...currencies][0] ?? null;
}

function storedSource(source: LineSource): Stored<LineSource> {
  return source.kind === 'rows' ? { kind: source.kind, filter: source.filter } : source;
}

function sourceOf({ source, rows, rows_billed, rows_effective }: LineRow): LineSource {
  if (source.kind !== 'rows') return source;
  return {
    ...source,
    rows: Number(rows ?? 0n),
    billed: parseFine(rows_billed ?? '0'),
    effective: parseFine(rows_effective ?? '0'),
  };
}
