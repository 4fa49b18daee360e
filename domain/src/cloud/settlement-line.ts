import { accountCodes } from '../books/account.ts';
import { netPostings, type Dimensions } from '../books/posting.ts';
import type { RowFilter } from '../books/source-line.ts';
import { money } from '../money/index.ts';
import { compareMonths, type Month } from '../time/index.ts';
import { openMonth, rowsOf, type LineContext, type PostedLine } from './bill-line.ts';
import type { Cents } from './cents.ts';
import type { PlannedCharge, Settlement, SettlementKind } from './settlement.ts';
import { sideOf } from './side.ts';
import { unidentified } from './split.ts';

type Wording = {
  readonly treatment: `bill: ${string}`;
  readonly what: (commitment: string) => string;
  readonly note: string;
};

const wordings: Readonly<Record<SettlementKind, Wording>> = {
  residual: {
    treatment: 'bill: residual at the end of its term',
    what: (commitment) => `Residual of ${commitment} at the end of its term`,
    note: 'its term ended: what remains has no future use',
  },
  loss: {
    treatment: 'bill: loss on a refund',
    what: (commitment) => `What remains of ${commitment} after its refund`,
    note: 'no bill that is loaded uses it after its refund: a later one that does takes this back',
  },
  gain: {
    treatment: 'bill: gain on a refund',
    what: (commitment) => `Refund of ${commitment} above its balance`,
    note: 'the refund is more than what was prepaid: the balance ends at zero',
  },
};

/**
 * A settlement as a line of its own, of no invoice: the ties of an invoice are about what it charges. A loss never becomes
 * cash; the gain of a refund comes with the refund. `last` is the last billing month whose rows it stands on.
 */
export function postSettlement(
  { kind, commitment, issuer, month, minor, charges }: Settlement,
  { number, last }: { readonly number: number; readonly last: Month },
  { run, policy }: LineContext,
): PostedLine {
  const { treatment, what, note } = wordings[kind];
  const dimensions: Dimensions = { entity: policy.entity, vendor: issuer, owner: 'unowned', commitment };
  const posting = openMonth(month, policy);
  const side = sideOf(dimensions, number);
  const amount = money(minor, run.currency);
  const content = { measure: 'difference' as const, nonCash: kind !== 'gain' };
  const stands = charges.filter(({ charge }) => compareMonths(charge.billingMonth, last) <= 0);
  const late = compareMonths(posting, month) > 0;
  return {
    line: {
      what: what(commitment),
      month,
      postingMonth: posting,
      dimensions,
      treatment,
      amounts: centsTogether(stands, run.currency),
      notes: [note, ...(late ? [`${month} was closed: posted in the first open month`] : [])],
      source: {
        kind: 'rows',
        rows: stands.reduce((sum, { charge }) => sum + charge.rows, 0),
        billed: stands.reduce((sum, { charge }) => sum + charge.billed, 0n),
        effective: stands.reduce((sum, { charge }) => sum + charge.effective, 0n),
        filter: filterOf(commitment, stands),
      },
    },
    postings: netPostings([
      side(posting, accountCodes.prepaidCommitments, { amount, ...content }),
      side(posting, accountCodes.prepaidWriteDown, { amount: money(-minor, run.currency), ...content }),
    ]),
  };
}

/** All rows of the commitment; of the unidentified prepaid, those of the purchase. */
function filterOf(commitment: string, charges: readonly PlannedCharge[]): RowFilter {
  const parts = [...new Set(charges.map(({ charge }) => charge.part))].toSorted(compareTexts);
  const [first] = charges;
  if (commitment === unidentified) return { parts, equals: first ? rowsOf(first.charge) : {} };
  const spelled = new Set(charges.flatMap(({ charge }) => (charge.commitment === null ? [] : [charge.commitment])));
  const named = charges.some(({ charge }) => charge.commitmentBy === 'contract')
    ? 'Commitment'
    : 'CommitmentDiscountId';
  return { parts, equals: { [named]: [...spelled].toSorted(compareTexts) } };
}

function centsTogether(charges: readonly PlannedCharge[], currency: string): Cents {
  const sum = (measure: keyof Cents): bigint => charges.reduce((all, { cents }) => all + cents[measure].minor, 0n);
  return { billed: money(sum('billed'), currency), effective: money(sum('effective'), currency) };
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
