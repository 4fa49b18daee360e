import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';

/** DuckDB as somebody without Capwise would use it: the same library, the same threads, SQL by hand. */
export type HandWritten = {
  readonly connection: DuckDBConnection;
  readonly close: () => Promise<void>;
};

export async function openHandWritten(folder: string): Promise<HandWritten> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: path.join(folder, 'spill'),
    memory_limit: '4GB',
  });
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  await connection.run('set parquet_metadata_cache = true');
  return {
    connection,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A bill that is loaded by hand: its file, its columns, where the parts go, and a file that may be used on the way. */
export type LoadByHand = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly folder: string;
  readonly scratch: string;
};

/**
 * What the lake writes, by hand and without its checks: every column typed, each row with its number in the file, sorted, a
 * file per account and month. Rows are numbered by a file on the way, since numbering them while they are read and sorted
 * takes DuckDB several times as long.
 */
export function numberedLoad({ file, columns, folder, scratch }: LoadByHand): readonly string[] {
  const numbered = `(select *, file_row_number + 1 as row_number from read_parquet('${scratch}', file_row_number = true))`;
  return [
    `copy (${typedRows(file, columns)}) to '${scratch}' (format parquet, compression snappy)`,
    `copy (${sorted(numbered)}) to '${folder}' (${partitioned})`,
  ];
}

/** The same in one statement, without the numbers of the rows. */
export function typedLoad({ file, columns, folder }: LoadByHand): string {
  return `copy (${sorted(`(${typedRows(file, columns)})`)}) to '${folder}' (${partitioned})`;
}

const partitioned = 'format parquet, compression zstd, partition_by (account, period), overwrite_or_ignore';

function sorted(rows: string): string {
  return `select *, BillingAccountId as account, BillingMonth as period from ${rows}
    order by account, period, ChargePeriodStart, ServiceName, SubAccountId, RegionId`;
}

function typedRows(file: string, columns: readonly string[]): string {
  const types = columns.map((name) => `'${name}': '${isMoment(name) ? 'TIMESTAMP' : 'VARCHAR'}'`).join(', ');
  const values = columns.map((name) => `${valueOf(name)} as ${name}`).join(', ');
  return `
    select ${values}, strftime(ChargePeriodStart, '%Y-%m') as ChargeMonth, strftime(BillingPeriodStart, '%Y-%m') as BillingMonth
    from read_csv(
      '${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${types}}
    )`;
}

function isMoment(column: string): boolean {
  return /Period(Start|End)$/.test(column);
}

/** A decimal goes through 64 bits where no digit is lost: DuckDB's cast to 38 digits takes several times as long. */
function valueOf(column: string): string {
  if (column === 'Tags') return 'cast(cast(Tags as json) as map(varchar, varchar))';
  if (!/(Cost|Price|Quantity)$/.test(column)) return column;
  return `case when strlen(${column}) <= 18 and contains(${column}, '.') and strlen(${column}) - strpos(${column}, '.') <= 9
    then cast(cast(${column} as decimal(18, 9)) as decimal(38, 18)) else cast(${column} as decimal(38, 18)) end`;
}

/** The bill as it is, every column text, in one Parquet file: the least that any load must do. */
export function plainCopy(file: string, target: string): string {
  return `copy (select * from read_csv('${file}', all_varchar = true)) to '${target}' (format parquet)`;
}

/** Ways to ask for effective cost by service and month of the lake's own files; the quickest is the baseline. */
export const costQuestions: readonly { readonly name: string; readonly sql: (files: readonly string[]) => string }[] = [
  {
    name: 'grouped by the month column',
    sql: (files) =>
      `select ServiceName, ChargeMonth, count(*) as rows, sum(EffectiveCost) as cost from ${from(files)} group by all`,
  },
  {
    name: 'grouped by the month of the start',
    sql: (files) =>
      `select ServiceName, year(ChargePeriodStart) * 100 + month(ChargePeriodStart) as month, count(*) as rows,
         sum(EffectiveCost) as cost from ${from(files)} group by all`,
  },
];

/** Runs SQL and reads its whole answer. */
export async function answerOf(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly Readonly<Record<string, DuckDBValue>>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjects();
}

function from(files: readonly string[]): string {
  return `read_parquet([${files.map((file) => `'${file}'`).join(', ')}])`;
}
