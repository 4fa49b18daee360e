import { keepClosed, reachesClosed, type Batch } from '@capwise/domain/books';
import { subjectOf, type BillCharge, type BillRun } from '@capwise/domain/cloud';
import { billPolicyOf, unitOf } from '../../company/index.ts';
import type { CompanyLake, CompanyReads, Part } from '../../ports/index.ts';
import { postInReporting, type Exchange } from '../../sources/exchange.ts';
import { readCharges } from '../../sources/post.ts';
import { booksAsOf, justBefore } from './known-at.ts';

/** A run of bills at the moment of a load. */
export type LoadOfRun = { readonly subject: string; readonly moment: string };

/** What a load did to the parts of bills: those before it, those that it brought, and those of the same keys that they met. */
export type PartsOfLoad = {
  readonly before: readonly Part[];
  readonly fresh: readonly Part[];
  readonly met: readonly Part[];
  /** Parts that are no longer live. */
  readonly gone: readonly Part[];
};

/** The parts of bills before and after a moment; of one run, or of all. */
export async function partsAround(company: CompanyReads, moment: string, subject?: string): Promise<PartsOfLoad> {
  const ofRun = (parts: readonly Part[]): readonly Part[] =>
    subject === undefined ? parts : parts.filter((part) => subjectOf(part) === subject);
  const before = ofRun(await company.liveParts(justBefore(moment)));
  const after = ofRun(await company.liveParts(moment));
  const known = new Set(before.map(({ id }) => id));
  const kept = new Set(after.map(({ id }) => id));
  const fresh = after.filter(({ id }) => !known.has(id));
  const keys = new Set(fresh.map(keyOfPart));
  return {
    before,
    fresh,
    met: before.filter((part) => keys.has(keyOfPart(part))),
    gone: before.filter(({ id }) => !kept.has(id)),
  };
}

/** What replaces and is replaced as a whole. */
export function keyOfPart({ source, billingAccount, billingPeriod, currency }: Part): string {
  return JSON.stringify([source, billingAccount, billingPeriod, currency]);
}

/** Postings of a run as the books had them before a load, and as they would be with nothing of it but late rows. */
export type LateBills = { readonly before: readonly Batch[]; readonly withLate: readonly Batch[] };

type Place = { readonly company: CompanyReads; readonly lake: CompanyLake };

/**
 * Posts a run in memory by the choices and rates of its time: once as it was, once with the rows that no part before the load
 * had. What the load changed beyond the difference of the two is the provider's restatement.
 */
export async function lateBills({ subject, moment }: LoadOfRun, { company, lake }: Place): Promise<LateBills> {
  const { before, fresh, met } = await partsAround(company, moment, subject);
  const [run] = [...before, ...fresh];
  if (!run) return { before: [], withLate: [] };
  const known = booksAsOf(company, justBefore(moment));
  const exchange = { reporting: await unitOf(company), rates: await known.rates() };
  const old = chargesIn(await readCharges(before, lake));
  const late = chargesIn(await readCharges(fresh, lake, met));
  const post = (charges: readonly BillCharge[]): Promise<readonly Batch[]> =>
    postKept(charges, run, { known, exchange });
  return { before: await post(old), withLate: await post([...old, ...late]) };
}

function chargesIn(charges: Awaited<ReturnType<typeof readCharges>>): readonly BillCharge[] {
  return [...charges.values()].flat();
}

/** Posts a run as it would be recorded: closed months keep what was recorded. */
async function postKept(
  charges: readonly BillCharge[],
  run: BillRun,
  { known, exchange }: { readonly known: CompanyReads; readonly exchange: Exchange },
): Promise<readonly Batch[]> {
  if (charges.length === 0) return [];
  const policy = await billPolicyOf(known);
  const { firstOpenMonth } = policy;
  const anyMonth = postInReporting(charges, run, { policy: { ...policy, firstOpenMonth: null }, exchange });
  if (firstOpenMonth === null) return anyMonth;
  const open = new Map(postInReporting(charges, run, { policy, exchange }).map((batch) => [batch.period, batch]));
  return Promise.all(
    anyMonth.map(async (batch) => {
      const recorded = await known.recorded(batch.producer, batch.subject, batch.period);
      return recorded && reachesClosed(recorded, firstOpenMonth)
        ? keepClosed(batch, recorded, firstOpenMonth)
        : (open.get(batch.period) ?? batch);
    }),
  );
}
