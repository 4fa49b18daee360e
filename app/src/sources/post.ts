import type { Batch } from '@capwise/domain/books';
import { defaultBillPolicy, postBills, subjectOf, type BillCharge, type BillRun } from '@capwise/domain/cloud';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { BillGroup, CompanyLake, Part } from '../ports/index.ts';

export type RunBatch = { readonly run: BillRun; readonly batch: Batch };

/** `changed`: batches that may differ from what is recorded. `touched`: those of the parts that were just published. */
export type PostedBills = { readonly changed: readonly Batch[]; readonly touched: readonly RunBatch[] };

type Books = { readonly live: readonly Part[]; readonly closedThrough: string | null; readonly lake: CompanyLake };

/**
 * Posts the runs that published parts belong to. A run is posted whole, since later months draw on what earlier ones bought;
 * closed months that got no new part keep what was recorded.
 */
export async function postParts(
  published: readonly Part[],
  { live, closedThrough, lake }: Books,
): Promise<PostedBills> {
  const publishedIds = new Set(published.map(({ id }) => id));
  const runs = Map.groupBy(live, subjectOf);
  const affected = [...new Set(published.map(subjectOf))];
  const policy = {
    ...defaultBillPolicy,
    firstOpenMonth: closedThrough === null ? null : addMonths(parseMonth(closedThrough), 1),
  };
  const posted: RunBatch[] = [];
  for (const subject of affected) {
    const parts = runs.get(subject) ?? [];
    const run = parts[0];
    if (!run) continue;
    const charges = (await lake.billGroups(parts)).map((group) => chargeOf(group, parts));
    posted.push(...postBills(charges, run, policy).map((batch) => ({ run, batch })));
  }
  const isTouched = ({ batch }: RunBatch): boolean => batch.madeFrom.some((part) => publishedIds.has(part));
  return {
    changed: posted
      .filter((entry) => isTouched(entry) || closedThrough === null || entry.batch.period > closedThrough)
      .map(({ batch }) => batch),
    touched: posted.filter(isTouched),
  };
}

function chargeOf(group: BillGroup, parts: readonly Part[]): BillCharge {
  const part = parts.find(({ id }) => id === group.part);
  if (!part) throw new RangeError(`bill rows of part ${group.part}, which was not asked for`);
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
