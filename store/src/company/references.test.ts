import type { CompanyStore } from '@capwise/app/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawPool, temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const command = { operation: 'books.record', inputHash: 'x', actor: 'test' };
const cash = { scenario: 'actual', accounts: ['1000'] };
const record = {
  hash: 'ab'.repeat(32),
  label: 'Cash',
  trace: { kind: 'postings' as const, filter: cash, sign: 1 as const },
  value: '12.00',
  unit: 'USD',
  moment: null,
  author: 'test',
};
let temporary: TemporaryStore;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  await temporary.store.create('main', { demo: false });
  company = await temporary.store.company('main');
});

afterAll(() => temporary.drop());

describe('a reference', () => {
  it('is kept once for one content, whichever codes it could have', async () => {
    const kept = await company.keepReference({ ...record, codes: ['A', 'B'] });
    const again = await company.keepReference({ ...record, codes: ['C'] });
    expect([kept.code, again]).toEqual(['A', kept]);
    expect(await company.reference('A')).toMatchObject({ ...record, code: 'A' });
  });

  it('takes the next of its codes where the first is that of another content', async () => {
    const other = await company.keepReference({ ...record, hash: 'cd'.repeat(32), codes: ['A', 'B'] });
    expect([other.code, (await company.reference('A'))?.hash]).toEqual(['B', record.hash]);
    expect(await company.reference('C')).toBeNull();
  });

  it('is never changed nor removed, from whomever', async () => {
    const pool = rawPool(temporary.databaseUrl);
    try {
      for (const text of [`update "company_main".reference set value = '1'`, 'delete from "company_main".reference']) {
        await expect(pool.query(text)).rejects.toMatchObject({ code: 'CW003' });
      }
    } finally {
      await pool.end();
    }
  });

  it('is no change that a figure can depend on', async () => {
    await company.write(command, (books) => books.record(sampleBatch({ expenses: [{ minor: 5n }] })), true);
    const moment = await company.lastChange();
    await company.keepReference({ ...record, hash: 'ef'.repeat(32), codes: ['D'] });
    expect([await company.lastChange(), await company.moment()]).toEqual([moment, moment]);
  });
});

describe('what was known', () => {
  it('is told by revision: what each recorded, and what was there before it', async () => {
    const before = await company.lastChange();
    const expenses = (minor: bigint) => [{ minor, month: '2026-10' }];
    for (const minor of [100n, 70n]) {
      await company.write(
        command,
        (books) => books.record(sampleBatch({ subject: 'told', expenses: expenses(minor) })),
        true,
      );
    }
    const through = (await company.lastChange()) ?? '';
    const filter = { scenario: 'actual', rows: ['unassigned' as const] };
    const sums = await company.revisionSums(filter, before, through);
    expect(sums.map(({ batch, operation, minor }) => [batch.subject, batch.revision, operation, minor])).toEqual([
      ['told', 1, 'books.record', 100n],
      ['told', 2, 'books.record', 70n],
    ]);
    const last = await company.revisionSums(filter, sums[0]?.batch.recordedAt ?? '', through);
    expect(last.map(({ batch }) => batch.revision)).toEqual([1, 2]);
    expect((await company.changes(before, through)).map(({ isNew }) => isNew)).toEqual([true, false]);
  });

  it('are the choices of then too', async () => {
    const before = (await company.lastChange()) ?? '';
    await company.write(command, (books) => books.putSetting('netDays', 60), true);
    const between = (await company.lastChange()) ?? '';
    await company.write(command, (books) => books.putSetting('netDays', 90), true);
    const asked = [before, between, undefined].map((asOf) => company.setting('netDays', asOf));
    expect(await Promise.all(asked)).toEqual([null, 60, 90]);
    const keys = ['netDays', 'never put'];
    const together = [before, between, undefined].map((asOf) => company.settings(keys, asOf));
    expect((await Promise.all(together)).map((settings) => [...settings])).toEqual([
      [],
      [['netDays', 60]],
      [['netDays', 90]],
    ]);
  });
});
