import { link, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFine } from '@capwise/domain/money';
import {
  csvOf,
  openBench,
  partsOf,
  plainRow,
  quietWork,
  sourceFile,
  type Bench,
  type BillRowText,
} from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

async function warningsOf(
  changes: readonly BillRowText[],
  without: readonly string[] = [],
): Promise<readonly string[]> {
  const load = await bench.stage([await bench.put('warned.csv', csvOf(changes, without))]);
  return load.warnings.map(({ code, rows }) => `${code} ${rows}`);
}

describe('a bill', () => {
  it('becomes parts by source, account, period and currency, each a Parquet file', async () => {
    const text = csvOf([
      {},
      { BilledCost: '2.25' },
      { BillingAccountId: '7' },
      { BillingCurrency: 'EUR' },
      { ProviderName: 'Other' },
      { BillingPeriodStart: '2026-11-01T00:00:00Z', BillingPeriodEnd: '2026-12-01T00:00:00Z' },
    ]);
    const load = await bench.stage([await bench.put('parts.csv', text)]);
    expect(load.parts).toHaveLength(5);
    expect(load.parts.find((part) => part.rows === 2)).toMatchObject({
      source: 'Northwind Cloud',
      billingAccount: '0042',
      billingPeriod: '2026-10',
      currency: 'USD',
      billed: parseFine('3.75'),
      effective: parseFine('2.5'),
      file: expect.stringMatching(/^cost\/source=northwind-cloud\/period=2026-10\/load\d+-\d\.parquet$/) as string,
    });
    const files = await readdir(join(bench.home, 'acme', 'cost'), { recursive: true });
    expect(files.filter((file) => file.endsWith('.parquet'))).toHaveLength(5);
  });

  it('says its files, version and columns', async () => {
    const text = csvOf([{ x_team: 'search' }]);
    const load = await bench.stage([await bench.put('files.csv', text)]);
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(load.files).toMatchObject([{ name: 'files.csv', sha256, rows: 1, bytes: text.length }]);
    expect(load.version).toBe('1.2');
    expect(load.columns).toEqual([...Object.keys(plainRow), 'x_team']);
  });

  it('of a given source is one source', async () => {
    const path = await bench.put('given.csv', csvOf([{}, { ProviderName: "O'Hara; drop" }]));
    expect((await bench.stage([path])).parts.map(({ source }) => source)).toEqual(['Northwind Cloud', "O'Hara; drop"]);
    expect((await bench.stage([path], { source: 'main' })).parts.map(({ source }) => source)).toEqual(['main']);
  });

  it.each([
    ['1.0', {}, ['InvoiceId']],
    ['1.1', { SkuMeter: 'Compute' }, ['InvoiceId']],
    ['1.2', {}, []],
  ])('of version %s is known by its columns', async (version, change, without) => {
    const load = await bench.stage([await bench.put('version.csv', csvOf([change], without))]);
    expect(load.version).toBe(version);
  });

  it('of many parts is written part by part with all its rows', async () => {
    const changes = Array.from({ length: 400 }, (_, at) => ({
      BillingAccountId: `account ${at % 40}`,
      BilledCost: `${at}`,
    }));
    const load = await bench.stage([await bench.put('many.csv', csvOf(changes))]);
    expect(load.parts).toHaveLength(40);
    expect(load.parts.every((part) => part.rows === 10)).toBe(true);
    const found = await bench.company.rows(partsOf(load), { equals: {} }, 'billed', { limit: 400, offset: 0 });
    expect(found.value).toBe(parseFine('79800'));
    expect(found.rows.map(({ row, value }) => value / 10n ** 18n + 1n === BigInt(row))).not.toContain(false);
  });
});

