import type { CompanyStore } from '@capwise/app/ports';
import { sumPostings, type Batch, type Posting, type PostingSum } from '@capwise/domain/books';
import { temporaryStore } from '@capwise/store/testing';
import fc from 'fast-check';
import { expect } from 'vitest';
import { batch } from './batches.ts';
import { filter, fits, type Filter } from './filters.ts';

const command = { operation: 'sources.import', inputHash: 'any', actor: 'test' };
const groupings = [['service'], ['entity', 'measure'], ['team', 'side']] as const;

export type Size = { readonly runs: number; readonly batches: number; readonly filters: number };

/** PostgreSQL's sums are the folds of the domain, for any batches with revisions, now and as of each moment between. */
export async function expectEqualSums({ runs, batches, filters }: Size): Promise<void> {
  const { store, drop } = await temporaryStore();
  let made = 0;
  const property = fc.asyncProperty(
    fc.array(batch, { minLength: 1, maxLength: batches, size: 'max' }),
    fc.array(filter, { minLength: 1, maxLength: filters }),
    async (recorded, asked) => {
      made += 1;
      await store.create(`sums-${made}`, { demo: false });
      const company = await store.company(`sums-${made}`);
      const moments = await recordAll(company, recorded);
      for (const moment of moments) for (const each of asked) await expectSame(company, moment, each);
      expect((await company.verify()).broken).toBeNull();
      await store.drop(company.name);
    },
  );
  try {
    await fc.assert(property, { numRuns: runs });
  } finally {
    await drop();
  }
}

/** The postings that count at a moment. */
type Moment = { readonly asOf: string | undefined; readonly postings: readonly Posting[] };

async function recordAll(company: CompanyStore, batches: readonly Batch[]): Promise<readonly Moment[]> {
  const latest = new Map<string, Batch>();
  const moments: Moment[] = [];
  for (const each of batches) {
    await company.write(command, (books) => books.record(each), true);
    latest.set(`${each.producer} ${each.subject} ${each.period}`, each);
    const postings = [...latest.values()].flatMap((of) => of.postings);
    moments.push({ asOf: (await company.moment()) ?? undefined, postings });
  }
  const last = moments.at(-1);
  return last ? [...moments, { ...last, asOf: undefined }] : moments;
}

async function expectSame(company: CompanyStore, { asOf, postings }: Moment, asked: Filter): Promise<void> {
  const kept = postings.filter((posting) => fits(posting, asked));
  expect(texts(await company.sums(asked, asOf))).toEqual(texts(sumPostings(kept)));
  for (const dimensions of groupings) {
    const expected = [...Map.groupBy(kept, (posting) => JSON.stringify(valuesOf(posting, dimensions)))].flatMap(
      ([values, members]) => texts(sumPostings(members)).map((text) => `${text} ${values}`),
    );
    const found = (await company.sumsBy(asked, dimensions, asOf)).map(
      ({ values, ...sum }) => `${texts([sum])[0]} ${JSON.stringify(dimensions.map((name) => values[name] ?? null))}`,
    );
    expect(found.sort()).toEqual(expected.sort());
  }
}

function valuesOf({ dimensions, measure, amount }: Posting, names: readonly string[]): readonly (string | null)[] {
  const values: Readonly<Record<string, string | undefined>> = {
    ...dimensions,
    measure,
    side: amount.minor > 0n ? 'debit' : 'credit',
  };
  return names.map((name) => values[name] ?? null);
}

function texts(sums: readonly PostingSum[]): readonly string[] {
  return sums.map(({ month, account, nonCash, minor }) => `${month} ${account} ${nonCash} ${minor}`).sort();
}
