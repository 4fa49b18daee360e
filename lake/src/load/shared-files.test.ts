import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { parseFine } from '@capwise/domain/money';
import { openBench, quietWork, refusalOf, sourceFile, type Bench } from '../testing/bills.ts';

const shared = process.env['CAPWISE_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const datasets = join(shared, 'datasets');
const here = existsSync(datasets);
const skipped = here ? '' : ' (skipped: no shared data)';

/** Files that are no bill that can be posted, by the code that they are refused with; the others load. */
const refusals: readonly (readonly [path: RegExp, code: string])[] = [
  [/^focus-1\.4-correction-scenarios\//, 'MISSING_COLUMN'],
  [/^focus-spec-1\.2-scenarios\/commitment_discount_/, 'MISSING_COLUMN'],
  [/^focus-spec-1\.2-scenarios\/saas_examples\/simple_agreements\//, 'INVALID_VALUE'],
  [/^focus-toolkit-golden\/scenarios_correction_set\.csv$/, 'MISSING_COLUMN'],
  [/^focus-toolkit-golden\/scenarios_sca_/, 'UNKNOWN_FORMAT'],
  [/^focus-validator-samples\/all_pass_0\.5\.csv$/, 'MISSING_COLUMN'],
  [/^focus-validator-samples\//, 'UNKNOWN_FORMAT'],
];

const tables = /contract_commitment/;

const files = here
  ? readdirSync(datasets, { recursive: true })
      .map(String)
      .filter((file) => file.startsWith('focus-') && /\.(csv|csv\.gz|parquet)$/.test(file))
      .toSorted((left, right) => (left < right ? -1 : 1))
  : [];
const codeOf = (file: string): string | undefined => refusals.find(([path]) => path.test(file))?.[1];

let bench: Bench;
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  bench = await openBench();
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});

afterAll(async () => {
  connection.closeSync();
  instance.closeSync();
  await bench.close();
});

/** Rows and sums as DuckDB reads them from the raw file. */
async function rawSums(
  path: string,
): Promise<{ readonly rows: number; readonly billed: bigint; readonly effective: bigint }> {
  const reader = await connection.runAndReadAll(
    `select count(*)::integer as n, sum(BilledCost::decimal(38, 18))::varchar as billed,
      sum(EffectiveCost::decimal(38, 18))::varchar as effective
    from read_csv('${path}', all_varchar = true, header = true, nullstr = ['NULL', ''])`,
  );
  const [row] = reader.getRowObjects();
  return {
    rows: Number(row?.['n']),
    billed: parseFine(String(row?.['billed'])),
    effective: parseFine(String(row?.['effective'])),
  };
}

describe.skipIf(!here)(`every FOCUS file of the shared data${skipped}`, () => {
  it('is there, bills of five versions among them', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files.filter((file) => !codeOf(file) && !tables.test(file)))(
    '%s loads with the sums of the raw file',
    async (file) => {
      const path = join(datasets, file);
      const load = await bench.stage([path]);
      const sum = (measure: 'billed' | 'effective'): bigint =>
        load.parts.reduce((total, part) => total + part[measure], 0n);
      const rows = load.parts.reduce((total, part) => total + part.rows, 0);
      expect({ rows, billed: sum('billed'), effective: sum('effective') }).toEqual(await rawSums(path));
    },
  );

  it.each(files.filter((file) => codeOf(file)))('%s is refused by name, and nothing of it is kept', async (file) => {
    const found = await refusalOf(bench.stage([join(datasets, file)]));
    expect(found).toMatchObject({ code: codeOf(file), data: { file: file.slice(file.lastIndexOf('/') + 1) } });
  });

  it.each(files.filter((file) => tables.test(file)))('%s is known as a dataset of its own', async (file) => {
    const sorted = await bench.company.sortFiles([sourceFile(join(datasets, file))], quietWork());
    expect(sorted).toMatchObject({ bills: [], tables: [{ dataset: 'contract-commitment' }] });
    expect(sorted.tables[0]?.rows.length).toBeGreaterThan(9);
  });
});

describe.skipIf(!here)(`the simple agreements of the specification${skipped}`, () => {
  it('are set aside whole where that is asked, since their costs have currency signs', async () => {
    const path = join(
      datasets,
      'focus-spec-1.2-scenarios/saas_examples/simple_agreements/simple_saas_agreements_c.csv',
    );
    const found = await refusalOf(bench.stage([path], { quarantine: true }));
    expect(found).toMatchObject({ code: 'INVALID_VALUE', data: { column: 'BilledCost' } });
  });
});
