import type { CompanyStore } from '@capwise/app/ports';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../index.ts';
import { rawPool, temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const command = { operation: 'sources.import', inputHash: 'hash', actor: 'test' };
let temporary: TemporaryStore;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  await temporary.store.create('writes', { demo: false });
  company = await temporary.store.company('writes');
});

afterAll(() => temporary.drop());

describe('a write', () => {
  it('remembers its answer under its key, and does not run again', async () => {
    let runs = 0;
    const work = async () => ({ runs: (runs += 1), amount: '12.50' });
    const keyed = { ...command, key: 'once' };
    expect(await company.remembered('once')).toBeNull();
    const answers = [await company.write(keyed, work, true), await company.write(keyed, work, true)];
    expect(answers).toEqual([
      { runs: 1, amount: '12.50' },
      { runs: 1, amount: '12.50' },
    ]);
    expect(await company.remembered('once')).toEqual({ inputHash: 'hash', answer: { runs: 1, amount: '12.50' } });
  });

  it('refuses a key that was used for another input', async () => {
    await company.write({ ...command, key: 'taken' }, async () => 1, true);
    const other = company.write({ ...command, inputHash: 'other', key: 'taken' }, async () => 2, true);
    await expect(other).rejects.toMatchObject({ code: 'KEY_REUSED', data: { value: 'taken' } });
  });

  it('that was committed by another process meanwhile is answered with what that one answered', async () => {
    const second = await openStore({ home: '', databaseUrl: temporary.databaseUrl });
    const there = await second.company('writes');
    const work = (answer: string) => async () => {
      await sleep(30);
      return answer;
    };
    const keyed = { ...command, key: 'raced' };
    const answers = await Promise.all([
      company.write(keyed, work('here'), true),
      there.write(keyed, work('there'), true),
    ]);
    await second.close();
    expect(new Set(answers).size).toBe(1);
  });

  it('leaves nothing in a dry run, though it sees its own writes', async () => {
    const before = await company.moment();
    const seen = await company.write(
      { ...command, key: 'dry' },
      async (books) => {
        await books.putSetting('dry', true);
        await books.record(sampleBatch({ subject: 'dry', expenses: [{ minor: 100n }] }));
        const sums = await books.sums({ scenario: 'actual', accounts: ['6920'] });
        return [await books.setting('dry'), sums.length];
      },
      false,
    );
    expect(seen).toEqual([true, 1]);
    expect(await company.setting('dry')).toBeNull();
    expect(await company.sums({ scenario: 'actual' })).toEqual([]);
    expect(await company.remembered('dry')).toBeNull();
    expect(await company.moment()).toBe(before);
  });

  it('leaves nothing when its work fails', async () => {
    const failing = company.write(
      { ...command, key: 'failing' },
      async (books) => {
        await books.putSetting('failing', 1);
        throw new Error('the work failed');
      },
      true,
    );
    await expect(failing).rejects.toThrow('the work failed');
    expect(await company.setting('failing')).toBeNull();
    expect(await company.remembered('failing')).toBeNull();
  });

  it('leaves nothing when its answer is no JSON', async () => {
    const work = company.write(
      command,
      async (books) => {
        await books.putSetting('bigint', 1);
        return { minor: 1n };
      },
      true,
    );
    await expect(work).rejects.toThrow(/answer of sources\.import is no JSON/);
    expect(await company.setting('bigint')).toBeNull();
  });

  it('waits for the one before it, also in another process, so that none is lost', async () => {
    const second = await openStore({ home: '', databaseUrl: temporary.databaseUrl });
    const stores = [company, await second.company('writes')];
    const count = (store: CompanyStore) =>
      store.write(
        command,
        async (books) => {
          const before = Number((await books.setting('count')) ?? 0);
          await sleep(5);
          await books.putSetting('count', before + 1);
        },
        true,
      );
    await Promise.all(Array.from({ length: 20 }, (_, index) => count(stores[index % 2] ?? company)));
    await second.close();
    expect(await company.setting('count')).toBe(20);
  });

  it('is told to those who watch, after its commit and not after a dry run', async () => {
    const second = await openStore({ home: '', databaseUrl: temporary.databaseUrl });
    const heard: string[] = [];
    const stop = await second.watch((name) => heard.push(name));
    await company.write(command, async () => null, false);
    await company.write(command, async () => null, true);
    await expect.poll(() => heard).toEqual(['writes']);
    await stop();
    await company.write(command, async () => null, true);
    await second.close();
    expect(heard).toEqual(['writes']);
  });

  it('is watched again after the connection was lost', async () => {
    const heard: string[] = [];
    const stop = await temporary.store.watch((name) => heard.push(name));
    const raw = rawPool(temporary.databaseUrl);
    await raw.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen%'`);
    await raw.end();
    await expect.poll(() => heard).toEqual(['writes']);
    await company.write(command, async () => null, true);
    await expect.poll(() => heard).toEqual(['writes', 'writes']);
    await stop();
  });
});
