import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { parseFine } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, refusalOf, type Bench } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

/** A Parquet file of the plain bill with some columns of other types. */
async function parquetOf(name: string, replacements: readonly string[], rows = 2): Promise<string> {
  const csv = await bench.put('plain.csv', csvOf([{}]));
  const path = await bench.put(name, '');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const replace = replacements.length > 0 ? `replace (${replacements.join(', ')})` : '';
  await connection.run(`copy (select * ${replace}, range as x_number from read_csv('${csv}', all_varchar = true), range(1, ${rows + 1}) order by range)
      to '${path}' (format parquet, row_group_size 20480)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

describe('a Parquet bill', () => {
  it.each([
    ['text', "'0.1' as BilledCost"],
    ['double', 'cast(0.1 as double) as BilledCost'],
    ['float', 'cast(0.1 as float) as BilledCost'],
    ['short decimals', 'cast(0.1 as decimal(9, 4)) as BilledCost'],
    ['long decimals', 'cast(0.1 as decimal(38, 30)) as BilledCost'],
  ])('with costs as %s has the same exact sum', async (_, replacement) => {
    const load = await bench.stage([await parquetOf('cost.parquet', [replacement])]);
    expect(load.parts).toMatchObject([{ rows: 2, billed: parseFine('0.2') }]);
  });

  it.each([
    ['a map', "map {'team': 'search'} as Tags"],
    ['a list of keys and values', "[{'key': 'team', 'value': 'search'}] as Tags"],
    ['a structure', "{'team': 'search'} as Tags"],
    ['text', `'{"team":"search"}' as Tags`],
  ])('with tags as %s has the same tags', async (_, replacement) => {
    const parts = partsOf(await bench.stage([await parquetOf('tags.parquet', [replacement])]));
    expect((await bench.company.columns(parts)).tags).toEqual(['team']);
    const { rows } = await bench.company.rows(parts, { equals: { 'tag:team': 'search' } }, 'billed', {
      limit: 5,
      offset: 0,
    });
    expect(rows.map(({ row, cells }) => [row, cells['Tags']])).toEqual([
      [1, '{"team":"search"}'],
      [2, '{"team":"search"}'],
    ]);
  });

  it.each([
    ['a timestamp', "timestamp '2026-10-05 01:00:00' as ChargePeriodStart"],
    ['nanoseconds', "cast('2026-10-05 01:00:00' as timestamp_ns) as ChargePeriodStart"],
    ['milliseconds', "cast('2026-10-05 01:00:00' as timestamp_ms) as ChargePeriodStart"],
    ['a timestamp with a zone', "timestamptz '2026-10-05 03:00:00+02' as ChargePeriodStart"],
    ['text', "'2026-10-05T01:00:00Z' as ChargePeriodStart"],
  ])('with moments as %s has them in UTC', async (_, replacement) => {
    const parts = partsOf(await bench.stage([await parquetOf('time.parquet', [replacement])]));
    const { rows } = await bench.company.rows(parts, { equals: {} }, 'billed', { limit: 1, offset: 0 });
    expect(rows[0]?.cells['ChargePeriodStart']).toBe('2026-10-05T01:00:00Z');
  });

  it.each([
    ['not a number', "cast('nan' as double) as EffectiveCost", 'EffectiveCost'],
    ['infinite', "cast('inf' as double) as ListCost", 'ListCost'],
    ['empty', 'cast(null as double) as BilledCost', 'BilledCost'],
    ['no date', "'soon' as BillingPeriodEnd", 'BillingPeriodEnd'],
  ])('with a value that is %s is refused with its row', async (_, replacement, column) => {
    const found = await refusalOf(bench.stage([await parquetOf('bad.parquet', [replacement])]));
    expect(found).toMatchObject({ code: 'INVALID_VALUE', data: { file: 'bad.parquet', row: 1, column } });
  });

  it('keeps the numbers of its rows', async () => {
    const count = 200_000;
    const parts = partsOf(
      await bench.stage([await parquetOf('order.parquet', ['cast(1 as integer) as ListCost'], count)]),
    );
    const question = {
      measure: 'list',
      by: ['x_number', 'x_capwise_row'],
      months: false,
      filter: {},
      limit: count,
    } as const;
    const { rows, totals } = await bench.company.cost(parts, question);
    expect(totals).toEqual([{ currency: 'USD', rows: count, value: parseFine(String(count)) }]);
    expect(rows.filter(({ keys }) => keys[0] !== keys[1]).length).toBe(0);
  });

  it('without rows, or cut off, is refused', async () => {
    expect(await refusalOf(bench.stage([await parquetOf('none.parquet', [], 0)]))).toMatchObject({ code: 'NO_ROWS' });
    expect(await refusalOf(bench.stage([await bench.put('cut.parquet', 'PAR1aaaaaaaaaaaa')]))).toMatchObject({
      code: 'FILE_FORMAT',
    });
  });
});

describe('an account', () => {
  it.each([
    ['a binary number', 'cast(1234567890123 as double) as BillingAccountId', '1234567890123'],
    ['a short binary number', 'cast(1234 as float) as BillingAccountId', '1234'],
    ['a whole number', 'cast(1234567890123 as bigint) as BillingAccountId', '1234567890123'],
    ['a text with spaces', "' 0042 ' as BillingAccountId", '0042'],
  ])('that is %s in Parquet is written as its digits', async (_, replacement, account) => {
    const load = await bench.stage([await parquetOf('account.parquet', [replacement])]);
    expect(load.parts.map(({ billingAccount }) => billingAccount)).toEqual([account]);
  });

  it('with spaces around it is the same one, and one of spaces alone is none', async () => {
    const accounts = ['0042', ' 0042', '0042 '].map((BillingAccountId) => ({ BillingAccountId }));
    const load = await bench.stage([await bench.put('spaces.csv', csvOf(accounts))]);
    expect(load.parts).toMatchObject([{ billingAccount: '0042', rows: 3 }]);
    const refused = await refusalOf(bench.stage([await bench.put('blank.csv', csvOf([{ BillingAccountId: '  ' }]))]));
    expect(refused).toMatchObject({ code: 'INVALID_VALUE', data: { column: 'BillingAccountId' } });
  });
});
