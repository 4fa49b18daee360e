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

/**
 * The bill with every column typed, sorted and written as a file per account and month, as the lake writes it, but without its
 * checks: what a value that cannot be read does here is stop.
 */
export function typedLoad(file: string, columns: readonly string[], folder: string): string {
  const types = columns.map((name) => `'${name}': '${typeOf(name)}'`).join(', ');
  return `
    copy (
      select * exclude (Tags), cast(cast(Tags as json) as map(varchar, varchar)) as Tags,
        strftime(ChargePeriodStart, '%Y-%m') as ChargeMonth, strftime(BillingPeriodStart, '%Y-%m') as BillingMonth,
        'bench.csv.gz' as file, BillingAccountId as account, strftime(BillingPeriodStart, '%Y-%m') as period
      from read_csv(
        '${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${types}}
      )
      order by account, period, ChargePeriodStart, ServiceName, SubAccountId, RegionId
    ) to '${folder}' (format parquet, compression zstd, partition_by (account, period), overwrite_or_ignore)`;
}

function typeOf(column: string): string {
  if (/(Cost|Price|Quantity)$/.test(column)) return 'DECIMAL(38,18)';
  return /Period(Start|End)$/.test(column) ? 'TIMESTAMP' : 'VARCHAR';
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
