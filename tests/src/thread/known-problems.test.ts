import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invoke } from '@capwise/app';
import { fineText, parseFine } from '@capwise/domain/money';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
let count = 0;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

const inCompany = (company: string): Invoke =>
  ((...[name, input]: Parameters<Invoke>) => capwise.invoke(name, input, { company })) as Invoke;

async function load(company: string, rows: readonly BillRow[], without: readonly string[] = []) {
  count += 1;
  const files = [await fileOf(billText(rows, without), `bill-${count}.csv`)];
  return capwise.invoke('sources.import', { files }, { company });
}

async function billed(company: string): Promise<string> {
  const { totals } = await capwise.invoke('cloud.cost', { measure: 'billed' }, { company });
  return fineText(totals.reduce((sum, { figure }) => sum + parseFine(figure.value ?? '0'), 0n));
}

async function savings(company: string) {
  const answer = await capwise.invoke('cloud.savings', {}, { company });
  const [found] = answer.savings;
  if (!found) throw new Error('no savings');
  const { negotiated, commitment, unused } = found;
  const figures = [negotiated.saved, negotiated.of, negotiated.unknown, commitment.saved, commitment.unknown, unused];
  await expectOpens(
    inCompany(company),
    figures.flatMap((figure) => (figure ? [figure] : [])),
  );
  return {
    negotiated: negotiated.saved?.value ?? null,
    commitment: commitment.saved?.value ?? null,
    unknown: [negotiated.unknownRows, commitment.unknownRows],
    unused: unused.value,
  };
}

const month = '2026-01';
const usage = (list: string, contracted: string, effective: string, more: BillRow = {}): BillRow =>
  billRow(month, effective, { ListCost: list, ContractedCost: contracted, ...more });
const covered = {
  CommitmentDiscountId: 'sp-1',
  CommitmentDiscountStatus: 'Used',
  PricingCategory: 'Committed',
  BilledCost: '0',
};

describe('savings', () => {
  it('problem 1: are unknown for rows without a ContractedCost, and never negative', async () => {
    await load('problem-1', [usage('10', '0', '8'), usage('10', '', '8'), usage('10', '9', '8')]);
    expect(await savings('problem-1')).toMatchObject({ negotiated: '1', unknown: [2, 0] });
  });

  it('problem 2: are unknown for rows without a ListCost, and null where no row says what it saves', async () => {
    await load('problem-2', [usage('0', '9', '8'), usage('', '9', '8')]);
    expect(await savings('problem-2')).toMatchObject({ negotiated: null, unknown: [2, 0] });
  });

  it('problem 6: are unknown where all costs of committed usage are the same', async () => {
    await load('problem-6', [usage('8', '8', '8', covered), usage('12', '10', '6', covered)]);
    expect(await savings('problem-6')).toMatchObject({ negotiated: '2', commitment: '4', unknown: [1, 1] });
  });

  it('problem 18: and list totals leave the purchase of a commitment out', async () => {
    const bought = { ChargeCategory: 'Purchase', CommitmentDiscountId: 'sp-1', BilledCost: '6' };
    await load('problem-18', [usage('12', '10', '0', bought), usage('12', '10', '6', covered)]);
    const { totals } = await capwise.invoke('cloud.cost', { measure: 'list' }, { company: 'problem-18' });
    expect(totals.map(({ figure }) => figure.value)).toEqual(['12']);
    await expectOpens(
      inCompany('problem-18'),
      totals.map(({ figure }) => figure),
    );
    expect(await savings('problem-18')).toMatchObject({ negotiated: '2', commitment: '4' });
  });

  it('problem 21: are unknown where a provider publishes no list price', async () => {
    const unlisted = { ListUnitPrice: '', PricingQuantity: '1' };
    await load('problem-21', [
      usage('8', '8', '8', unlisted),
      usage('9', '8', '8', { ListUnitPrice: '9', PricingQuantity: '1' }),
    ]);
    expect(await savings('problem-21')).toMatchObject({ negotiated: '1', unknown: [1, 0] });
  });

  it('problem 22: are unknown where a list cost is below its contracted cost, and waste is its own figure', async () => {
    const unused = { ...covered, CommitmentDiscountStatus: 'Unused' };
    await load('problem-22', [usage('1', '2', '2'), usage('0', '0', '5', unused)]);
    expect(await savings('problem-22')).toMatchObject({ negotiated: null, unknown: [1, 0], unused: '5' });
  });
});

