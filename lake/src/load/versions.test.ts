import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StagedLoad } from '@capwise/app/ports';
import { parseFine } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, plainRow, type Bench, type BillRowText } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

async function stage(changes: readonly BillRowText[], without: readonly string[] = []): Promise<StagedLoad> {
  return bench.stage([await bench.put('bill.csv', csvOf(changes, without))]);
}

async function cellsOf(load: StagedLoad): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const { rows } = await bench.company.rows(partsOf(load), { equals: {} }, 'billed', { limit: 9, offset: 0 });
  return rows.map(({ cells }) => cells);
}

describe('a bill of 1.0-preview', () => {
  const later = ['ChargeClass', 'ContractedCost', 'InvoiceId'];
  const old = { UsageQuantity: '3', UsageUnit: 'Hours', Region: 'east-1' };

  it('is read in the names and words of later versions, and says so', async () => {
    const load = await stage(
      [
        { ...old, ChargeSubcategory: 'Used Commitment', PricingCategory: 'Commitment-Based' },
        { ...old, ChargeSubcategory: 'Unused Commitment', PricingCategory: 'On-Demand' },
        { ...old, ChargeSubcategory: 'Credit', ChargeCategory: 'Adjustment', BilledCost: '-2' },
      ],
      later,
    );
    expect(load.version).toBe('1.0-preview');
    expect(await cellsOf(load)).toMatchObject([
      {
        ConsumedQuantity: '3',
        ConsumedUnit: 'Hours',
        RegionId: 'east-1',
        CommitmentDiscountStatus: 'Used',
        PricingCategory: 'Committed',
      },
      { CommitmentDiscountStatus: 'Unused', PricingCategory: 'Standard' },
      { CommitmentDiscountStatus: null, ChargeCategory: 'Credit', ChargeSubcategory: 'Credit' },
    ]);
    const mapped = load.warnings.find(({ code }) => code === 'PREVIEW_MAPPED');
    expect(mapped).toMatchObject({ rows: 3, billed: parseFine('1') });
    expect(mapped?.message).toContain('UsageQuantity');
  });

  it('keeps a column of today’s name beside the old one', async () => {
    const load = await stage([{ ...old, ChargeSubcategory: '', RegionName: 'East' }], later);
    expect(await cellsOf(load)).toMatchObject([{ RegionId: 'east-1', RegionName: 'East' }]);
  });
});

describe('a bill of 1.3 or 1.4', () => {
  const provider = { ServiceProviderName: 'Northwind Cloud', HostProviderName: 'Contoso Hosting' };

  it('is of the source that its service provider names', async () => {
    const load = await stage([provider], ['ProviderName', 'PublisherName']);
    expect(load).toMatchObject({ version: '1.3', parts: [{ source: 'Northwind Cloud' }] });
    const newest = await stage([{ ...provider, InvoiceDetailId: 'D-1' }], ['ProviderName', 'PublisherName']);
    expect(newest).toMatchObject({ version: '1.4', parts: [{ source: 'Northwind Cloud' }] });
    expect(newest.warnings.map(({ code }) => code)).not.toContain('COLUMN_MISSING');
  });

  it('need not say how a row was priced that names no price, which one of 1.2 must', async () => {
    const unpriced = { PricingCategory: '', SkuPriceId: '' };
    const rulesOf = ({ warnings }: StagedLoad): readonly (string | undefined)[] =>
      warnings.filter(({ column }) => column === 'PricingCategory').map(({ code }) => code);
    expect(rulesOf(await stage([{ ...provider, ...unpriced }]))).toEqual([]);
    expect(rulesOf(await stage([unpriced]))).toEqual(['NULL_NOT_ALLOWED']);
  });

  it('without a service provider is of its issuer, its publisher or its host', async () => {
    const only = async (change: BillRowText): Promise<string | undefined> => {
      const load = await stage([{ ...provider, ServiceProviderName: '', ...change }], ['ProviderName']);
      return load.parts[0]?.source;
    };
    expect(await only({ InvoiceIssuerName: 'Reseller' })).toBe('Reseller');
    expect(await only({ InvoiceIssuerName: '', PublisherName: 'Maker' })).toBe('Maker');
    expect(await only({ InvoiceIssuerName: '', PublisherName: '' })).toBe('Contoso Hosting');
  });

  it.each([
    ['one commitment', '{"Elements":[{"ContractId":"C","ContractCommitmentId":"CC-1"}]}', 'CC-1'],
    [
      'one commitment twice',
      '{"Elements":[{"ContractCommitmentId":"CC-1","ContractCommitmentAppliedCost":1},{"ContractCommitmentId":"CC-1"}]}',
      'CC-1',
    ],
    ['several commitments', '{"Elements":[{"ContractCommitmentId":"CC-1"},{"ContractCommitmentId":"CC-2"}]}', null],
    ['nothing', '', null],
    ['a text that is no JSON', 'CC-1', null],
  ])('applied to %s says which one', async (_, ContractApplied, contract) => {
    const load = await stage([{ ...provider, ContractApplied }]);
    expect(await cellsOf(load)).toMatchObject([{ x_capwise_contract: contract }]);
  });
});

