import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

const year = { ChargePeriodEnd: '2027-01-01T00:00:00Z' };
const plan = { CommitmentDiscountId: 'plan-a' };

function bought(month: string, cost: string, more: BillRow = {}): BillRow {
  return billRow(month, '0', {
    ...plan,
    BilledCost: cost,
    ChargeCategory: 'Purchase',
    ChargeFrequency: 'One-Time',
    ...more,
  });
}

function used(month: string, cost: string, more: BillRow = {}): BillRow {
  return billRow(month, '0', { ...plan, EffectiveCost: cost, CommitmentDiscountStatus: 'Used', ...more });
}

const refunded = (month: string, cost: string, more: BillRow = {}): BillRow =>
  bought(month, `-${cost}`, { ChargeClass: 'Correction', ...more });

let capwise: TestInstallation;
let count = 0;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

/** Loads rows into a company of their own. */
async function load(rows: readonly BillRow[]): Promise<string> {
  const company = `credits-${++count}`;
  await add(company, rows);
  return company;
}

async function add(company: string, rows: readonly BillRow[]): Promise<Answer<'sources.import'>> {
  const answer = await capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] }, { company });
  expect(answer.ties.filter(({ tied }) => !tied)).toEqual([]);
  return answer;
}

async function closings(
  company: string,
  account: string,
  period = '2026-01..2026-12',
): Promise<Readonly<Record<string, string | null>>> {
  const { accounts } = await capwise.invoke('books.rollForward', { account, period }, { company });
  const months = accounts.flatMap((one) => one.months);
  return Object.fromEntries(months.map(({ month, closing }) => [month, closing.value]));
}

/** What an account of the statement takes, entry by entry. */
async function entriesOn(
  company: string,
  account: string,
): Promise<readonly (readonly [string, string, string | null])[]> {
  const { entries } = await capwise.invoke('books.entries', { account }, { company });
  return entries.flatMap(({ date, what, postings }) =>
    postings.filter((one) => one.account === account).map(({ figure }) => [date, what, figure.value] as const),
  );
}

