import type { Batch } from '../books/batch.ts';
import { compareMonths, type Month } from '../time/index.ts';
import { postBillLine, type LineContext } from './bill-line.ts';
import { centsOf } from './cents.ts';
import { commitmentKey, issuerName, type BillCharge, type BillPolicy, type BillRun } from './charge.ts';
import { inPostingOrder } from './order.ts';
import { postSettlement } from './settlement-line.ts';
import { settlementsOf, unidentifiedResiduals, type PlannedCharge, type Settlement } from './settlement.ts';
import { openingState, splitCharge, type RunState, type SplitContext } from './split.ts';

/**
 * Turns all bills of one run (source, billing account, currency) into a batch per billing month, oldest first: usage draws on
 * what earlier months bought, and a commitment that no later bill uses ends where it was used last. An invoice's totals are
 * rounded once, so that invoice = payables and effective = expense to the cent (accounting contract, §3).
 */
export function postBills(charges: readonly BillCharge[], run: BillRun, policy: BillPolicy): readonly Batch[] {
  const context = { run, policy, ownIssuers: ownIssuersOf(charges), spellings: spellingsOf(charges) };
  const months = planMonths(byMonth(charges), context);
  const billing = months.map(({ month }) => month);
  const planned = months.flatMap((one) => one.planned);
  const reach = billing.at(-1);
  const settlements = reach ? [...settlementsOf(planned, reach), ...unidentifiedResiduals(planned, reach)] : [];
  return months.map((one, index) => {
    const before = billing[index - 1];
    const own = settlements.filter(
      ({ month }) => compareMonths(month, one.month) <= 0 && (before === undefined || compareMonths(month, before) > 0),
    );
    return batchOf(one, own, context);
  });
}

/** The subject of a run's batches. */
export function subjectOf({ source, billingAccount, currency }: BillRun): string {
  return `${source} · ${billingAccount} · ${currency}`;
}

/** Issuers that bill the account for something. Where none does, all are the source's own. */
function ownIssuersOf(charges: readonly BillCharge[]): ReadonlySet<string> {
  const billing = charges.filter(({ billed }) => billed !== 0n);
  return new Set((billing.length > 0 ? billing : charges).map(issuerName));
}

/** The first spelling of each commitment: the oldest, of those of a month the first by its letters. */
function spellingsOf(charges: readonly BillCharge[]): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const month of byMonth(charges)) {
    for (const { commitment } of inPostingOrder(month)) {
      if (commitment === null) continue;
      const key = commitmentKey(commitment);
      if (!spellings.has(key)) spellings.set(key, commitment);
    }
  }
  return spellings;
}

function byMonth(charges: readonly BillCharge[]): readonly (readonly BillCharge[])[] {
  return [...Map.groupBy(charges, ({ billingMonth }) => billingMonth.toString())]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, members]) => members);
}

type PlannedMonth = { readonly month: Month; readonly planned: readonly PlannedCharge[] };

function planMonths(
  months: readonly (readonly BillCharge[])[],
  context: SplitContext & LineContext,
): readonly PlannedMonth[] {
  let state = openingState;
  return months.flatMap((charges) => {
    const [first] = charges;
    if (!first) return [];
    const planned = planMonth(inPostingOrder(charges), state, context);
    state = planned.at(-1)?.split.state ?? state;
    return [{ month: first.billingMonth, planned }];
  });
}

function planMonth(
  siblings: readonly BillCharge[],
  opening: RunState,
  context: SplitContext,
): readonly PlannedCharge[] {
  const shares = centsOf(siblings, context.run);
  let state = opening;
  return siblings.map((charge) => {
    const cents = shares.get(charge);
    if (!cents) throw new RangeError('a charge of the month belongs to no invoice');
    const split = splitCharge({ charge, cents, siblings, state }, context);
    state = split.state;
    return { charge, cents, split };
  });
}

function batchOf({ month, planned }: PlannedMonth, settlements: readonly Settlement[], context: LineContext): Batch {
  const posted = [
    ...planned.map((charge, number) => postBillLine(charge, number, context)),
    ...settlements.map((settlement, index) =>
      postSettlement(settlement, { number: planned.length + index, last: month }, context),
    ),
  ];
  return {
    producer: 'bills',
    subject: subjectOf(context.run),
    period: month.toString(),
    lines: posted.map(({ line }) => line),
    postings: posted.flatMap(({ postings }) => postings),
    madeFrom: [...new Set(planned.map(({ charge }) => charge.part))].sort((a, b) => (a < b ? -1 : 1)),
  };
}
