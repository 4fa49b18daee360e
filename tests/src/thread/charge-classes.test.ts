import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

const year = { ChargePeriodStart: '2026-01-01T00:00:00Z', ChargePeriodEnd: '2027-01-01T00:00:00Z' };
const applied = (...ids: readonly string[]): string =>
  JSON.stringify({ Elements: ids.map((id) => ({ ContractId: 'C-1', ContractCommitmentId: id })) });

function purchase(cost: string, more: BillRow = {}): BillRow {
  return billRow('2026-01', '0', {
    ...year,
    BilledCost: cost,
    ChargeCategory: 'Purchase',
    InvoiceId: 'INV-1',
    ...more,
  });
}

function usage(month: string, cost: string, more: BillRow = {}): BillRow {
  return billRow(month, '0', { EffectiveCost: cost, InvoiceId: `INV-${Number(month.slice(5))}`, ...more });
}

let capwise: TestInstallation;
let count = 0;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

async function load(rows: readonly BillRow[]): Promise<string> {
  const company = `classes-${++count}`;
  const answer = await capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] }, { company });
  expect(answer.ties.filter(({ tied }) => !tied)).toEqual([]);
  return company;
}

async function closing(company: string, month: string): Promise<string | null | undefined> {
  const { accounts } = await capwise.invoke('books.rollForward', { account: '1200', period: month }, { company });
  return accounts[0]?.months[0]?.closing.value;
}

async function linesOf(company: string): Promise<readonly string[]> {
  const { entries } = await capwise.invoke('books.entries', { limit: 200 }, { company });
  return [...new Set(entries.map(({ what }) => what))];
}

describe('a purchase and its refund in one invoice, service and term', () => {
  const plan = { CommitmentDiscountId: 'plan-a' };

  it('are two lines, whether or not the refund says that it is a correction', async () => {
    for (const ChargeClass of ['', 'Correction']) {
      const company = await load([purchase('1200', plan), purchase('-1200', { ...plan, ChargeClass })]);
      expect(await closing(company, '2026-01')).toBe('0.00');
      const { prepaids } = await capwise.invoke('sources.quality', {}, { company });
      expect(prepaids.flatMap(({ months }) => months.map(({ bought, used }) => [bought.value, used.value]))).toEqual([
        ['1200.00', '-1200.00'],
      ]);
    }
  });

  it('keep what a part refund leaves', async () => {
    const company = await load([
      purchase('1200', plan),
      purchase('-600', plan),
      usage('2026-01', '50', plan),
      usage('2026-02', '50', plan),
    ]);
    expect(await closing(company, '2026-01')).toBe('550.00');
    expect(await closing(company, '2026-02')).toBe('500.00');
  });

  it('open each to its own row', async () => {
    const company = await load([purchase('1200', plan), purchase('-600', plan), usage('2026-02', '50', plan)]);
    const { prepaids } = await capwise.invoke('sources.quality', {}, { company });
    for (const month of prepaids[0]?.months ?? []) {
      if (Number(month.used.value) !== 0) await walkDown(capwise.invoke, month.used.trace, company);
    }
  });
});

describe('a correction', () => {
  it('of a credit for more than its billing period is a refund, not an incentive', async () => {
    const credit = { ChargeCategory: 'Credit', EffectiveCost: '-120', BilledCost: '-120' };
    const granted = await load([purchase('1200', { EffectiveCost: '1200' }), purchase('0', credit)]);
    const corrected = await load([
      purchase('1200', { EffectiveCost: '1200' }),
      purchase('0', { ...credit, ChargeClass: 'Correction' }),
    ]);
    const deferred = async (company: string): Promise<string | null | undefined> =>
      (await capwise.invoke('books.rollForward', { account: '2210', period: '2026-01' }, { company })).accounts[0]
        ?.months[0]?.closing.value;
    expect(Number((await deferred(granted)) ?? 0)).not.toBe(0);
    expect(Number((await deferred(corrected)) ?? 0)).toBe(0);
  });
});

describe('a commitment that a contract names', () => {
  it('has its own prepaid, which its use draws on', async () => {
    const contract = { ContractApplied: applied('CC-1') };
    const company = await load([
      purchase('1200', contract),
      usage('2026-01', '100', contract),
      usage('2026-02', '100', contract),
    ]);
    const { prepaids, asks } = await capwise.invoke('sources.quality', {}, { company });
    expect(prepaids.map(({ commitment }) => commitment)).toEqual(['CC-1']);
    expect(asks).toEqual([]);
    expect(await closing(company, '2026-02')).toBe('1000.00');
    const [first] = prepaids[0]?.months ?? [];
    if (first) await walkDown(capwise.invoke, first.bought.trace, company);
    expect(await linesOf(company)).toContain('Compute · Purchase');
  });

  it('comes after the commitment discount that a row names', async () => {
    const company = await load([
      purchase('1200', { CommitmentDiscountId: 'plan-a', ContractApplied: applied('CC-1') }),
    ]);
    const { prepaids } = await capwise.invoke('sources.quality', {}, { company });
    expect(prepaids.map(({ commitment }) => commitment)).toEqual(['plan-a']);
  });

  it('is unidentified where a charge is applied to several', async () => {
    const company = await load([purchase('1200', { ContractApplied: applied('CC-1', 'CC-2') })]);
    const { prepaids } = await capwise.invoke('sources.quality', {}, { company });
    expect(prepaids.map(({ commitment }) => commitment)).toEqual(['unidentified']);
  });

  it('opens its residual to all of its rows at the end of its term', async () => {
    const term = { ChargePeriodEnd: '2026-03-01T00:00:00Z', ContractApplied: applied('CC-1') };
    const company = await load([
      purchase('1200', term),
      usage('2026-01', '100', { ContractApplied: applied('CC-1') }),
      billRow('2026-03', '5', { InvoiceId: 'INV-3', ServiceName: 'Storage' }),
    ]);
    const { entries } = await capwise.invoke('books.entries', { limit: 200 }, { company });
    const residual = entries.find(({ what }) => what.startsWith('Residual of CC-1'));
    expect(residual?.postings.map(({ figure }) => figure.value)).toContain('1100.00');
    await walkDown(capwise.invoke, residual?.postings[0]?.figure.trace ?? { kind: 'item', id: '' }, company);
  });
});
