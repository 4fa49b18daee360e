import type { LineRecord } from '@capwise/app/ports';
import type { LineSource, SourceLine } from '@capwise/domain/books';
import { fineText, money, parseFine } from '@capwise/domain/money';
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

/** The columns of a source line that `storedLine` fills. */
export const lineColumns = [
  'line',
  'what',
  'month',
  'posting_month',
  'dimensions',
  'treatment',
  'amount_minor',
  'billed_minor',
  'effective_minor',
  'currency',
  'source',
  'rows',
  'rows_billed',
  'rows_effective',
  'notes',
] as const;

/** A source line as a row of its table, for JSON. Throws when its amounts are in several currencies. */
export function storedLine(line: SourceLine, number: number): Readonly<Record<(typeof lineColumns)[number], unknown>> {
  const { amount, billed, effective } = line.amounts;
  const currencies = new Set([amount, billed, effective].flatMap((value) => (value ? [value.currency] : [])));
  if (currencies.size > 1) throw new TypeError(`line ${number} has amounts in ${[...currencies].join(' and ')}`);
  const { source } = line;
  const ofRows = source.kind === 'rows' ? source : null;
  return {
    line: number,
    what: line.what,
    month: `${line.month}-01`,
    posting_month: `${line.postingMonth}-01`,
    dimensions: line.dimensions,
    treatment: line.treatment,
    amount_minor: amount?.minor.toString() ?? null,
    billed_minor: billed?.minor.toString() ?? null,
    effective_minor: effective?.minor.toString() ?? null,
    currency: [...currencies][0] ?? null,
    source: ofRows ? { kind: ofRows.kind, filter: ofRows.filter } : source,
    rows: ofRows?.rows ?? null,
    rows_billed: ofRows ? fineText(ofRows.billed) : null,
    rows_effective: ofRows ? fineText(ofRows.effective) : null,
    notes: line.notes,
  };
}

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

/** Source lines of the latest revisions of a producer's batches, by batch and number. */
export async function findLines(
  run: Run,
  schema: string,
  { producer, asOf }: { readonly producer: string; readonly asOf: string | undefined },
): Promise<readonly LineRecord[]> {
  const values = createValues();
  const rows = await run<LineRow>(
    `select l.*, ${batchColumns(schema, 'b')}
     from (${latestBatches(schema, asOf, values)}) b join ${schema}.source_line l on l.batch_id = b.id
     where b.producer = ${values.put(producer)}
     order by b.subject, b.period, l.line`,
    values.list,
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

function sourceOf({ source, rows, rows_billed, rows_effective }: LineRow): LineSource {
  if (source.kind !== 'rows') return source;
  return {
    ...source,
    rows: Number(rows ?? 0n),
    billed: parseFine(rows_billed ?? '0'),
    effective: parseFine(rows_effective ?? '0'),
  };
}
