import type { CompanyStore, StagedPart } from '@capwise/app/ports';
import { parseFine } from '@capwise/domain/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryStore, type TemporaryStore } from '../testing/index.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
let temporary: TemporaryStore;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  await temporary.store.create('loads', { demo: false });
  company = await temporary.store.company('loads');
});

afterAll(() => temporary.drop());

function part(billingPeriod: string, file: string): StagedPart {
  return {
    source: 'aws',
    billingAccount: '123',
    billingPeriod,
    currency: 'USD',
    file,
    rows: 7,
    billed: parseFine('20.520000000000000001'),
    effective: parseFine('-0.5'),
  };
}

function publish(id: string, ...parts: readonly StagedPart[]) {
  const load = {
    id,
    version: '1.2',
    files: [{ name: 'october.csv', sha256: 'aa', rows: 7, bytes: 99 }],
    warnings: [{ code: 'TIE', message: 'a difference', rows: 1, billed: parseFine('0.01') }],
    columns: ['BilledCost', 'x_own'],
  };
  return company.write(command, async (books) => (await books.publish(load, parts)).map(({ id }) => id), true);
}

describe('loads', () => {
  it('replace the parts of the same key, and what was live at a moment stays', async () => {
    const ids = await publish('first', part('2026-09', 'a'), part('2026-10', 'b'));
    const first = await company.moment();
    expect(ids).toEqual(['first-1', 'first-2']);
    await publish('second', part('2026-10', 'c'));
    expect(await company.liveParts()).toEqual([
      { ...part('2026-09', 'a'), id: 'first-1', load: 'first' },
      { ...part('2026-10', 'c'), id: 'second-1', load: 'second' },
    ]);
    expect((await company.liveParts(first ?? '')).map(({ id }) => id)).toEqual(['first-1', 'first-2']);
    expect((await company.parts(['first-2', 'second-1', 'none'])).map(({ file }) => file)).toEqual(['b', 'c']);
  });

  it('append parts beside those of the same key, and what replaces replaces them all', async () => {
    const appended = { ...part('2026-11', 'y'), appended: true } as const;
    await publish('base', part('2026-11', 'x'));
    await publish('delta', appended);
    await publish('ledger', { ...appended, file: 'z' });
    const november = async (): Promise<readonly string[]> =>
      (await company.liveParts()).filter(({ billingPeriod }) => billingPeriod === '2026-11').map(({ id }) => id);
    expect(await november()).toEqual(['base-1', 'delta-1', 'ledger-1']);
    expect((await company.parts(['delta-1']))[0]).toMatchObject({ appended: true });
    await publish('whole', part('2026-11', 'w'));
    expect(await november()).toEqual(['whole-1']);
  });

  it('are listed with their parts, live or not, as they were at a moment', async () => {
    const loads = (await company.loads()).filter(({ id }) => id === 'first' || id === 'second');
    expect(loads.map(({ id, parts }) => [id, parts.map(({ live }) => live)])).toEqual([
      ['first', [true, false]],
      ['second', [true]],
    ]);
    const [first] = await company.loads(loads[0]?.publishedAt);
    expect(first?.parts.map(({ live }) => live)).toEqual([true, true]);
    expect(first).toMatchObject({
      version: '1.2',
      files: [{ name: 'october.csv', sha256: 'aa', rows: 7, bytes: 99 }],
      warnings: [{ code: 'TIE', rows: 1, billed: parseFine('0.01') }],
      columns: ['BilledCost', 'x_own'],
    });
  });
});