describe('a refund of a commitment', () => {
  it('credits its prepaid, and what remains is a loss where nothing uses it any more', async () => {
    const company = await load([
      bought('2026-01', '1200', year),
      used('2026-01', '100'),
      used('2026-02', '100'),
      refunded('2026-03', '700'),
      billRow('2026-04', '5'),
    ]);
    expect(await closings(company, '1200', '2026-01..2026-04')).toEqual({
      '2026-01': '1100.00',
      '2026-02': '1000.00',
      '2026-03': '0.00',
      '2026-04': '0.00',
    });
    const losses = await entriesOn(company, '7020');
    expect(losses).toEqual([['2026-03-31', 'What remains of plan-a after its refund', '300.00']]);
    const { entries } = await capwise.invoke('books.entries', { account: '7020' }, { company });
    for (const { figure } of entries.flatMap(({ postings }) => postings)) {
      expect((await walkDown(capwise.invoke, figure.trace, company)).rows).toBeGreaterThan(0);
    }
    const bridge = await capwise.invoke('books.bridge', { period: '2026-03' }, { company });
    expect(bridge.residual.value).toBe('0.00');
    const bar = (name: string): string | null | undefined =>
      bridge.bars.find(({ bar: of }) => of === name)?.figure.value;
    expect([bar('ebitda'), bar('non-cash')]).toEqual(['-300.00', '300.00']);
  });

  it('loses nothing while later bills use what remains, and takes a loss back when one does', async () => {
    const company = await load([bought('2026-01', '1200', year), used('2026-01', '100'), refunded('2026-02', '500')]);
    await add(company, [billRow('2026-03', '7')]);
    expect(await entriesOn(company, '7020')).toEqual([
      ['2026-02-28', 'What remains of plan-a after its refund', '600.00'],
    ]);
    await add(company, [used('2026-03', '50')]);
    expect(await entriesOn(company, '7020')).toEqual([]);
    expect(await closings(company, '1200', '2026-02..2026-03')).toEqual({ '2026-02': '600.00', '2026-03': '550.00' });
  });

  it('of a part lowers the prepaid, and no month that is closed before the next bill changes', async () => {
    const company = await load([bought('2026-01', '1200', year), used('2026-01', '100')]);
    await add(company, [refunded('2026-02', '300', { ChargeClass: 'Correction' }), used('2026-02', '70')]);
    expect(await entriesOn(company, '7020')).toEqual([]);
    await capwise.invoke('books.close', { through: '2026-02' }, { company });
    await add(company, [used('2026-03', '70')]);
    expect(await entriesOn(company, '7020')).toEqual([]);
    expect(await closings(company, '1200', '2026-02..2026-03')).toEqual({ '2026-02': '730.00', '2026-03': '660.00' });
  });

  it('above the balance is a gain, and the balance ends at zero', async () => {
    const company = await load([bought('2026-01', '1200', year), used('2026-01', '100'), refunded('2026-02', '1150')]);
    expect(await closings(company, '1200', '2026-01..2026-02')).toEqual({ '2026-01': '1100.00', '2026-02': '0.00' });
    expect(await entriesOn(company, '7020')).toEqual([['2026-02-28', 'Refund of plan-a above its balance', '-50.00']]);
  });

  it('and the purchase of another in its invoice are an exchange: one invoice, tied', async () => {
    const company = await load([bought('2026-01', '1200', year), used('2026-01', '100')]);
    const { ties } = await add(company, [
      refunded('2026-02', '1000'),
      bought('2026-02', '1500', { CommitmentDiscountId: 'plan-b', ...year }),
      used('2026-02', '120', { CommitmentDiscountId: 'plan-b' }),
    ]);
    await add(company, [used('2026-03', '125', { CommitmentDiscountId: 'plan-b' })]);
    expect(ties).toMatchObject([
      {
        tied: true,
        payable: { value: '500.00' },
        expense: { value: '120.00' },
        prepaid: { value: '380.00' },
        difference: { value: '0.00' },
      },
    ]);
    const { prepaids } = await capwise.invoke('sources.quality', {}, { company });
    expect(prepaids.map(({ commitment, months }) => [commitment, months.at(-1)?.closing.value])).toEqual([
      ['plan-a', '0.00'],
      ['plan-b', '1255.00'],
    ]);
    expect(await entriesOn(company, '7020')).toEqual([
      ['2026-02-28', 'What remains of plan-a after its refund', '100.00'],
    ]);
  });

  it('whose month was closed before nothing used it any more is lost in the first open month', async () => {
    const company = await load([bought('2026-01', '1200', year), used('2026-01', '100')]);
    await add(company, [refunded('2026-02', '1100', { BilledCost: '-800' }), used('2026-03', '30')]);
    await capwise.invoke('books.close', { through: '2026-02' }, { company });
    await add(company, [billRow('2026-03', '7')]);
    const entries = await entriesOn(company, '7020');
    expect(entries).toEqual([['2026-03-31', 'Change of 2026-02 after its close', '300.00']]);
    expect((await closings(company, '1200', '2026-02..2026-03'))['2026-03']).toBe('0.00');
    expect(await capwise.invoke('books.verify', {}, { company })).toMatchObject({ intact: true });
  });
});

describe('credits and incentives', () => {
  it('an ordinary credit lowers expense in its month', async () => {
    const company = await load([billRow('2026-01', '50'), billRow('2026-01', '-20', { ChargeCategory: 'Credit' })]);
    const { ties } = await capwise.invoke('sources.quality', {}, { company });
    expect(ties).toMatchObject([{ expense: { value: '30.00' }, incentive: { value: '0.00' } }]);
  });

  it('an incentive for a year lowers each of its months, and waits as a liability', async () => {
    const credit = billRow('2026-01', '-1200', { ChargeCategory: 'Credit', ...year });
    const company = await load([billRow('2026-01', '500'), credit]);
    const { ties } = await capwise.invoke('sources.quality', {}, { company });
    expect(ties).toMatchObject([{ tied: true, payable: { value: '-700.00' }, incentive: { value: '0.00' } }]);
    const liability = await closings(company, '2210');
    expect([liability['2026-01'], liability['2026-06'], liability['2026-12']]).toEqual(['1100.00', '600.00', '0.00']);
    expect(await entriesOn(company, '6920')).toContainEqual(['2026-06-30', 'Compute · Credit', '-100.00']);
    const bridge = await capwise.invoke('books.bridge', { period: '2026-01..2026-12' }, { company });
    expect(bridge.residual.value).toBe('0.00');
  });
});

