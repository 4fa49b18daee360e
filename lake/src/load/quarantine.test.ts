import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFine } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, refusalOf, type Bench } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

const rows = [
  { BilledCost: '1' },
  { BilledCost: '2', ListCost: '1,234.56' },
  { BilledCost: 'ten', ChargePeriodStart: 'yesterday' },
  { BilledCost: '4', BillingCurrency: '' },
  { BilledCost: '5' },
];

describe('rows that cannot be read', () => {
  it('refuse their file unless it is asked to set them aside', async () => {
    const path = await bench.put('bad.csv', csvOf(rows));
    expect(await refusalOf(bench.stage([path]))).toMatchObject({
      code: 'INVALID_VALUE',
      data: { file: 'bad.csv', row: 2, column: 'ListCost', value: '1,234.56' },
    });
  });

  it('are counted, priced where they can be, and listed by file, row, column and value', async () => {
    const load = await bench.stage([await bench.put('bad.csv', csvOf(rows))], { quarantine: true });
    expect(load.files).toMatchObject([{ rows: 2 }]);
    expect(load.parts).toMatchObject([{ rows: 2, billed: parseFine('6') }]);
    const warning = load.warnings.find(({ code }) => code === 'QUARANTINED');
    expect(warning).toMatchObject({ rows: 3, billed: parseFine('6') });
    expect(warning?.message).toContain('1 have no BilledCost');
    expect(warning?.cells).toMatchObject([
      { file: 'bad.csv', row: 2, column: 'ListCost', value: '1,234.56' },
      { file: 'bad.csv', row: 3, column: 'ChargePeriodStart', value: 'yesterday' },
      { file: 'bad.csv', row: 3, column: 'BilledCost', value: 'ten' },
      {
        file: 'bad.csv',
        row: 4,
        column: 'BillingCurrency',
        value: null,
        fault: expect.stringContaining('is empty') as string,
      },
    ]);
    const page = { limit: 9, offset: 0 };
    const found = await bench.company.rows(partsOf(load), { equals: {} }, 'billed', page);
    expect(found.rows.map(({ row }) => row)).toEqual([1, 5]);
  });

  it('are kept aside as they were given, until their load is removed', async () => {
    const load = await bench.stage([await bench.put('aside.csv', csvOf(rows))], { quarantine: true });
    const folder = join(bench.home, 'acme', 'cost', 'quarantine');
    const files = (await readdir(folder)).filter((name) => name.startsWith(`${load.load}-`));
    expect(files).toHaveLength(1);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const path = join(folder, files[0] ?? '');
    const reader = await connection.runAndReadAll(
      `select x_capwise_row::int as n, BilledCost, ListCost from '${path}'`,
    );
    expect(reader.getRowObjects()).toEqual([
      { n: 2, BilledCost: '2', ListCost: '1,234.56' },
      { n: 3, BilledCost: 'ten', ListCost: '2' },
      { n: 4, BilledCost: '4', ListCost: '2' },
    ]);
    connection.closeSync();
    instance.closeSync();
    await bench.company.discard(load.load);
    expect((await readdir(folder).catch(() => [])).filter((name) => name.startsWith(`${load.load}-`))).toEqual([]);
  });

  it('are dates of an unknown order too', async () => {
    const path = await bench.put('order.csv', csvOf([{}, { ChargePeriodStart: '10/5/26' }]));
    const load = await bench.stage([path], { quarantine: true });
    expect(load.warnings.find(({ code }) => code === 'QUARANTINED')?.cells).toMatchObject([
      { row: 2, value: '10/5/26' },
    ]);
  });

  it('refuse their file when no row is left', async () => {
    const path = await bench.put('none.csv', csvOf([{ BilledCost: 'x' }, { BilledCost: 'y' }]));
    expect(await refusalOf(bench.stage([path], { quarantine: true }))).toMatchObject({
      code: 'INVALID_VALUE',
      data: { row: 1, value: 'x' },
    });
  });

  it('of one file leave the others whole', async () => {
    const good = await bench.put('good.csv', csvOf([{ BilledCost: '7' }, { BilledCost: '8' }]));
    const bad = await bench.put('bad.csv', csvOf(rows));
    const load = await bench.stage([good, bad], { quarantine: true });
    expect(load.files.map((file) => file.rows)).toEqual([2, 2]);
    expect(load.parts).toMatchObject([{ rows: 4, billed: parseFine('21') }]);
  });

  it('are none where all can be read', async () => {
    const load = await bench.stage([await bench.put('fine.csv', csvOf([{}]))], { quarantine: true });
    expect(load.warnings).toEqual([]);
  });
});
