import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StagedLoad } from '@capwise/app/ports';
import { fineText, parseFine } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, plainRow, refusalOf, type Bench, type BillRowText } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

async function stage(changes: readonly BillRowText[], without: readonly string[] = []): Promise<StagedLoad> {
  return bench.stage([await bench.put('bill.csv', csvOf(changes, without))]);
}

/** Rows and dollars that a code touches. */
function touched({ warnings }: StagedLoad, code: string): readonly [number, string] | null {
  const found = warnings.filter((warning) => warning.code === code);
  return found.length === 0 ? null : [found[0]?.rows ?? 0, fineText(found[0]?.billed ?? 0n)];
}

const priced = {
  ListUnitPrice: '2',
  ContractedUnitPrice: '1',
  PricingQuantity: '3',
  ListCost: '6',
  ContractedCost: '3',
};

describe('prices and costs', () => {
  it.each<readonly [number, string, string, BillRowText]>([
    [1, 'a ContractedCost of 0', 'ZERO_CONTRACTED_COST', { ContractedCost: '0' }],
    [1, 'no ContractedUnitPrice', 'NO_CONTRACTED_PRICE', { ...priced, ContractedUnitPrice: '' }],
    [2, 'a ListCost of 0', 'ZERO_LIST_COST', { ListCost: '0' }],
    [2, 'no ListCost', 'NO_LIST_COST', { ListCost: '' }],
    [2, 'no ListUnitPrice', 'NO_LIST_PRICE', { ...priced, ListUnitPrice: '' }],
    [3, 'a ListCost a hundred times its price and quantity', 'PRODUCT_DIFFERS', { ...priced, ListCost: '600' }],
    [
      4,
      'a quantity where a commitment was not used',
      'UNUSED_WITH_QUANTITY',
      { CommitmentDiscountStatus: 'Unused', CommitmentDiscountId: 'sp-1', ConsumedQuantity: '0' },
    ],
    [4, 'no description', 'NULL_NOT_ALLOWED', { ChargeDescription: '' }],
    [
      5,
      'a purchase of a commitment with an EffectiveCost',
      'PURCHASE_WITH_EFFECTIVE_COST',
      { ChargeCategory: 'Purchase', CommitmentDiscountId: 'sp-1', ChargeFrequency: 'One-Time' },
    ],
    [5, 'a purchase by usage', 'USAGE_BASED_PURCHASE', { ChargeCategory: 'Purchase' }],
    [
      6,
      'committed usage whose costs are all the same',
      'NO_SAVING_INFORMATION',
      { PricingCategory: 'Committed', ListCost: '1.25', ContractedCost: '1.25' },
    ],
    [22, 'a negative ContractedUnitPrice', 'NEGATIVE_CONTRACTED_PRICE', { ContractedUnitPrice: '-3' }],
    [22, 'a ListCost below ContractedCost', 'LIST_BELOW_CONTRACTED', { ListCost: '1' }],
  ])('problem %i: %s is warned about with its rows and dollars', async (_, __, code, change) => {
    const load = await stage([{ BilledCost: '7', ...change }, priced]);
    expect(touched(load, code)).toEqual([1, '7']);
    expect(load.parts).toMatchObject([{ rows: 2, billed: parseFine('8.5'), effective: parseFine('2.5') }]);
  });

  it('problem 22: negative usage that is no correction keeps its sign in the sums', async () => {
    const load = await stage([{ BilledCost: '-3', EffectiveCost: '-3' }, {}]);
    expect(touched(load, 'NEGATIVE_USAGE')).toEqual([1, '-3']);
    expect(load.parts).toMatchObject([{ billed: parseFine('-1.5'), effective: parseFine('-1.75') }]);
  });

  it('a price times its quantity within a millionth is no problem', async () => {
    const load = await stage([{ ...priced, ListCost: '6.000003', ContractedCost: '2.999998' }]);
    expect(touched(load, 'PRODUCT_DIFFERS')).toBeNull();
    expect(touched(await stage([{ ...priced, ListCost: '6.00001' }]), 'PRODUCT_DIFFERS')).toEqual([1, '1.5']);
  });
});

