import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { parseFine } from '@capwise/domain/money';
import { openBench, partsOf, refusalOf, type Bench } from '../testing/bills.ts';

const shared = process.env['CAPWISE_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const datasets = join(shared, 'datasets');
const sample = join(datasets, 'focus-sample-data-1.0', 'focus_sample.csv');
const scenarios = join(datasets, 'focus-spec-1.2-scenarios');
const agreement = join(scenarios, 'saas_examples', 'spend_agreements', 'saas_spend_agreements_b1.csv');
const purchase = join(scenarios, 'commitment_discount_scenarios', 'commitment_discount_purchase_scenario_1.csv');
const here = existsSync(datasets);
const skipped = here ? '' : ' (skipped: no shared data)';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

describe.skipIf(!here)(`the official FOCUS sample${skipped}`, () => {
  it('has 1,000 rows and the sums that DuckDB reads from the raw file', async () => {
    const load = await bench.stage([sample]);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(
      `select left(BillingPeriodStart, 7) as month, BillingAccountId as account, count(*)::integer as n,
        sum(BilledCost::decimal(38, 18))::varchar as billed, sum(EffectiveCost::decimal(38, 18))::varchar as effective
      from read_csv('${sample}', all_varchar = true, nullstr = 'NULL') group by all`,
    );
    const raw = reader.getRowObjects().map((row) => ({
      billingPeriod: row['month'],
      billingAccount: row['account'],
      rows: row['n'],
      billed: parseFine(String(row['billed'])),
      effective: parseFine(String(row['effective'])),
    }));
    connection.closeSync();
    instance.closeSync();
    expect(raw.reduce((sum, { rows }) => sum + Number(rows), 0)).toBe(1000);
    expect(load.parts).toHaveLength(raw.length);
    for (const part of raw) expect(load.parts).toContainEqual(expect.objectContaining(part));
  });

  it('has the sums of its two billing periods, to the last digit', async () => {
    const load = await bench.stage([sample]);
    const billed = (month: string): bigint =>
      load.parts.filter((part) => part.billingPeriod === month).reduce((sum, part) => sum + part.billed, 0n);
    expect(billed('2024-09')).toBe(parseFine('20.28022672899'));
    expect(billed('2024-10')).toBe(parseFine('0.24'));
    expect(load.parts.reduce((sum, part) => sum + part.effective, 0n)).toBe(parseFine('14.97651418586'));
    expect(load).toMatchObject({ version: '1.0', files: [{ rows: 1000 }] });
  });

  it('is warned about as it deserves', async () => {
    const { warnings } = await bench.stage([sample]);
    expect(Object.fromEntries(warnings.map(({ code, rows }) => [code, rows]))).toEqual({
      LITERAL_NULL: 1000,
      CATEGORY_CASE: 7,
      NO_CONTRACTED_COST: 7,
      NO_CONTRACTED_PRICE: 5,
      NULL_NOT_ALLOWED: 5,
      PRODUCT_DIFFERS: 35,
      SEVERAL_FOR_ONE: 554,
      VALUE_NOT_EXPECTED: 2,
      LIST_BELOW_CONTRACTED: 12,
      CONTRACTED_BELOW_EFFECTIVE: 26,
      NEGATIVE_CONTRACTED_PRICE: 1,
      NEGATIVE_USAGE: 12,
      CHARGED_EARLIER: 1,
    });
  });
});

describe.skipIf(!here)(`the scenarios of the specification${skipped}`, () => {
  it('load with dates such as 4/1/25', async () => {
    const load = await bench.stage([agreement]);
    expect(load.version).toBe('1.1');
    const sums = load.parts.map(({ billingPeriod, billed, effective }) => [billingPeriod, billed, effective]);
    expect(sums).toEqual([
      ['2025-04', parseFine('1200'), parseFine('48')],
      ['2025-05', 0n, parseFine('120')],
      ['2025-06', 0n, parseFine('60')],
      ['2026-03', 0n, parseFine('972')],
    ]);
    const groups = await bench.company.billGroups(partsOf(load));
    expect(groups.filter(({ long }) => long).map(({ chargeStart, chargeEnd }) => [chargeStart, chargeEnd])).toEqual([
      ['2025-04-01', '2026-04-01'],
      ['2025-04-01', '2026-04-01'],
    ]);
  });

  it('without a currency are refused by that name', async () => {
    const found = await refusalOf(bench.stage([purchase]));
    expect(found).toMatchObject({ code: 'MISSING_COLUMN', data: { columns: ['BillingAccountId', 'BillingCurrency'] } });
  });

  it('with currency signs are refused with the cell', async () => {
    const path = join(scenarios, 'saas_examples', 'simple_agreements', 'simple_saas_agreements_a1.csv');
    expect(await refusalOf(bench.stage([path]))).toMatchObject({
      code: 'INVALID_VALUE',
      data: { row: 1, column: 'BilledCost', value: '$10,000.00 ' },
    });
  });
});
