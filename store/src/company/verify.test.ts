import type { CompanyStore } from '@capwise/app/ports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rawPool, temporaryStore, type RawPool, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
let temporary: TemporaryStore;
let company: CompanyStore;
let raw: RawPool;

let made = 0;

beforeAll(async () => {
  temporary = await temporaryStore();
  raw = rawPool(temporary.databaseUrl);
});

beforeEach(async () => {
  made += 1;
  await temporary.store.create(`verify-${made}`, { demo: false });
  company = await temporary.store.company(`verify-${made}`);
  for (const subject of ['a', 'b', 'c']) {
    const batch = sampleBatch({ subject, expenses: [{ minor: 100n }, { minor: 20n }] });
    await company.write(command, (books) => books.record(batch), true);
  }
});

afterAll(async () => {
  await raw.end();
  await temporary.drop();
});

/** What a superuser can do who turns the triggers off. */
function tamper(statement: string): Promise<unknown> {
  return raw.query(
    `begin; set local session_replication_role = replica; set local search_path = company_verify_${made}; ${statement}; commit`,
  );
}

describe('verification', () => {
  it('counts what it checked, and finds sound books intact', async () => {
    expect(await company.verify()).toEqual({ batches: 3, entries: 6, postings: 12, broken: null });
  });

  it('of empty books is intact', async () => {
    await temporary.store.create('empty', { demo: false });
    const empty = await temporary.store.company('empty');
    expect(await empty.verify()).toEqual({ batches: 0, entries: 0, postings: 0, broken: null });
  });

  it.each([
    [
      'an amount',
      "update posting set amount_minor = amount_minor + 1 where batch_id = 2 and account = '6920'",
      'b',
      /not those that were recorded; the entry of line 0/,
    ],
    [
      'both sides of an entry',
      'update posting set amount_minor = amount_minor * 2 where batch_id = 2',
      'b',
      /not those that were recorded/,
    ],
    [
      'an account',
      "update posting set account = '5020' where batch_id = 3 and account = '6920'",
      'c',
      /not those that were recorded/,
    ],
    [
      'a source line',
      "update source_line set what = 'else' where batch_id = 1 and line = 1",
      'a',
      /not those that were recorded/,
    ],
    [
      'a removed posting pair',
      'delete from posting where batch_id = 2 and line = 1',
      'b',
      /not those that were recorded/,
    ],
    ['a moment', "update batch set recorded_at = recorded_at - interval '1 day' where id = 2", 'b', /its moment/],
    ['a key', "update batch set subject = 'z' where id = 2", 'z', /its key/],
    ['a removed batch', 'delete from batch where id = 2', 'c', /does not link to the batch before it/],
    [
      'a sum',
      "update posting_sum set minor = minor + 1 where batch_id = 3 and account = '6920'",
      'c',
      /sum of 2026-10 on account 6920/,
    ],
    ['a removed sum', 'delete from posting_sum where batch_id = 1', 'a', /sum of 2026-10/],
  ])('names the first batch that broke when someone changed %s', async (_, statement, subject, reason) => {
    await tamper(statement);
    const { broken } = await company.verify();
    expect(broken).toMatchObject({ producer: 'bills', subject, period: '2026-10', revision: 1 });
    expect(broken?.reason).toMatch(reason);
  });
});

describe('verification of many batches, some stretches of them side by side,', () => {
  const many = Array.from({ length: 110 }, (_, index) => String(index).padStart(3, '0'));
  beforeEach(async () => {
    await company.write(
      command,
      async (books) => {
        for (const subject of many) await books.record(sampleBatch({ subject, expenses: [{ minor: 5n }] }));
      },
      true,
    );
  });

  it('counts them all, once', async () => {
    expect(await company.verify()).toEqual({ batches: 113, entries: 116, postings: 232, broken: null });
  });

  it.each([50, 51, 100, 101, 113])(
    'names the one after a removed one, also at the edge of a stretch: %i',
    async (id) => {
      const [next] = await raw.query<{ readonly subject: string }>(
        `select subject from company_verify_${made}.batch where id = ${id}`,
      );
      await tamper(`delete from batch where id = ${id - 1}`);
      const { broken } = await company.verify();
      expect(broken).toMatchObject({ id: String(id), subject: next?.subject });
      expect(broken?.reason).toMatch(/does not link to the batch before it/);
    },
  );

  it('names the first of those that broke', async () => {
    await tamper('update posting set amount_minor = amount_minor * 2 where batch_id in (70, 105)');
    expect((await company.verify()).broken).toMatchObject({
      id: '70',
      reason: expect.stringMatching(/not those that/),
    });
  });
});
