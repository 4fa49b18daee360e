import type { CompanyStore } from '@capwise/app/ports';
import type { Batch } from '@capwise/domain/books';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rawPool, temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const command = { operation: 'books.close', inputHash: 'x', actor: 'test' };
const [october, november] = [
  { minor: 100n, month: '2026-10' },
  { minor: 70n, month: '2026-11' },
];
let temporary: TemporaryStore;
let company: CompanyStore;

let made = 0;

beforeAll(async () => {
  temporary = await temporaryStore();
});

beforeEach(async () => {
  made += 1;
  await temporary.store.create(`closing-${made}`, { demo: false });
  company = await temporary.store.company(`closing-${made}`);
  await company.write(command, (books) => books.record(sampleBatch({ expenses: [october, november] })), true);
  const later = sampleBatch({ subject: 'later', period: '2026-11', expenses: [november] });
  await company.write(command, (books) => books.record(later), true);
});

afterAll(() => temporary.drop());

function asBudget(batch: Batch): Batch {
  return { ...batch, postings: batch.postings.map((posting) => ({ ...posting, scenario: 'budget' as const })) };
}

function record(expenses: Parameters<typeof sampleBatch>[0]['expenses'], subject?: string): Promise<unknown> {
  const batch = sampleBatch({ expenses, ...(subject && { subject }) });
  return company.write(command, (books) => books.record(batch), true);
}

describe('a closed month', () => {
  it('is named by the books, and its closing pins the batches with postings in it', async () => {
    expect(await company.closedThrough()).toBeNull();
    expect(await company.write(command, (books) => books.close('2026-10'), true)).toBe(1);
    expect(await company.closedThrough()).toBe('2026-10');
    expect(await company.write(command, (books) => books.close('2026-11'), true)).toBe(2);
  });

  it('is not closed twice', async () => {
    await company.write(command, (books) => books.close('2026-10'), true);
    const again = company.write(command, (books) => books.close('2026-10'), true);
    await expect(again).rejects.toMatchObject({ code: 'PERIOD_CLOSED', data: { closedThrough: '2026-10' } });
  });

  it('refuses a new batch with postings in it, and the transaction can go on', async () => {
    await company.write(command, (books) => books.close('2026-10'), true);
    await expect(record([october], 'new')).rejects.toMatchObject({
      code: 'PERIOD_CLOSED',
      data: { month: '2026-10', subject: 'new', revision: 1 },
    });
    const reference = await company.write(
      command,
      async (books) => {
        await books.record(sampleBatch({ subject: 'new', expenses: [october] })).catch(() => {});
        return books.record(sampleBatch({ subject: 'new', expenses: [november] }));
      },
      true,
    );
    expect(reference).toMatchObject({ revision: 1, changed: true });
    expect((await company.verify()).broken).toBeNull();
  });

  it('refuses a revision that changes or drops its postings, naming month and batch', async () => {
    await company.write(command, (books) => books.close('2026-10'), true);
    const refused = { code: 'PERIOD_CLOSED', data: { month: '2026-10', revision: 2 } };
    await expect(record([{ ...october, minor: 101n }, november])).rejects.toMatchObject(refused);
    await expect(record([november])).rejects.toMatchObject(refused);
    await expect(record([])).rejects.toThrow(/2026-10 is closed.*"bills account 1 2026-10".*from 2026-11 on/);
  });

  it('lets a revision change the open months only', async () => {
    await company.write(command, (books) => books.close('2026-10'), true);
    expect(await record([october, { ...november, minor: 71n }])).toMatchObject({ revision: 2, changed: true });
    expect(await company.sums({ scenario: 'actual', accounts: ['6920'] })).toEqual([
      { month: '2026-10', account: '6920', nonCash: false, minor: 100n },
      { month: '2026-11', account: '6920', nonCash: false, minor: 141n },
    ]);
  });

  it('leaves a budget of it open, which it does not pin, and a batch of both only where it is a budget', async () => {
    const planned = (minor: bigint): Batch =>
      asBudget(sampleBatch({ subject: 'plan', expenses: [{ ...october, minor }] }));
    const write = (batch: Batch) => company.write(command, (books) => books.record(batch), true);
    await write(planned(50n));
    expect(await company.write(command, (books) => books.close('2026-10'), true)).toBe(1);
    expect(await write(planned(60n))).toMatchObject({ revision: 2, changed: true });
    expect(await write({ ...planned(0n), lines: [], postings: [] })).toMatchObject({ revision: 3, changed: true });
    expect(await write(planned(70n))).toMatchObject({ revision: 4, changed: true });
    expect(await company.sums({ scenario: 'budget', accounts: ['6920'] })).toEqual([
      { month: '2026-10', account: '6920', nonCash: false, minor: 70n },
    ]);
    expect(await company.sums({ scenario: 'actual', accounts: ['6920'], to: '2026-10' })).toMatchObject([
      { minor: 100n },
    ]);
    const both = sampleBatch({ expenses: [october, november, october] });
    const happened = both.postings.filter(({ line }) => line < 2);
    const mixed = { ...both, postings: [...happened, ...asBudget(both).postings.filter(({ line }) => line === 2)] };
    expect(await write(mixed)).toMatchObject({ changed: true });
    await expect(write({ ...mixed, postings: asBudget(both).postings })).rejects.toMatchObject({
      code: 'PERIOD_CLOSED',
    });
    expect((await company.verify()).broken).toBeNull();
  });

  it('refuses postings from raw SQL', async () => {
    await company.write(command, (books) => books.close('2026-10'), true);
    const raw = rawPool(temporary.databaseUrl);
    const values = (minor: number) =>
      `(1, 0, 'us-gaap', 'actual', date '2026-10-05', '6920', '{"entity":"main"}', ${minor}, 'USD', ${minor}, 'USD', 'billed', false)`;
    const insert =
      raw.query(`insert into company_closing_${made}.posting (batch_id, line, basis, scenario, date, account, dimensions,
      amount_minor, currency, transaction_minor, transaction_currency, measure, non_cash) values ${values(1)}, ${values(-1)}`);
    await expect(insert).rejects.toMatchObject({ code: 'CW002' });
    await raw.end();
  });
});
