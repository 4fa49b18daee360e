import type { CompanyStore } from '@capwise/app/ports';
import { barOf, bridgeBars, sumPostings, type Posting, type PostingSum } from '@capwise/domain/books';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch, type SampleExpense } from '../testing/sample-batch.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
const accounts = ['6920', '5020', '8010', '1200', '1519', '1510', '1000', '2100'];
let temporary: TemporaryStore;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  await temporary.store.create('sums', { demo: false });
  company = await temporary.store.company('sums');
});

afterAll(() => temporary.drop());

const expense: fc.Arbitrary<SampleExpense> = fc.record({
  minor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter((minor) => minor !== 0n),
  month: fc.constantFrom('2026-09', '2026-10', '2026-11'),
  account: fc.constantFrom(...accounts),
  nonCash: fc.boolean(),
  dimensions: fc.record(
    {
      service: fc.constantFrom('compute', "o'store", 'a"b\\c', '{x,y}', 'NULL'),
      commitment: fc.constantFrom('c-1', 'unidentified'),
    },
    { requiredKeys: [] },
  ),
});

const sorted = (sums: readonly PostingSum[]): readonly string[] =>
  sums.map(({ month, account, nonCash, minor }) => `${month} ${account} ${nonCash} ${minor}`).sort();

async function recorded(expenses: readonly SampleExpense[]): Promise<readonly Posting[]> {
  const batch = sampleBatch({ subject: 'property', expenses });
  await company.write(command, (books) => books.record(batch), true);
  return batch.postings;
}

const samples = [
  { minor: 10n, account: '6920', dimensions: { service: 'compute', team: 'a' } },
  { minor: 20n, account: '1200', month: '2026-11', dimensions: { commitment: 'c-1', service: 'compute' } },
  { minor: 30n, account: '8010', month: '2026-12', nonCash: true },
] satisfies readonly SampleExpense[];

describe('sums', () => {
  it('are those of the pure core, whatever was posted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(expense, { maxLength: 12 }), async (expenses) => {
        const postings = await recorded(expenses);
        expect(sorted(await company.sums({ scenario: 'actual' }))).toEqual(sorted(sumPostings(postings)));
        for (const bar of bridgeBars) {
          const ofBar = postings.filter((posting) => barOf(posting) === bar);
          expect(sorted(await company.sums({ scenario: 'actual', bars: [bar] }))).toEqual(sorted(sumPostings(ofBar)));
        }
        const byService = await company.sumsBy({ scenario: 'actual' }, ['service']);
        for (const service of ['compute', "o'store", 'a"b\\c', '{x,y}', 'NULL', undefined]) {
          const ofService = postings.filter(({ dimensions }) => dimensions.service === service);
          const found = byService.filter(({ values }) => values['service'] === (service ?? null));
          expect(sorted(found)).toEqual(sorted(sumPostings(ofService)));
        }
        expect((await company.verify()).broken).toBeNull();
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    [{ from: '2026-11' }, 4],
    [{ to: '2026-10' }, 2],
    [{ from: '2026-11', to: '2026-11' }, 2],
    [{ accounts: ['1200', '2000'] }, 4],
    [{ rows: ['amortization' as const] }, 1],
    [{ dimensions: { commitment: 'c-1' } }, 2],
    [{ dimensions: { service: 'compute', team: 'a' } }, 2],
    [{ dimensions: { service: 'compute' } }, 4],
    [{ measures: ['billed'] }, 6],
    [{ measures: ['effective'] }, 0],
    [{ side: 'credit' as const }, 3],
    [{ line: 'none' }, 0],
    [{ scenario: 'budget' }, 0],
  ])('and postings agree on the filter %j', async (filter, count) => {
    await recorded(samples);
    const asked = { scenario: 'actual', ...filter };
    const { count: found, minor } = await company.postings(asked, { limit: 1, offset: 0 });
    const sums = await company.sums(asked);
    expect(found).toBe(count);
    expect(sums.reduce((total, sum) => total + sum.minor, 0n)).toBe(minor);
  });

  it('of a line are its own, and entries come whole, newest first, in pages', async () => {
    await recorded(samples);
    const [, second] = await company.lines('bills');
    expect(await company.sums({ scenario: 'actual', line: second?.id ?? '' })).toEqual([
      { month: '2026-11', account: '1200', nonCash: false, minor: 20n },
      { month: '2026-11', account: '2000', nonCash: false, minor: -20n },
    ]);
    const { count, entries } = await company.entries(
      { scenario: 'actual', accounts: ['2000'] },
      { limit: 2, offset: 0 },
    );
    expect(count).toBe(3);
    expect(entries.map((entry) => entry.map(({ account, amount }) => [account, amount.minor]))).toEqual([
      [
        ['8010', 30n],
        ['2000', -30n],
      ],
      [
        ['1200', 20n],
        ['2000', -20n],
      ],
    ]);
    const beyond = await company.entries({ scenario: 'actual' }, { limit: 2, offset: 10 });
    expect(beyond).toEqual({ count: 3, entries: [] });
    const none = await company.postings({ scenario: 'actual' }, { limit: 2, offset: 100 });
    expect(none).toEqual({ count: 6, minor: 0n, postings: [] });
  });
});

describe('an entry with postings of several bases', () => {
  it.each([
    ['us-gaap', ['us-gaap']],
    ['ifrs', ['us-gaap', 'ifrs']],
  ] as const)('holds under %s what is read under it', async (basis, read) => {
    const batch = sampleBatch({ subject: 'property', expenses: [{ minor: 10n }] });
    const under = (other: Posting['basis']): readonly Posting[] =>
      batch.postings.map((posting) => ({ ...posting, basis: other }));
    const postings = [...batch.postings, ...under('ifrs'), ...under('tax')];
    await company.write(command, (books) => books.record({ ...batch, postings }), true);
    const { entries } = await company.entries({ scenario: 'actual', basis }, { limit: 1, offset: 0 });
    expect(entries[0]?.map((posting) => posting.basis)).toEqual(read.flatMap((name) => [name, name]));
  });
});

describe('cash that was settled', () => {
  it('is known once a payment was read', async () => {
    expect(await company.hasSettled()).toBe(false);
    const batch = sampleBatch({ producer: 'payments', subject: 'invoice 1', expenses: [{ minor: 10n }] });
    const postings = batch.postings.map((posting): Posting => ({ ...posting, measure: 'settled' }));
    await company.write(command, (books) => books.record({ ...batch, postings }), true);
    expect(await company.hasSettled()).toBe(true);
  });
});

describe('sums by producer', () => {
  it('that batches keep are those of their postings, also where both posted on one account', async () => {
    for (const producer of ['bills', 'purchases']) {
      await company.write(command, (books) => books.record(sampleBatch({ producer, expenses: samples })), true);
    }
    const filter = { scenario: 'actual', from: '2026-11' };
    const kept = await company.sumsBy(filter, ['producer']);
    const posted = await company.sumsBy({ ...filter, measures: ['billed'] }, ['producer']);
    expect(kept).toEqual(posted);
    expect(new Set(kept.map(({ values }) => values['producer']))).toEqual(new Set(['bills', 'purchases']));
    const total = (sums: readonly PostingSum[]): bigint => sums.reduce((sum, { minor }) => sum + minor, 0n);
    const ofAccount = (sums: readonly PostingSum[]): bigint => total(sums.filter(({ account }) => account === '1200'));
    expect(ofAccount(kept)).toBe(ofAccount(await company.sums(filter)));
  });
});