describe('tax', () => {
  it('follows what its invoice and service bill: the share of a purchase for a year is prepaid with it', async () => {
    const purchase = bought('2026-01', '900', { ...year, CommitmentDiscountId: '' });
    const company = await load([
      purchase,
      billRow('2026-01', '300'),
      billRow('2026-01', '120', { ChargeCategory: 'Tax' }),
    ]);
    const { ties } = await capwise.invoke('sources.quality', {}, { company });
    expect(ties).toMatchObject([{ tied: true, payable: { value: '1320.00' }, expense: { value: '420.00' } }]);
    const prepaid = await closings(company, '1210');
    expect([prepaid['2026-01'], prepaid['2026-07'], prepaid['2026-12']]).toEqual(['82.50', '37.50', '0.00']);
  });

  it('that is no expense yet goes into the prepaid of its commitment', async () => {
    const tax = bought('2026-01', '120', { ChargeCategory: 'Tax', CommitmentDiscountId: '' });
    const company = await load([bought('2026-01', '1200', year), tax, used('2026-01', '110')]);
    expect(await closings(company, '1200', '2026-01')).toEqual({ '2026-01': '1210.00' });
  });
});

describe('what bills leave open', () => {
  it('a third party is owed by name until its own invoice comes', async () => {
    const third = billRow('2026-01', '0', { EffectiveCost: '40', InvoiceIssuerName: 'Vendor Ltd' });
    const company = await load([billRow('2026-01', '10'), third]);
    const { accrued } = await capwise.invoke('sources.quality', {}, { company });
    expect(accrued.map(({ vendor, closing }) => [vendor, closing.value])).toEqual([['Vendor Ltd', '40.00']]);
    const split = await capwise.invoke('books.rollForward', { account: '2100', by: 'vendor' }, { company });
    expect(split.accounts[0]?.parts).toMatchObject([{ value: 'Vendor Ltd', closing: { value: '40.00' } }]);
  });

  it('a prepaid below zero is a liability, and asks for the opening balance', async () => {
    const company = await load([used('2026-01', '30')]);
    const { prepaids, asks } = await capwise.invoke('sources.quality', {}, { company });
    expect(prepaids[0]?.months).toMatchObject([{ closing: { value: '-30.00' }, presentedAs: 'accrued liability' }]);
    expect(asks).toMatchObject([{ code: 'OPENING_BALANCE', amount: { value: '-30.00' } }]);
  });

  it('a prepaid without a stated term is asked about after twelve months of bills that do not use it', async () => {
    const later = (count: number): readonly BillRow[] =>
      Array.from({ length: count }, (_, index) =>
        billRow(Temporal.PlainYearMonth.from('2026-03').add({ months: index }).toString(), '1'),
      );
    const company = await load([bought('2026-01', '500'), used('2026-02', '20'), ...later(11)]);
    const asksOf = async (): Promise<Answer<'sources.quality'>['asks']> =>
      (await capwise.invoke('sources.quality', {}, { company })).asks;
    expect(await asksOf()).toEqual([]);
    await add(company, later(12).slice(-1));
    expect(await asksOf()).toMatchObject([{ code: 'RESIDUAL', amount: { value: '480.00' } }]);
    expect(await entriesOn(company, '7020')).toEqual([]);
  });

  it('a prepaid for a stated term is written off only when the bills reach its end', async () => {
    const term = { ChargePeriodEnd: '2026-04-01T00:00:00Z' };
    const company = await load([bought('2026-01', '300', term), used('2026-01', '90'), billRow('2026-02', '1')]);
    expect(await entriesOn(company, '7020')).toEqual([]);
    await add(company, [used('2026-03', '100')]);
    expect(await entriesOn(company, '7020')).toEqual([
      ['2026-03-31', 'Residual of plan-a at the end of its term', '110.00'],
    ]);
    expect((await closings(company, '1200', '2026-03'))['2026-03']).toBe('0.00');
  });
});