describe('files of one load', () => {
  it('are one load, with the columns of all of them', async () => {
    const first = await bench.put('a.csv', csvOf([{}, {}], ['InvoiceId']));
    const second = await bench.put('b.csv', csvOf([{ x_zone: 'b' }]));
    const load = await bench.stage([first, second]);
    expect(load).toMatchObject({ version: '1.0, 1.2', parts: [{ rows: 3 }] });
    const { rows } = await bench.company.rows(partsOf(load), { equals: {} }, 'billed', { limit: 9, offset: 0 });
    expect(rows.map(({ file, row, cells }) => [file, row, cells['x_zone'], cells['InvoiceId']])).toEqual([
      ['a.csv', 1, null, null],
      ['a.csv', 2, null, null],
      ['b.csv', 1, 'b', 'INV-1'],
    ]);
  });

  it('come from folders in the order of their names, and only bills are read', async () => {
    const folder = join(bench.home, '..', 'export');
    await mkdir(join(folder, 'part=2'), { recursive: true });
    await writeFile(join(folder, 'part=2', 'x.csv'), csvOf([{ BilledCost: '2' }]));
    await writeFile(join(folder, 'a.csv.gz'), gzipSync(csvOf([{ BilledCost: '1' }])));
    await writeFile(join(folder, 'manifest.json'), '{}');
    const load = await bench.stage([folder]);
    expect(load.files.map(({ name }) => name)).toEqual(['a.csv.gz', 'part=2/x.csv']);
    expect(load.parts).toMatchObject([{ rows: 2, billed: parseFine('3') }]);
  });

  it('that are the same file twice are counted once, with a warning', async () => {
    const path = await bench.put('once.csv', csvOf([{}]));
    const copy = join(bench.home, '..', 'copy.csv');
    await link(path, copy);
    const load = await bench.stage([path, path, copy]);
    expect(load.parts).toMatchObject([{ rows: 1 }]);
    expect(load.warnings.map(({ code }) => code)).toContain('FILE_REPEATED');
  });

  it.each(['a:b.csv', "it's [x]*?.csv", 'two words "quoted".csv', '-v.csv', 'ünïcode;.csv'])(
    'may be called %s',
    async (name) => {
      const load = await bench.stage([await bench.put(name, csvOf([{}]))]);
      expect(load.files).toMatchObject([{ name, rows: 1 }]);
      const { rows } = await bench.company.rows(partsOf(load), { equals: {} }, 'billed', { limit: 9, offset: 0 });
      expect(rows).toMatchObject([{ file: name, row: 1 }]);
    },
  );

  it('give the same sums as CSV, packed CSV and Parquet', async () => {
    const text = csvOf([{ BilledCost: '0.1' }, { BilledCost: '1.2E-05' }, { BilledCost: '-7.000000000000000001' }]);
    const csv = await bench.stage([await bench.put('same.csv', text)]);
    const packed = await bench.stage([await bench.put('same.csv.gz', gzipSync(text))]);
    const parquet = await bench.stage(csv.parts.map(({ file }) => join(bench.home, 'acme', file)));
    const key = ({ parts }: typeof csv): unknown =>
      parts.map(({ rows, billed, effective }) => [rows, billed, effective]);
    expect(key(csv)).toEqual([[3, parseFine('-6.899988000000000001'), parseFine('3.75')]]);
    expect(key(packed)).toEqual(key(csv));
    expect(key(parquet)).toEqual(key(csv));
    expect(parquet.columns).toEqual(csv.columns);
  });
});

describe('rows', () => {
  it('that are identical are both counted', async () => {
    const load = await bench.stage([await bench.put('twins.csv', csvOf([{}, {}]))]);
    expect(load.parts).toMatchObject([{ rows: 2, billed: parseFine('3') }]);
  });

  it('keep their number in the file, however it is read and sorted', async () => {
    const count = 60_000;
    const changes = Array.from({ length: count }, (_, at) => ({
      ChargePeriodStart: `2026-10-${String(31 - (at % 31)).padStart(2, '0')}T00:00:00Z`,
      ChargePeriodEnd: '',
      ChargeDescription: `a "long" line,\nof two ${'x'.repeat(40)}`,
      x_number: String(at + 1),
    }));
    const path = await bench.put('order.csv', csvOf(changes));
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const load = await bench.stage([path]);
      const answer = {
        measure: 'billed',
        by: ['x_number', 'x_capwise_row'],
        months: false,
        filter: {},
        limit: count,
      } as const;
      const { rows } = await bench.company.cost(partsOf(load), answer);
      expect(rows).toHaveLength(count);
      expect(rows.filter(({ keys }) => keys[0] !== keys[1]).length).toBe(0);
    }
  });
});

