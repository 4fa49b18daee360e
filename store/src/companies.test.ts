import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawPool, temporaryStore, type TemporaryStore } from './testing/index.ts';
import { sampleBatch } from './testing/sample-batch.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
let temporary: TemporaryStore;

beforeAll(async () => {
  temporary = await temporaryStore();
});

afterAll(() => temporary.drop());

describe('companies', () => {
  it('are created once, listed and chosen', async () => {
    const { store } = temporary;
    expect([await store.companies(), await store.current()]).toEqual([[], null]);
    await Promise.all([store.create('demo', { demo: true }), store.create('demo', { demo: true })]);
    await store.create('main', { demo: false });
    expect(await store.companies()).toEqual([
      { name: 'demo', demo: true },
      { name: 'main', demo: false },
    ]);
    await store.use('demo');
    expect(await store.current()).toBe('demo');
    await expect(store.use('nobody')).rejects.toMatchObject({ code: 'UNKNOWN_COMPANY' });
    await expect(store.company('nobody')).rejects.toThrow(/no company is called "nobody": there are demo, main/);
  });

  it('may have a hyphen in their name, and keep to themselves', async () => {
    const { store } = temporary;
    for (const name of ['big-co', 'big--co', 'bigco']) {
      await store.create(name, { demo: false });
      const company = await store.company(name);
      await company.write(command, (books) => books.putSetting('name', name), true);
    }
    const raw = rawPool(temporary.databaseUrl);
    const rows = await raw.query<{ readonly schema_name: string }>(
      `select schema_name from capwise.company where name like 'big%' order by name collate "C"`,
    );
    await raw.end();
    expect(rows.map(({ schema_name }) => schema_name)).toEqual(['company_big__co', 'company_big_co', 'company_bigco']);
    expect(await (await store.company('big-co')).setting('name')).toBe('big-co');
  });

  it.each(['', 'Big', 'a_b', 'x".y', '1st', '-a', 'a'.repeat(32)])('refuse the name "%s"', async (name) => {
    await expect(temporary.store.create(name, { demo: false })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are gone when they are dropped, and come again empty', async () => {
    const { store } = temporary;
    await store.create('short-lived', { demo: false });
    await store.use('short-lived');
    const before = await store.company('short-lived');
    await before.write(command, (books) => books.record(sampleBatch({ expenses: [{ minor: 1n }] })), true);
    await store.drop('short-lived');
    expect(await store.current()).toBeNull();
    await expect(store.company('short-lived')).rejects.toMatchObject({ code: 'UNKNOWN_COMPANY' });
    await expect(store.drop('short-lived')).rejects.toMatchObject({ code: 'UNKNOWN_COMPANY' });
    await store.create('short-lived', { demo: false });
    expect(await (await store.company('short-lived')).moment()).toBeNull();
  });

  it('share locks by name that one holder has at a time', async () => {
    const { store } = temporary;
    const release = await store.hold('import demo');
    expect(release).not.toBeNull();
    expect(await store.hold('import demo')).toBeNull();
    const other = await store.hold('import main');
    await other?.();
    await release?.();
    const again = await store.hold('import demo');
    expect(again).not.toBeNull();
    await again?.();
  });
});