const shared = process.env['CAPWISE_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const metadata = join(shared, 'datasets', 'finops-toolkit', 'dataset-metadata');
const here = existsSync(metadata);

describe.skipIf(!here)(`the columns of the exports of Azure${here ? '' : ' (skipped: no shared data)'}`, () => {
  it.each([
    ['1.0-preview(v1)', '1.0-preview', [], []],
    ['1.0', '1.0', [], []],
    ['1.2-preview', '1.2', [], ['PricingCurrencyEffectiveCost', 'PricingCurrencyListUnitPrice']],
  ])('of %s are read as %s, with what they lack', async (schema, version, missing, without) => {
    const text = readFileSync(join(metadata, `FocusCost_${schema}.json`), 'utf8');
    const { Columns } = JSON.parse(text) as { readonly Columns: readonly { readonly ColumnName: string }[] };
    const names = Columns.map(({ ColumnName }) => ColumnName);
    const row: BillRowText = { ...plainRow, ChargeClass: '' };
    const content = `${names.join(',')}\n${names.map((name) => (name === 'Tags' ? '' : (row[name] ?? ''))).join(',')}\n`;
    const load = await bench.stage([await bench.put('azure.csv', content)]);
    expect(load.version).toBe(version);
    expect(load.files[0]?.shape?.missing).toEqual(missing);
    expect(load.files[0]?.shape?.without).toEqual(expect.arrayContaining(without));
  });
});

describe('a hybrid', () => {
  it('is of the newest version whose columns it has, and says what it lacks of it', async () => {
    const load = await stage([{ PricingCurrency: 'USD', SkuMeter: 'Compute' }], ['ChargeClass']);
    expect(load.version).toBe('1.2');
    expect(load.files[0]?.shape).toMatchObject({ version: '1.2', missing: ['ChargeClass'] });
    expect(load.files[0]?.shape?.without).toEqual(
      expect.arrayContaining(['SkuPriceDetails', 'CapacityReservationId', 'CommitmentDiscountQuantity']),
    );
    expect(load.files[0]?.shape?.without).not.toContain('SkuMeter');
    expect(load.warnings.find(({ code }) => code === 'COLUMN_MISSING')?.message).toContain('ChargeClass');
  });

  it('that has none of the later columns is no hybrid but an earlier version', async () => {
    const load = await stage([{}], ['InvoiceId']);
    expect(load.files[0]?.shape).toEqual({ version: '1.0', missing: [], without: [] });
  });

  it('has a column of 1.0-preview as one of its provider', async () => {
    const load = await stage([{ Region: 'somewhere' }]);
    expect(load.columns).toEqual([...Object.keys(plainRow), 'Region']);
  });
});