describe('warnings', () => {
  it.each<[string, BillRowText]>([
    ['CATEGORY_CASE', { ChargeCategory: 'usage' }],
    ['UNKNOWN_CATEGORY', { ChargeCategory: 'Refund' }],
    ['UNKNOWN_CLASS', { ChargeClass: 'Fix' }],
    ['UNKNOWN_FREQUENCY', { ChargeFrequency: 'Sometimes' }],
    ['NO_PROVIDER', { ProviderName: '' }],
    ['NO_SERVICE', { ServiceName: '' }],
    ['NO_INVOICE', { InvoiceId: '' }],
    ['NO_CHARGE_END', { ChargePeriodEnd: '' }],
    ['NO_LIST_COST', { ListCost: '' }],
    ['NO_CONTRACTED_COST', { ContractedCost: '' }],
    ['ZERO_LIST_COST', { ListCost: '0' }],
    ['ZERO_CONTRACTED_COST', { ContractedCost: '0' }],
    ['LIST_BELOW_CONTRACTED', { ListCost: '1' }],
    ['CONTRACTED_BELOW_EFFECTIVE', { ContractedCost: '1' }],
    ['NEGATIVE_LIST_PRICE', { ListUnitPrice: '-3' }],
    ['NEGATIVE_CONTRACTED_PRICE', { ContractedUnitPrice: '-3' }],
    ['NEGATIVE_USAGE', { BilledCost: '-3' }],
    ['PART_OF_MONTH', { BillingPeriodEnd: '2026-10-31T00:00:00Z' }],
    ['PERIOD_REVERSED', { ChargePeriodEnd: '2026-10-01T00:00:00Z' }],
    ['CHARGED_LATER', { ChargePeriodStart: '2026-11-02T00:00:00Z', ChargePeriodEnd: '' }],
    ['CHARGED_EARLIER', { ChargePeriodStart: '2026-09-02T00:00:00Z', ChargePeriodEnd: '2026-09-03T00:00:00Z' }],
    ['PURCHASE_WITH_EFFECTIVE_COST', { ChargeCategory: 'Purchase', CommitmentDiscountId: 'sp-1' }],
    ['TAGS_UNREAD', { Tags: 'team' }],
  ])('of %s say the rows and their dollars', async (code, change) => {
    const load = await bench.stage([await bench.put('warned.csv', csvOf([change, {}]))]);
    const billed = parseFine(change['BilledCost'] ?? plainRow['BilledCost'] ?? '0');
    expect(load.warnings.find((warning) => warning.code === code)).toMatchObject({ rows: 1, billed });
  });

  it.each([
    [
      'in summer',
      '2026-05',
      '+02:00',
      '+02:00',
      '2 rows (billed 3) of 2026-05 start 02:00 hours before it in UTC and count for 2026-04',
    ],
    [
      'over a change of clocks',
      '2026-10',
      '+02:00',
      '+01:00',
      'of 2026-10 start 02:00 hours before it in UTC and count for 2026-09',
    ],
    [
      'of half hours',
      '2026-05',
      '+05:30',
      '+05:30',
      'of 2026-05 start 05:30 hours before it in UTC and count for 2026-04',
    ],
  ])('of months at another place, %s, name the month that they count for and the shift', async (_, ...given) => {
    const [month, opening, closing, words] = given;
    const end = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
    const period = {
      BillingPeriodStart: `${month}-01T00:00:00${opening}`,
      BillingPeriodEnd: `${end}-01T00:00:00${closing}`,
    };
    const { warnings } = await bench.stage([await bench.put('shifted.csv', csvOf([period, period]))]);
    expect(warnings.find(({ code }) => code === 'PART_OF_MONTH')?.message).toContain(words);
  });

  it('of parts of months that are no months elsewhere, or the same months there, name no shift', async () => {
    const rows = [
      { BillingPeriodEnd: '2026-10-31T00:00:00Z' },
      { BillingPeriodStart: '2026-10-01T00:00:00-05:00', BillingPeriodEnd: '2026-11-01T00:00:00-05:00' },
    ];
    const { warnings } = await bench.stage([await bench.put('part.csv', csvOf(rows))]);
    const found = warnings.find(({ code }) => code === 'PART_OF_MONTH');
    expect(found).toMatchObject({ rows: 2 });
    expect(found?.message).not.toContain('in UTC');
  });

  it('are none for a bill that is as it should be', async () => {
    expect(await warningsOf([{}, { ChargeCategory: 'Tax', PricingQuantity: '', PricingUnit: '' }])).toEqual([]);
  });

  it('name the columns that the version requires and the file has not', async () => {
    const load = await bench.stage([
      await bench.put('less.csv', csvOf([{}], ['ListCost', 'ContractedCost', 'PricingUnit'])),
    ]);
    const messages = load.warnings.filter(({ code }) => code === 'COLUMN_MISSING').map(({ message }) => message);
    expect(messages.map((message) => /ListCost|ContractedCost|PricingUnit/.exec(message)?.[0])).toEqual([
      'ListCost',
      'ContractedCost',
      'PricingUnit',
    ]);
  });

  it('of missing columns count only the files that miss them', async () => {
    const paths = [
      await bench.put('whole.csv', csvOf([{}, {}])),
      await bench.put('lesser.csv', csvOf([{ BilledCost: '8' }], ['ServiceName'])),
    ];
    const { warnings } = await bench.stage(paths);
    expect(warnings.filter(({ code }) => code === 'COLUMN_MISSING')).toMatchObject([
      { rows: 1, billed: parseFine('8') },
    ]);
  });
});

describe('progress', () => {
  it('names each file and ends at one', async () => {
    const steps: string[] = [];
    const shares: number[] = [];
    const work = quietWork(({ step, share }) => {
      steps.push(step);
      shares.push(share ?? -1);
    });
    const path = await bench.put('seen.csv', csvOf([{}]));
    await bench.company.stage('seen', [sourceFile(path)], {}, work);
    expect(steps).toEqual(['reading seen.csv', 'checking the rows', 'writing part 1 of 1']);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(shares.at(-1)).toBe(1);
  });
});
