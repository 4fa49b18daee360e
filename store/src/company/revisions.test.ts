import type { CompanyStore } from '@capwise/app/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch, type SampleExpense } from '../testing/sample-batch.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
let temporary: TemporaryStore;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  await temporary.store.create('revisions', { demo: false });
  company = await temporary.store.company('revisions');
});

afterAll(() => temporary.drop());

function record(subject: string, ...expenses: readonly SampleExpense[]) {
  return company.write(command, (books) => books.record(sampleBatch({ subject, expenses })), true);
}

async function expense(asOf?: string): Promise<bigint> {
  const sums = await company.sums({ scenario: 'actual', accounts: ['6920'] }, asOf);
  return sums.reduce((total, { minor }) => total + minor, 0n);
}

describe('revisions', () => {
  it('supersede wholly, and what was known at a moment stays', async () => {
    expect(await company.moment()).toBeNull();
    const first = await record('a', { minor: 100n }, { minor: 50n });
    const other = await record('b', { minor: 7n });
    const second = await record('a', { minor: 90n });
    expect([first.revision, other.revision, second.revision]).toEqual([1, 1, 2]);
    expect(await expense()).toBe(97n);
    expect(await expense(first.recordedAt)).toBe(150n);
    expect(await expense(other.recordedAt)).toBe(157n);
    expect(await expense('2001-01-01T00:00:00Z')).toBe(0n);
    expect(await company.moment()).toBe(second.recordedAt);
    expect((await company.lines('bills', first.recordedAt)).length).toBe(2);
    expect((await company.lines('bills')).length).toBe(2);
    expect((await company.postings({ scenario: 'actual' }, { limit: 9, offset: 0 }, first.recordedAt)).count).toBe(4);
  });

  it('are not written when the content is that of the latest one', async () => {
    const first = await record('same', { minor: 5n });
    const again = await record('same', { minor: 5n });
    expect(again).toEqual({ ...first, changed: false });
    const other = await record('same', { minor: 6n });
    const back = await record('same', { minor: 5n });
    expect([other.revision, back.revision, back.changed]).toEqual([2, 3, true]);
  });

  it('may be empty: everything is gone, and empty again is no change', async () => {
    const before = await expense();
    await record('gone', { minor: 9n });
    expect(await expense()).toBe(before + 9n);
    expect(await record('gone')).toMatchObject({ revision: 2, changed: true });
    expect(await expense()).toBe(before);
    expect(await record('gone')).toMatchObject({ revision: 2, changed: false });
    expect((await company.verify()).broken).toBeNull();
  });

  it('carry moments that only grow, also within a microsecond', async () => {
    const moments: string[] = [];
    for (let index = 0; index < 5; index += 1)
      moments.push((await record('moments', { minor: BigInt(index + 1) })).recordedAt);
    expect(moments).toEqual([...new Set(moments)].sort());
    expect(moments[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });
});
