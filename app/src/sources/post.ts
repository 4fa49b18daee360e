import { keepClosed, reachesClosed, type Batch, type RecordedBatch } from '@capwise/domain/books';
import { subjectOf, type BillCharge, type BillPolicy, type BillRun } from '@capwise/domain/cloud';
import { parseMonth } from '@capwise/domain/time';
import { billPolicyOf } from '../company/index.ts';
import type { BillGroup, CompanyLake, CompanyReads, CompanyWrites, Part } from '../ports/index.ts';
import { exchangeOf, postInReporting, type Exchange } from './exchange.ts';

/** A batch with its run, and its content as text to compare it by. */
export type RunBatch = { readonly run: BillRun; readonly batch: Batch; readonly content: string };

/** `changed`: batches to record. `touched`: those of the parts that were just published. */
export type PostedBills = { readonly changed: readonly Batch[]; readonly touched: readonly RunBatch[] };

/** By what bills post: the choices of the company, and its rates. */
type Terms = { readonly policy: BillPolicy; readonly exchange: Exchange };

type Change = Terms & {
  readonly before: readonly Part[];
  readonly live: readonly Part[];
  readonly lake: CompanyLake;
  /** What stands recorded; a preview of the first import has nothing. */
  readonly recorded: (batch: Batch) => Promise<RecordedBatch | null>;
};

/**
 * Posts the runs that published parts belong to. A run is posted whole, since later months draw on what earlier ones bought;
 * a month without new parts is recorded again only where those parts change what it draws. Closed months keep what was
 * recorded: what would change in them posts in the first open month.
 */
export async function postParts(published: readonly Part[], change: Change): Promise<PostedBills> {
  const { before, live, policy, exchange, lake } = change;
  const ids = new Set(published.map(({ id }) => id));
  const subjects = new Set(published.map(subjectOf));
  const ofSubjects = (parts: readonly Part[]): readonly Part[] => parts.filter((part) => subjects.has(subjectOf(part)));
  const anyMonth = { exchange, policy: { ...policy, firstOpenMonth: null } };
  const charges = await readCharges([...ofSubjects(before), ...ofSubjects(live)], lake);
  const earlier = contentsOf(postRuns(ofSubjects(before), anyMonth, charges));
  const posted = postRuns(ofSubjects(live), anyMonth, charges);
  const isTouched = ({ batch }: RunBatch): boolean => batch.madeFrom.some((part) => ids.has(part));
  const changed = posted.filter((entry) => isTouched(entry) || entry.content !== earlier.get(keyOf(entry)));
  const { recorded } = change;
  const toRecord = await respectClosed(changed, ofSubjects(live), { policy, exchange, charges, recorded });
  return { changed: toRecord.map(({ batch }) => batch), touched: toRecord.filter(isTouched) };
}

/** Batches as they may be recorded while months are closed. */
async function respectClosed(
  changed: readonly RunBatch[],
  live: readonly Part[],
  { charges, recorded, ...terms }: Terms & Pick<Change, 'recorded'> & { readonly charges: Charges },
): Promise<readonly RunBatch[]> {
  const { firstOpenMonth } = terms.policy;
  if (firstOpenMonth === null) return changed;
  const inOpenMonths = new Map(postRuns(live, terms, charges).map((entry) => [keyOf(entry), entry]));
  const batches: RunBatch[] = [];
  for (const entry of changed) {
    const before = await recorded(entry.batch);
    const keeps = before !== null && reachesClosed(before, firstOpenMonth);
    batches.push(
      keeps
        ? { ...entry, batch: keepClosed(entry.batch, before, firstOpenMonth) }
        : (inOpenMonths.get(keyOf(entry)) ?? entry),
    );
  }
  return batches;
}

/** Applies a change of choices or rates, posts the bills it affects again, and answers how many batches became a new revision. */
export async function postAgain(
  books: CompanyReads & CompanyWrites,
  lake: CompanyLake,
  apply: () => Promise<void>,
  isAffected: (part: Part) => boolean = () => true,
): Promise<number> {
  const live = (await books.liveParts()).filter(isAffected);
  if (live.length === 0) {
    await apply();
    return 0;
  }
  const anyMonth = async (): Promise<Terms> => ({
    policy: { ...(await billPolicyOf(books)), firstOpenMonth: null },
    exchange: await exchangeOf(books),
  });
  const charges = await readCharges(live, lake);
  const earlier = contentsOf(postRuns(live, await anyMonth(), charges));
  await apply();
  const posted = postRuns(live, await anyMonth(), charges);
  const changed = posted.filter((entry) => entry.content !== earlier.get(keyOf(entry)));
  const recorded = ({ producer, subject, period }: Batch): Promise<RecordedBatch | null> =>
    books.recorded(producer, subject, period);
  let revisions = 0;
  for (const { batch } of await respectClosed(changed, live, {
    policy: await billPolicyOf(books),
    exchange: await exchangeOf(books),
    charges,
    recorded,
  })) {
    if ((await books.record(batch)).changed) revisions += 1;
  }
  return revisions;
}

/** What each part charges. The bills are read once, however often they are posted. */
export type Charges = ReadonlyMap<string, readonly BillCharge[]>;

/** What each part charges; `apartFrom`: only in rows that those parts do not have. */
export async function readCharges(
  parts: readonly Part[],
  lake: CompanyLake,
  apartFrom?: readonly Part[],
): Promise<Charges> {
  const byId = new Map(parts.map((part) => [part.id, part]));
  if (byId.size === 0) return new Map();
  const groups = Map.groupBy(await lake.billGroups([...byId.values()], apartFrom), ({ part }) => part);
  return new Map([...byId].map(([id, part]) => [id, (groups.get(id) ?? []).map((group) => chargeOf(group, part))]));
}

function postRuns(parts: readonly Part[], terms: Terms, charges: Charges): readonly RunBatch[] {
  return [...Map.groupBy(parts, subjectOf).values()].flatMap((members) => {
    const [run] = members;
    if (!run) return [];
    const ofRun = members.flatMap(({ id }) => charges.get(id) ?? []);
    return postInReporting(ofRun, run, terms).map((batch) => ({ run, batch, content: contentOf(batch) }));
  });
}

function contentsOf(batches: readonly RunBatch[]): ReadonlyMap<string, string> {
  return new Map(batches.map((entry) => [keyOf(entry), entry.content]));
}

function keyOf({ batch }: RunBatch): string {
  return `${batch.subject}\u0000${batch.period}`;
}

function contentOf({ lines, postings }: Batch): string {
  return JSON.stringify([lines, postings], (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

function chargeOf(group: BillGroup, part: Part): BillCharge {
  const { chargeStart, chargeEnd } = group;
  return {
    part: group.part,
    billingMonth: parseMonth(part.billingPeriod),
    invoice: group.invoice,
    issuer: group.issuer,
    service: group.service,
    category: group.category,
    commitment: group.commitment ?? group.contract,
    ...(group.contract !== null && { commitmentBy: 'contract' }),
    ...(group.chargeClass !== null && { chargeClass: group.chargeClass }),
    chargeMonth: parseMonth(group.chargeMonth),
    term:
      group.long && chargeStart !== null && chargeEnd !== null
        ? { start: Temporal.PlainDate.from(chargeStart), end: Temporal.PlainDate.from(chargeEnd) }
        : null,
    rows: group.rows,
    billed: group.billed,
    effective: group.effective,
  };
}
