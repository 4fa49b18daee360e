import type { AccountCode, AccountOwner } from '../../books/index.ts';
import type { TieMonth, TieOut } from './tie.ts';

/** A group of our accounts that the ledger keeps as one or more of its own. */
export type TieGroup = {
  readonly accounts: readonly AccountCode[];
  readonly owner: AccountOwner;
  /** Balances go on from year to year; results begin anew with the fiscal year. */
  readonly carried: boolean;
  readonly months: readonly TieMonth[];
  readonly tie: TieOut;
};

/** Why the two differ, as far as the figures tell. */
export type Cause =
  | { readonly kind: 'tied' }
  | { readonly kind: 'ledger-owned' }
  | { readonly kind: 'not-in-ledger' }
  | { readonly kind: 'rounding' }
  /** An account of the ledger that nothing maps holds exactly what lacks. */
  | { readonly kind: 'unmapped-account'; readonly account: string }
  | { readonly kind: 'nothing-read' }
  /** Nothing of ours is posted in the months in which the difference came. */
  | { readonly kind: 'months-not-read'; readonly months: readonly string[] }
  /** As much as one vendor has in a month: the ledger lacks it, has it in advance, or has it twice. */
  | { readonly kind: 'vendor-month'; readonly vendor: string; readonly month: string; readonly how: VendorMonthCause }
  /** As much as documents have in months in which bills of their vendors have it too: both are counted. */
  | {
      readonly kind: 'vendor-month';
      readonly how: 'counted-twice';
      readonly documents: readonly string[];
      readonly vendors: readonly string[];
      readonly months: readonly string[];
    }
  | { readonly kind: 'other-account'; readonly accounts: readonly AccountCode[] }
  /** The other leg of what differs elsewhere: cost and what is owed for it. */
  | { readonly kind: 'other-side'; readonly accounts: readonly AccountCode[] }
  | { readonly kind: 'opening' }
  | { readonly kind: 'unexplained' };

export type VendorMonthCause = 'missing' | 'early' | 'twice';

/** Cost of a document on the accounts of a group in a month in which bills of its vendor post cost too, debit +. */
export type BesideBill = {
  readonly document: string;
  readonly what: string;
  readonly vendor: string;
  readonly month: string;
  readonly minor: bigint;
};

/** What a difference is explained by, debit +. */
export type CauseFacts = {
  /** The groups of the same month. */
  readonly groups: readonly TieGroup[];
  /** Accounts of the ledger that nothing maps, with their balances of the month. */
  readonly unmapped: readonly { readonly account: string; readonly minor: bigint }[];
  /** What vendors have on the accounts of the group by month; empty where nobody asked. */
  readonly vendors: readonly { readonly vendor: string; readonly month: string; readonly minor: bigint }[];
  /** What stands beside a bill within the span of the balance, in the order of months. */
  readonly beside: readonly BesideBill[];
};

/** A few minor units are what different ways to round leave. */
const roundingMinor = 5n;

/** Names the difference of a group. */
export function causeOf(group: TieGroup, facts: CauseFacts): Cause {
  const { owner, tie, months } = group;
  const { difference } = tie;
  if (difference === 0n) return { kind: 'tied' };
  if (owner === 'ledger') return { kind: 'ledger-owned' };
  const lacks = difference ?? months.at(-1)?.ours ?? 0n;
  const unmapped = lacks === 0n ? undefined : facts.unmapped.find(({ minor }) => minor === lacks);
  if (unmapped) return { kind: 'unmapped-account', account: unmapped.account };
  if (difference === null) return { kind: 'not-in-ledger' };
  if (isRounding(difference)) return { kind: 'rounding' };
  if (months.every(({ ours }) => ours === 0n)) return { kind: 'nothing-read' };
  return (
    countedTwice(group, facts) ??
    vendorMonth(group, facts) ??
    notRead(group) ??
    mirrored(group, facts) ?? { kind: openingOr(group) }
  );
}

function isRounding(minor: bigint): boolean {
  return -roundingMinor <= minor && minor <= roundingMinor;
}

/** One document, all of them, or those of the month in which the difference came, that are as much as it. */
function countedTwice({ tie: { difference, arisen } }: TieGroup, { beside }: CauseFacts): Cause | null {
  const since = arisen.length === 1 ? arisen[0]?.month : undefined;
  const fits = (members: readonly BesideBill[]): boolean =>
    members.length > 0 && isRounding(members.reduce((sum, { minor }) => sum + minor, 0n) - (difference ?? 0n));
  const found = [
    ...Map.groupBy(beside, ({ document }) => document).values(),
    beside,
    beside.filter(({ month }) => month === since),
  ].find(fits);
  if (!found) return null;
  return {
    kind: 'vendor-month',
    how: 'counted-twice',
    documents: [...new Set(found.map(({ what }) => what))],
    vendors: [...new Set(found.map(({ vendor }) => vendor))],
    months: [...new Set(found.map(({ month }) => month))],
  };
}

function vendorMonth({ tie }: TieGroup, { vendors }: CauseFacts): Cause | null {
  const [piece, ...others] = tie.arisen;
  if (!piece || others.length > 0) return null;
  const { month: since, minor } = piece;
  const missing = vendors.find((one) => one.month === since && one.minor === minor);
  if (missing) return { kind: 'vendor-month', vendor: missing.vendor, month: since, how: 'missing' };
  const more = vendors.findLast((one) => one.minor === -minor);
  if (!more) return null;
  return {
    kind: 'vendor-month',
    vendor: more.vendor,
    month: more.month,
    how: more.month > since ? 'early' : 'twice',
  };
}

function notRead({ tie, months }: TieGroup): Cause | null {
  const came = tie.arisen.map(({ month }) => month);
  const still = new Set(months.filter((one) => one.still).map(({ month }) => month));
  return came.every((month) => still.has(month)) ? { kind: 'months-not-read', months: came } : null;
}

function mirrored(group: TieGroup, { groups }: CauseFacts): Cause | null {
  const { accounts, carried, tie } = group;
  const fits = ({ tie: theirs, ...other }: TieGroup): boolean =>
    other.accounts !== accounts &&
    theirs.difference !== null &&
    theirs.difference === -(tie.difference ?? 0n) &&
    theirs.since === tie.since;
  const same = groups.find((other) => fits(other) && other.carried === carried);
  if (same) return { kind: 'other-account', accounts: same.accounts };
  const leg = groups.find(fits);
  return leg ? { kind: 'other-side', accounts: leg.accounts } : null;
}

function openingOr({ carried, months, tie }: TieGroup): 'opening' | 'unexplained' {
  const { arisen } = tie;
  const isOld = arisen.length === 1 && months.length > 1 && arisen[0]?.month === months[0]?.month;
  return carried && isOld ? 'opening' : 'unexplained';
}