describe('files', () => {
  async function folderOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
    const folder = join(bench.home, '..', name);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(join(folder, file, '..'), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    return folder;
  }

  it('problem 7: two runs of an export in one folder are said to be the same bill', async () => {
    const first = csvOf([{ x_run: '1' }, { BilledCost: '2', x_run: '1' }]);
    const second = csvOf([{ BilledCost: '2', x_run: '2' }, { x_run: '2' }]);
    const folder = await folderOf('runs', { 'run-a/0.csv': first, 'run-b/0.csv': second });
    expect(touched(await bench.stage([folder]), 'SAME_BILL_TWICE')).toEqual([2, '3.5']);
  });

  it('problem 7: nor may the parts of two runs hide it', async () => {
    const one = (run: string, cost: string): string => csvOf([{ BilledCost: cost, x_run: run }]);
    const files = {
      'run-a/0.csv': one('1', '5'),
      'run-a/1.csv': one('1', '9'),
      'run-b/0.csv': one('2', '6'),
      'run-b/1.csv': one('2', '8'),
    };
    expect(touched(await bench.stage([await folderOf('parts', files)]), 'SAME_BILL_TWICE')).toEqual([2, '14']);
  });

  it('problem 8: copies of a file of one row, packed or with other ends of lines, count once', async () => {
    const text = csvOf([{ BilledCost: '7' }]);
    const copies = await folderOf('copies', { 'a.csv': text, 'b.csv': text.replaceAll('\n', '\r\n') });
    await writeFile(join(copies, 'a.csv.gz'), gzipSync(text));
    await writeFile(join(copies, 'b.csv.gz'), gzipSync(text.replaceAll('\n', '\r\n')));
    const load = await bench.stage([copies]);
    expect(load.parts).toMatchObject([{ rows: 1, billed: parseFine('7') }]);
    expect(touched(load, 'FILE_REPEATED')).toEqual([3, '0']);
  });

  it('problem 9: a part that came twice counts once, and a run that lacks a part is refused by its manifest', async () => {
    const parts = { 'part-0.csv': csvOf([{ BilledCost: '1' }]), 'part-1.csv': csvOf([{ BilledCost: '2' }]) };
    const resent = await folderOf('resent', { ...parts, 'part-1 (again).csv': parts['part-1.csv'] });
    const load = await bench.stage([resent]);
    expect(load.parts).toMatchObject([{ rows: 2, billed: parseFine('3') }]);
    expect(touched(load, 'FILE_REPEATED')).not.toBeNull();
    const blobs = ['part-0.csv', 'part-1.csv', 'part-2.csv'].map((blobName) => ({
      blobName: `export/run/${blobName}`,
    }));
    const lacking = await folderOf('lacking', { ...parts, 'manifest.json': JSON.stringify({ blobs }) });
    const refused = await refusalOf(bench.stage([lacking]));
    expect(refused).toMatchObject({ code: 'FILE_NOT_FOUND', data: { value: ['part-2.csv'] } });
    const dataFiles = ['s3://bucket/run/part-0.csv', 's3://bucket/run/part-1.csv'];
    const whole = await folderOf('whole', { ...parts, 'cost-Manifest.json': JSON.stringify({ dataFiles }) });
    expect((await bench.stage([whole])).parts).toMatchObject([{ rows: 2 }]);
  });

  it('problem 10: rows that are the same to the last byte are both counted', async () => {
    expect((await stage([{}, {}])).parts).toMatchObject([{ rows: 2, billed: parseFine('3') }]);
  });

  it('problem 12: costs as DOUBLE, DECIMAL and text are one exact sum', async () => {
    const csv = await bench.put('plain.csv', csvOf([{}]));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const paths: string[] = [];
    for (const type of ['double', 'decimal(38, 18)', 'varchar']) {
      const path = await bench.put(`cost-${paths.length}.parquet`, '');
      await connection.run(
        `copy (select * replace (cast('0.1' as ${type}) as BilledCost), '${type}' as x_type from read_csv('${csv}', all_varchar = true)) to '${path}' (format parquet)`,
      );
      paths.push(path);
    }
    connection.closeSync();
    instance.closeSync();
    expect((await bench.stage(paths)).parts).toMatchObject([{ rows: 3, billed: parseFine('0.3') }]);
  });

  it.each([
    ['JSON', '{"team":"search"}'],
    ['JSON without its braces', '"team":"search"'],
    ['keys and values', '[{"key":"team","value":"search"}]'],
    ['the repr of a Python dictionary', "{'team': 'search'}"],
  ])('problem 13: tags as %s are the same tags', async (_, Tags) => {
    const parts = partsOf(await stage([{ Tags }]));
    const found = await bench.company.rows(parts, { equals: { 'tag:team': 'search' } }, 'billed', {
      limit: 1,
      offset: 0,
    });
    expect(found.count).toBe(1);
  });

  it('problem 15: dates with minutes, with seconds and without a zone are accepted', async () => {
    const starts = ['2026-10-01T00:00Z', '2026-10-01T00:00:00Z', '2026-10-01 00:00:00', '2026-10-01 00:00'];
    const load = await stage(starts.map((ChargePeriodStart) => ({ ChargePeriodStart, x_FocusVersion: '1.0r2' })));
    expect(load.parts).toMatchObject([{ rows: 4 }]);
  });

  it('problem 19: a PricingCurrency that is null is a warning, not a refusal', async () => {
    const load = await stage([{ PricingCurrency: '' }, { PricingCurrency: 'USD' }]);
    const warning = load.warnings.find(({ column }) => column === 'PricingCurrency');
    expect(warning).toMatchObject({ code: 'NULL_NOT_ALLOWED', rows: 1, rule: 'PricingCurrency: not-null' });
  });
});