describe('what is loaded', () => {
  it('problem 5: a purchase whose EffectiveCost its usage has too is said with its dollars', async () => {
    const purchase = { ChargeCategory: 'Purchase', CommitmentDiscountId: 'sp-1', ChargeFrequency: 'One-Time' };
    const { warnings } = await load('problem-5', [
      billRow(month, '1200', purchase),
      billRow(month, '100', { ...covered, EffectiveCost: '100' }),
    ]);
    expect(warnings.find(({ code }) => code === 'PURCHASE_WITH_EFFECTIVE_COST')).toMatchObject({
      rows: 1,
      billed: '1200',
      rule: 'InvalidEffectiveCost',
    });
  });

  it('problem 7: of a period that two exports deliver the latest stands', async () => {
    await load('problem-7', [billRow(month, '10', { x_run: 'one-off' })]);
    const answer = await load('problem-7', [billRow(month, '11', { x_run: 'daily' })]);
    expect(answer.parts).toMatchObject([{ change: 'replaced' }]);
    expect(await billed('problem-7')).toBe('11');
  });

  it('problem 7: a bill whose provider changed its name is said to be live under the other', async () => {
    await load('renamed', [billRow(month, '10'), billRow(month, '2')]);
    const { warnings } = await load('renamed', [
      billRow(month, '10', { ProviderName: 'Acme Inc' }),
      billRow(month, '2', { ProviderName: 'Acme Inc' }),
    ]);
    const found = warnings.find(({ code }) => code === 'SAME_BILL_ELSEWHERE');
    expect(found).toMatchObject({ rows: 2, billed: '12' });
    expect(found?.message).toContain('--source "Acme"');
  });

  it('problem 8: a file that comes twice changes nothing, and a month that comes again is listed as replaced', async () => {
    const files = [await fileOf(billText([billRow(month, '10')]))];
    await capwise.invoke('sources.import', { files }, { company: 'problem-8' });
    expect((await capwise.invoke('sources.import', { files }, { company: 'problem-8' })).outcome).toBe('unchanged');
    await load('problem-8', [billRow(month, '12')]);
    const { loads } = await capwise.invoke('sources.list', {}, { company: 'problem-8' });
    expect(loads.map(({ parts }) => parts.map(({ live }) => live))).toEqual([[false], [true]]);
    expect(await billed('problem-8')).toBe('12');
  });

  it('problem 14: a month of a later version joins one of an earlier, and columns that are gone are named', async () => {
    await load('problem-14', [billRow('2026-01', '1', { x_CostCategories: 'a', x_UsageType: 'b' })]);
    const later = { InvoiceId: 'INV-2', PricingCurrency: 'USD', SkuMeter: 'Compute', x_UsageType: 'b' };
    const answer = await load('problem-14', [billRow('2026-02', '2', later)]);
    expect(answer.version).toBe('1.2');
    const gone = answer.warnings.find(({ code }) => code === 'COLUMN_GONE');
    expect(gone).toMatchObject({ rows: 1, billed: '2' });
    expect(gone?.message).toContain('x_CostCategories');
    expect(gone?.message).not.toContain('x_UsageType');
    const { rows } = await capwise.invoke(
      'cloud.cost',
      { by: ['x_CostCategories', 'SkuMeter'], months: false },
      { company: 'problem-14' },
    );
    expect(rows.map(({ keys, figure }) => [...keys, figure.value])).toEqual([
      [null, 'Compute', '2'],
      ['a', null, '1'],
    ]);
  });

  it('problem 16: dollars that an invoice in euros bills do not tie to it, and are never added to euros', async () => {
    const company = 'problem-16';
    await load(company, [billRow(month, '10', { InvoiceId: 'INV-1' })]);
    const detail = {
      InvoiceId: 'INV-1',
      InvoiceDetailId: 'D-1',
      InvoiceIssuerName: 'Acme Cloud',
      BilledCost: '9.20',
      BillingCurrency: 'EUR',
      BillingPeriodStart: '2026-01-01',
      InvoiceIssueStatus: 'Issued',
      PaymentDueDate: '2026-02-28',
    };
    const text = `${Object.keys(detail).join(',')}\n${Object.values(detail).join(',')}\n`;
    await capwise.invoke('sources.import', { files: [await fileOf(text)] }, { company });
    const { invoices } = await capwise.invoke('sources.quality', {}, { company });
    expect(invoices).toMatchObject([{ currency: 'EUR', billed: null, unexplained: '9.20', tied: false }]);
    await expect(load(company, [billRow('2026-02', '1', { BillingCurrency: 'EUR' })])).rejects.toMatchObject({
      code: 'NEEDS_RATE',
    });
    await expect(capwise.invoke('books.close', { through: month }, { company })).rejects.toMatchObject({
      code: 'SOURCE_UNBALANCED',
    });
    expect(await billed(company)).toBe('10');
  });

  it('problem 23: a commitment whose id is written in two cases is one commitment', async () => {
    const id = '/providers/Microsoft.Capacity/reservations/AB12';
    const year = { ChargePeriodEnd: '2027-01-01T00:00:00Z' };
    await load('problem-23', [
      billRow(month, '0', { ...year, BilledCost: '1200', ChargeCategory: 'Purchase', CommitmentDiscountId: id }),
      billRow(month, '0', { EffectiveCost: '100', CommitmentDiscountId: id.toLowerCase() }),
    ]);
    const { prepaids, asks } = await capwise.invoke('sources.quality', {}, { company: 'problem-23' });
    expect(prepaids.map(({ commitment, months }) => [commitment, months.at(-1)?.closing.value])).toEqual([
      [id, '1100.00'],
    ]);
    expect(asks).toEqual([]);
  });

  it('dust that floating point left prints as 0.00', async () => {
    const { ties } = await load('dust', [billRow(month, '-6.8e-08'), billRow(month, '0')]);
    expect(ties).toMatchObject([{ payable: { value: '0.00' }, expense: { value: '0.00' }, tied: true }]);
  });

  it('rows that are set aside are in no figure, and the quality page lists their cells', async () => {
    const company = 'aside';
    const files = [await fileOf(billText([billRow(month, '10'), billRow(month, '1,000')]), 'odd.csv')];
    await expect(capwise.invoke('sources.import', { files }, { company })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: { file: 'odd.csv', row: 2, column: 'BilledCost', value: '1,000' },
    });
    const answer = await capwise.invoke('sources.import', { files, quarantine: true }, { company });
    expect(answer).toMatchObject({ rows: 1, ties: [{ tied: true, billed: { value: '10' } }] });
    const { warnings } = await capwise.invoke('sources.quality', {}, { company });
    expect(warnings.find(({ code }) => code === 'QUARANTINED')).toMatchObject({
      rows: 1,
      cells: [{ file: 'odd.csv', row: 2, column: 'BilledCost', value: '1,000' }, { column: 'EffectiveCost' }, {}, {}],
    });
    expect(await billed(company)).toBe('10');
  });
});
