import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFine, type Fine } from '@capwise/domain/money';
import { demoBill } from './bill.ts';
import { columnIndex, focusColumns, headerLine, type FocusColumn } from './columns.ts';
import { commitments, isActive, monthlyExpense } from './commitments.ts';
import { demoMonths } from './calendar.ts';

/** A row of a bill's text by column; null where the cell is empty. */
type ReadRow = (column: FocusColumn) => string | null;

/** Reads the text of a bill back, row by row, for tests. No cell of the demo holds a line break. */
function* readBill(text: string): Generator<ReadRow> {
  const lines = text.split('\n');
  for (const line of lines.slice(1, -1)) {
    const cells = cellsOf(line);
    yield (column) => cells[columnIndex[column]] || null;
  }
}

function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  return Array.from(line.matchAll(/(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}

const required: readonly FocusColumn[] = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingAccountType',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ContractedCost',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'PricingCurrency',
  'PricingCurrencyEffectiveCost',
  'ProviderName',
  'PublisherName',
  'ServiceCategory',
  'ServiceName',
  'ServiceSubcategory',
  'SubAccountId',
  'SubAccountName',
];

const usd = (row: ReadRow, column: FocusColumn): Fine => parseFine(row(column) ?? '0');

/** Price × quantity at 10⁻³⁶, so that nothing is rounded. */
const product = (row: ReadRow, price: FocusColumn): bigint => usd(row, price) * usd(row, 'PricingQuantity');

/** Columns that are null together. */
const pairs: readonly (readonly [FocusColumn, FocusColumn])[] = [
  ['CommitmentDiscountId', 'CommitmentDiscountCategory'],
  ['CommitmentDiscountId', 'CommitmentDiscountName'],
  ['CommitmentDiscountId', 'CommitmentDiscountQuantity'],
  ['CommitmentDiscountId', 'CommitmentDiscountType'],
  ['CommitmentDiscountId', 'CommitmentDiscountUnit'],
  ['ConsumedQuantity', 'ConsumedUnit'],
  ['ListUnitPrice', 'ContractedUnitPrice'],
  ['ListUnitPrice', 'PricingCategory'],
  ['ListUnitPrice', 'PricingQuantity'],
  ['ListUnitPrice', 'PricingUnit'],
  ['ListUnitPrice', 'SkuId'],
  ['RegionId', 'RegionName'],
  ['ResourceId', 'ResourceName'],
  ['ResourceId', 'ResourceType'],
  ['SkuId', 'SkuMeter'],
  ['SkuId', 'SkuPriceId'],
];

/** What is wrong with a row, in words. */
function faultsOf(row: ReadRow): readonly string[] {
  const faults: string[] = required.filter((column) => row(column) === null).map((column) => `${column} is null`);
  for (const [left, right] of pairs) {
    if ((row(left) === null) !== (row(right) === null)) faults.push(`${left} without ${right}, or the reverse`);
  }
  const [start, end] = [row('ChargePeriodStart') ?? '', row('ChargePeriodEnd') ?? ''];
  if (!/^\d{4}-\d{2}-\d{2}T00:00:00Z$/.test(start) || !(start < end)) faults.push(`charge period ${start} to ${end}`);
  const usage = row('ChargeCategory') === 'Usage';
  const purchase = row('ChargeCategory') === 'Purchase';
  const correction = row('ChargeClass') === 'Correction';
  if (usage || purchase) {
    if (row('SkuId') === null) faults.push('no SKU');
    const one = 10n ** 18n;
    if (product(row, 'ListUnitPrice') !== usd(row, 'ListCost') * one) faults.push('list price × quantity');
    if (product(row, 'ContractedUnitPrice') !== usd(row, 'ContractedCost') * one)
      faults.push('contracted price × quantity');
  }
  if (usage && !correction) {
    if (usd(row, 'ListCost') < usd(row, 'ContractedCost')) faults.push('list below contracted');
    if (usd(row, 'ContractedCost') < usd(row, 'EffectiveCost')) faults.push('contracted below effective');
    if (!correction && end > (row('BillingPeriodEnd') ?? '')) faults.push('usage after its billing period');
  }
  if (correction && !(end <= (row('BillingPeriodStart') ?? '')))
    faults.push('a correction of a period that is not over');
  if (!usage && row('ConsumedQuantity') !== null) faults.push('consumption without usage');
  if (row('ChargeCategory') === 'Tax' && row('ListUnitPrice') !== null) faults.push('a tax with a price');
  if (purchase && usd(row, 'EffectiveCost') !== 0n) faults.push('a purchase with an effective cost');
  const status = row('CommitmentDiscountStatus');
  if (usage !== (status !== null) && row('CommitmentDiscountId') !== null) faults.push('status of a commitment');
  if (status !== null && usd(row, 'BilledCost') !== 0n) faults.push('covered usage that is billed');
  if (status === 'Unused' && row('ConsumedQuantity') !== null) faults.push('unused, yet consumed');
  return faults;
}

type Facts = {
  rows: number;
  readonly faults: Map<string, number>;
  readonly sums: Map<string, Fine>;
  readonly resources: Set<string>;
};

const facts: Facts = { rows: 0, faults: new Map(), sums: new Map(), resources: new Set() };

const sum = (key: string): Fine => facts.sums.get(key) ?? 0n;
const note = (key: string, amount: Fine): void => void facts.sums.set(key, sum(key) + amount);

function observe(row: ReadRow): void {
  facts.rows += 1;
  for (const fault of faultsOf(row)) facts.faults.set(fault, (facts.faults.get(fault) ?? 0) + 1);
  const month = (row('ChargePeriodStart') ?? '').slice(0, 7);
  const billing = (row('BillingPeriodStart') ?? '').slice(0, 7);
  const [billed, effective] = [usd(row, 'BilledCost'), usd(row, 'EffectiveCost')];
  const tags = JSON.parse(row('Tags') ?? '{}') as Readonly<Record<string, string>>;
  note('effective', effective);
  note(`provider ${row('ProviderName')} ${billing}`, billed);
  note(`category ${row('ChargeCategory')} ${billing}`, billed);
  note(`class ${row('ChargeClass')} ${billing}`, effective);
  if (row('Tags') === null) note('untagged', effective);
  if (row('Tags') === null && row('SubAccountName') === 'sandbox') note('untagged sandbox', effective);
  if (row('SubAccountName') === 'sandbox') note('sandbox', effective);
  if (tags['environment'] === 'prd') note('misspelled', effective);
  note(`product ${tags['product']} ${month}`, effective);
  if (row('ServiceName') === 'AWS Data Transfer') note(`transfer ${tags['product']} ${month}`, effective);
  if (tags['product'] === 'legacy-reporting')
    note(`zombie ${row('ChargePeriodStart')} ${row('ChargePeriodEnd')}`, effective);
  if (row('ResourceName')?.startsWith('search-index-'))
    note(`leak ${row('ChargePeriodStart')}`, usd(row, 'PricingQuantity'));
  if (row('InvoiceIssuerName') === 'Observability Vendor') note(`third party ${billing}`, effective - billed);
  const commitment = row('CommitmentDiscountId');
  if (commitment !== null) {
    note(`${commitment} billed ${billing}`, billed);
    note(`${commitment} effective ${month}`, effective);
    note(`${commitment} ${row('CommitmentDiscountStatus')} ${month}`, effective);
  }
  const resource = row('ResourceId');
  if (resource !== null) facts.resources.add(resource);
}

const shaOf = (seed: number): string => {
  const hash = createHash('sha256');
  for (const { text } of demoBill(seed)) hash.update(text);
  return hash.digest('hex');
};

const hash = createHash('sha256');

beforeAll(() => {
  for (const { name, text, rows } of demoBill(7)) {
    hash.update(text);
    const before = facts.rows;
    for (const row of readBill(text)) observe(row);
    if (facts.rows - before !== rows) facts.faults.set(`${name} says ${rows} rows`, facts.rows - before);
    if (!text.startsWith(headerLine)) facts.faults.set(`${name} has no header`, 1);
  }
});

const months = demoMonths.map(String);
const share = (part: Fine, whole: Fine): number => Number((part * 10_000n) / whole) / 10_000;

describe('the bill of the demo company', () => {
  it('has the 57 columns of FOCUS 1.2', () => {
    expect(focusColumns).toHaveLength(57);
    expect([...focusColumns]).toEqual([...focusColumns].sort());
  });

  it('has fourteen months and 300,000 rows or more of about a thousand resources', () => {
    expect(months).toHaveLength(14);
    expect([months[0], months.at(-1)]).toEqual(['2025-09', '2026-10']);
    expect(facts.rows).toBeGreaterThanOrEqual(300_000);
    expect(facts.rows).toBeLessThan(320_000);
    expect(facts.resources.size).toBeGreaterThan(600);
    expect(facts.resources.size).toBeLessThan(1000);
  });

  it('is the same bytes for the same seed, and others for another', () => {
    const sha = hash.copy().digest('hex');
    expect(shaOf(7)).toBe(sha);
    expect(shaOf(8)).not.toBe(sha);
  });

  it('has no row with a hole where the specification forbids one, or with a price that does not make its cost', () => {
    expect([...facts.faults]).toEqual([]);
  });

  it('has three providers, taxes, credits and corrections', () => {
    for (const month of months) {
      expect(sum(`provider AWS ${month}`)).toBeGreaterThan(0n);
      expect(sum(`provider Google Cloud ${month}`)).toBeGreaterThan(0n);
      expect(sum(`provider Microsoft ${month}`)).toBeGreaterThan(0n);
      expect(sum(`category Tax ${month}`)).toBeGreaterThan(0n);
      expect(sum(`category Credit ${month}`)).toBeLessThan(0n);
      expect(sum(`third party ${month}`)).toBeGreaterThan(0n);
    }
    expect(sum('class Correction 2026-01')).toBeLessThan(0n);
    expect(sum('class Correction 2026-05')).toBeGreaterThan(0n);
    expect(sum('class Correction 2026-08')).toBeLessThan(0n);
  });
});

describe('the commitments of the bill', () => {
  it.each(commitments)('$name: used and unused make its monthly expense exactly, in each month of its term', (each) => {
    for (const month of demoMonths) {
      const wanted = isActive(each, month) ? monthlyExpense(each) : 0n;
      expect(sum(`${each.id} effective ${month}`)).toBe(wanted);
      expect(sum(`${each.id} Used ${month}`) + sum(`${each.id} Unused ${month}`)).toBe(wanted);
    }
  });

  it('bill what is paid upfront once, monthly fees each month, and nothing for what was bought before the bill', () => {
    const billed = commitments.map((each) => months.map((month) => sum(`${each.id} billed ${month}`)));
    const total = billed.map((amounts) => amounts.reduce((left, right) => left + right, 0n));
    expect(total).toEqual(['2880000', '132000', '192000', '0', '0', '167400'].map(parseFine));
    expect(billed[0]?.[months.indexOf('2026-03')]).toBe(parseFine('2880000'));
    expect(billed[1]?.[months.indexOf('2025-11')]).toBe(parseFine('71500'));
    expect(billed[2]?.[months.indexOf('2026-10')]).toBe(parseFine('19200'));
  });

  it('are used well, but for r5 since the move to ARM: 55 to 60%', () => {
    const [compute, databases, r5] = commitments;
    expect(share(sum(`${compute?.id} Used 2026-10`), parseFine('80000'))).toBeGreaterThan(0.95);
    expect(share(sum(`${databases?.id} Used 2026-10`), parseFine('11000'))).toBeCloseTo(528 / 552, 3);
    expect(share(sum(`${r5?.id} Used 2026-01`), parseFine('19200'))).toBeGreaterThan(0.9);
    for (const month of months.slice(months.indexOf('2026-03'))) {
      expect(share(sum(`${r5?.id} Used ${month}`), parseFine('19200'))).toBeGreaterThan(0.55);
      expect(share(sum(`${r5?.id} Used ${month}`), parseFine('19200'))).toBeLessThan(0.6);
    }
  });
});

describe('the stories of the bill', () => {
  const two = (key: string, [first, second]: readonly [string, string]): Fine =>
    sum(`${key} ${first}`) + sum(`${key} ${second}`);

  it('search-api costs 40% more in the last two months, and transfer between zones is why', () => {
    const before = two('product search-api', ['2026-07', '2026-08']);
    const after = two('product search-api', ['2026-09', '2026-10']);
    const transfer =
      two('transfer search-api', ['2026-09', '2026-10']) - two('transfer search-api', ['2026-07', '2026-08']);
    expect(share(after - before, before)).toBeGreaterThan(0.37);
    expect(share(after - before, before)).toBeLessThan(0.43);
    expect(share(transfer, after - before)).toBeGreaterThan(0.9);
  });

  it('a memory leak makes the nodes of one workload grow within each month, until its release restarts it', () => {
    for (const month of months) {
      const [first, late] = [sum(`leak ${month}-01T00:00:00Z`), sum(`leak ${month}-28T00:00:00Z`)];
      expect(share(late, first)).toBeGreaterThan(1.8);
    }
  });

  it('a zombie costs the same every day of fourteen months', () => {
    const daily = [...facts.sums]
      .filter(([key]) => key.startsWith('zombie'))
      .filter(([key]) => {
        const [, start = '', end = ''] = key.split(' ');
        return Temporal.PlainDate.from(start.slice(0, 10)).add({ days: 1 }).equals(end.slice(0, 10));
      });
    expect(daily).toHaveLength(426);
    expect(new Set(daily.map(([, amount]) => amount)).size).toBe(1);
  });

  it('10% to 40% of the dollars say nothing of whose they are, most of the sandbox among them', () => {
    expect(share(sum('untagged'), sum('effective'))).toBeGreaterThan(0.1);
    expect(share(sum('untagged'), sum('effective'))).toBeLessThan(0.4);
    expect(share(sum('untagged sandbox'), sum('sandbox'))).toBeGreaterThan(0.7);
    expect(sum('misspelled')).toBeGreaterThan(0n);
  });

  it('costs 1 to 1.5 million dollars a month', () => {
    for (const month of months) {
      const cost = sum(`class null ${month}`) + sum(`class Correction ${month}`);
      expect(cost).toBeGreaterThan(parseFine('1000000'));
      expect(cost).toBeLessThan(parseFine('1500000'));
    }
  });
});
