import type { Batch } from '@capwise/domain/books';
import { postBills, subjectOf, type BillCharge, type BillPolicy, type BillRun } from '@capwise/domain/cloud';
import { parseMonth } from '@capwise/domain/time';
import { billPolicyOf } from '../company/index.ts';
import type { BillGroup, CompanyLake, CompanyReads, Part } from '../ports/index.ts';

/** A batch with its run, and its content as text to compare it by. */
export type RunBatch = { readonly run: BillRun; readonly batch: Batch; readonly content: string };

/** `changed`: batches to record. `touched`: those of the parts that were just published. */
export type PostedBills = { readonly changed: readonly Batch[]; readonly touched: readonly RunBatch[] };

type Change = {
  readonly before: readonly Part[];
  readonly live: readonly Part[];
  readonly policy: BillPolicy;
  readonly lake: CompanyLake;
};

/**
 * Posts the runs that published parts belong to. A run is posted whole, since later months draw on what earlier ones bought;
 * a month without new parts is recorded again only where those parts change what it draws.
 */
export async function postParts(
  published: readonly Part[],
  { before, live, policy, lake }: Change,
): Promise<PostedBills> {
  const ids = new Set(published.map(({ id }) => id));
  const subjects = new Set(published.map(subjectOf));
  const ofSubjects = (parts: readonly Part[]): readonly Part[] => parts.filter((part) => subjects.has(subjectOf(part)));
  const earlier = new Map(
    (await postRuns(ofSubjects(before), policy, lake)).map((entry) => [keyOf(entry), entry.content]),
  );
  const posted = await postRuns(ofSubjects(live), policy, lake);
  const isTouched = ({ batch }: RunBatch): boolean => batch.madeFrom.some((part) => ids.has(part));
  const changed = posted.filter((entry) => isTouched(entry) || entry.content !== earlier.get(keyOf(entry)));
  return { changed: changed.map(({ batch }) => batch), touched: posted.filter(isTouched) };
}

/** Posts everything that is live by the company's choices as they stand. */
export async function postAgain(company: CompanyReads, lake: CompanyLake): Promise<readonly RunBatch[]> {
  return postRuns(await company.liveParts(), await billPolicyOf(company), lake);
}

async function postRuns(parts: readonly Part[], policy: BillPolicy, lake: CompanyLake): Promise<readonly RunBatch[]> {
  if (parts.length === 0) return [];
  const charges = Map.groupBy(await lake.billGroups(parts), ({ part }) => part);
  return [...Map.groupBy(parts, subjectOf).values()].flatMap((members) => {
    const [run] = members;
    if (!run) return [];
    const ofRun = members.flatMap((part) => (charges.get(part.id) ?? []).map((group) => chargeOf(group, part)));
    return postBills(ofRun, run, policy).map((batch) => ({ run, batch, content: contentOf(batch) }));
  });
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
    commitment: group.commitment,
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