describe('what exports are known for', () => {
  const text = csvOf([{ ServiceName: 'Café' }]);

  it.each<readonly [string, string | Uint8Array]>([
    ['a mark at its start', `\uFEFF${text}`],
    ['a packed body', gzipSync(text)],
    ['the name of its header in another case', text.replace('BilledCost', 'billedcost')],
  ])('a file with %s is read', async (_, content) => {
    const name = typeof content === 'string' ? 'bill.csv' : 'bill.csv.gz';
    expect((await bench.stage([await bench.put(name, content)])).parts).toMatchObject([{ rows: 1 }]);
  });

  it.each<readonly [string, string, string | Uint8Array]>([
    ['in UTF-16', 'FILE_FORMAT', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['with German headers', 'UNKNOWN_FORMAT', 'Abrechnungskonto,Datum,Kosten,Währung\n1,01.10.2026,"1,5",EUR\n'],
    ['of a header alone', 'NO_ROWS', text.split('\n')[0] ?? ''],
    ['cut off while packed', 'FILE_FORMAT', gzipSync(text).subarray(0, -9)],
    ['with a row that is too short', 'FILE_FORMAT', `${text}1,2\n`],
  ])('a file %s is refused as %s and leaves nothing', async (_, code, content) => {
    const name =
      content instanceof Uint8Array && code === 'FILE_FORMAT' && content[0] === 0x1f ? 'bill.csv.gz' : 'bill.csv';
    const refused = await refusalOf(bench.stage([await bench.put(name, content)]));
    expect(refused).toMatchObject({ code, data: { file: name } });
  });

  it('an account with leading zeros keeps them, whatever the name of the file', async () => {
    const load = await bench.stage([await bench.put('a:b.csv', csvOf([{ BillingAccountId: '000042' }]))]);
    expect(load).toMatchObject({ files: [{ name: 'a:b.csv' }], parts: [{ billingAccount: '000042' }] });
  });

  it.each(['+3.5', '1,234.56', 'NaN', 'Infinity'])(
    'the number %s is refused, and set aside where that is asked',
    async (value) => {
      const path = await bench.put('bill.csv', csvOf([{}, { BilledCost: value }]));
      expect(await refusalOf(bench.stage([path]))).toMatchObject({ code: 'INVALID_VALUE', data: { row: 2, value } });
      const load = await bench.stage([path], { quarantine: true });
      expect(load.warnings.find(({ code }) => code === 'QUARANTINED')?.cells).toMatchObject([{ row: 2, value }]);
      expect(load.parts).toMatchObject([{ rows: 1 }]);
    },
  );

  it('a number with an exponent is exact', async () => {
    expect((await stage([{ BilledCost: '1.2E-05' }])).parts).toMatchObject([{ billed: parseFine('0.000012') }]);
  });

  it('an unknown ChargeCategory is warned about, and one in another case is put right', async () => {
    const load = await stage([
      { ChargeCategory: 'Refund' },
      { ChargeCategory: 'usage' },
      { ChargeClass: 'correction' },
    ]);
    expect([touched(load, 'UNKNOWN_CATEGORY')?.[0], touched(load, 'CATEGORY_CASE')?.[0]]).toEqual([1, 2]);
    const { rows } = await bench.company.cost(partsOf(load), {
      measure: 'billed',
      by: ['ChargeCategory', 'ChargeClass'],
      months: false,
      filter: {},
      limit: 9,
    });
    expect(rows.map(({ keys }) => keys.join())).toEqual(
      expect.arrayContaining(['Usage,', 'Usage,Correction', 'Refund,']),
    );
  });

  it('a late charge on the bill of the next month belongs to that bill', async () => {
    const load = await stage([
      { BillingPeriodStart: '2026-11-01T00:00:00Z', BillingPeriodEnd: '2026-12-01T00:00:00Z' },
    ]);
    expect(load.parts).toMatchObject([{ billingPeriod: '2026-11' }]);
    expect(touched(load, 'CHARGED_EARLIER')).toEqual([1, '1.5']);
  });

  it('a key that comes twice in tags keeps its last value, and says so', async () => {
    const load = await stage([{ Tags: '{"team":"ads","team":"search"}' }]);
    expect(touched(load, 'TAGS_UNREAD')?.[0]).toBe(1);
    expect((await bench.company.columns(partsOf(load))).tags).toEqual(['team']);
  });

  it.each(['two\nlines', '=1+2', "it's"])('a tag value such as %j stays as it is', async (value) => {
    const load = await stage([{ Tags: JSON.stringify({ note: value }) }]);
    const page = { limit: 1, offset: 0 };
    const found = await bench.company.rows(partsOf(load), { equals: { 'tag:note': value } }, 'billed', page);
    expect(found.count).toBe(1);
  });

  it('a bill of 1.4 has no ProviderName, and its service provider is its source', async () => {
    const change = {
      ServiceProviderName: 'Northwind Cloud',
      HostProviderName: 'Northwind Cloud',
      InvoiceDetailId: 'D',
    };
    const load = await stage([change], ['ProviderName', 'PublisherName']);
    expect(load).toMatchObject({ version: '1.4', parts: [{ source: 'Northwind Cloud' }], warnings: [] });
  });
});

describe('the data-quality codes of Microsoft’s hub', () => {
  it.each<readonly [string, BillRowText]>([
    ['MissingContractedCost', { ContractedCost: '' }],
    ['MissingContractedUnitPrice', { ...priced, ContractedUnitPrice: '' }],
    ['MissingListCost', { ListCost: '' }],
    ['MissingListUnitPrice', { ...priced, ListUnitPrice: '' }],
    ['ListCostLessThanContractedCost', { ListCost: '1' }],
    ['ContractedCostLessThanEffectiveCost', { ContractedCost: '1' }],
    [
      'InvalidEffectiveCost',
      { ChargeCategory: 'Purchase', CommitmentDiscountId: 'sp-1', ChargeFrequency: 'Recurring' },
    ],
    ['InvalidChargeFrequency', { ChargeCategory: 'Purchase' }],
    ['MissingConsumedQuantity', { ConsumedQuantity: '', CommitmentDiscountStatus: '' }],
    ['MissingPricingQuantity', { PricingQuantity: '0' }],
    ['MissingProviderName', { ProviderName: '' }],
    [
      'PricingCategoryShouldBeCommitted',
      { CommitmentDiscountStatus: 'Used', CommitmentDiscountId: 'sp-1', PricingCategory: 'Standard' },
    ],
    ['XEffectiveUnitPriceRoundingError', { x_EffectiveUnitPrice: '0.42', EffectiveCost: '1.25' }],
  ])('%s is found', async (rule, change) => {
    const load = await stage([change]);
    expect(load.warnings.find((warning) => warning.rule === rule)).toMatchObject({ rows: 1 });
  });

  it('LegacyFocusVersion is 1.0-preview, and UnknownFocusVersion a refusal with the columns', async () => {
    const load = await stage([{ UsageQuantity: '3' }], ['ChargeClass', 'ContractedCost', 'InvoiceId']);
    expect(load.warnings.find(({ rule }) => rule === 'LegacyFocusVersion')).toMatchObject({ code: 'PREVIEW_MAPPED' });
    expect(await refusalOf(bench.stage([await bench.put('x.csv', 'Cost,Day\n1,2\n')]))).toMatchObject({
      code: 'UNKNOWN_FORMAT',
    });
  });

  it('a plain bill has none of them', async () => {
    expect((await stage([{}])).warnings).toEqual([]);
    expect(Object.keys(plainRow)).toContain('ProviderName');
  });
});
