import { firstDay, lastDay, type Month } from '../time/index.ts';
import type { BillCharge } from './charge.ts';
import type { Term } from './over-term.ts';

/** A purchase of future use without a commitment id: usage of its issuer draws on it within its term and balance. */
type Purchase = {
  /** The charge that bought it, or the tax on one. */
  readonly charge: BillCharge;
  readonly issuer: string;
  readonly term: Term;
  /** Whether the bill states the term; where it does not, the month of the charge stands for it. */
  readonly stated: boolean;
  readonly left: bigint;
};

/**
 * The *unidentified* prepaid balances of one account and currency, oldest purchase first, in minor units. Bills are posted
 * in the order of their months, each starting from the balances that the month before left.
 */
export type UnidentifiedPrepaid = readonly Purchase[];

/** Adds what a charge bought; a charge that states no term can be used in its own month. */
export function buy(
  prepaid: UnidentifiedPrepaid,
  { term, left, ...bought }: Pick<Purchase, 'charge' | 'issuer' | 'left'> & { readonly term: Term | null },
): UnidentifiedPrepaid {
  if (term) return [...prepaid, { ...bought, term, stated: true, left }];
  const { chargeMonth } = bought.charge;
  const month = { start: firstDay(chargeMonth), end: lastDay(chargeMonth).add({ days: 1 }) };
  return [...prepaid, { ...bought, term: month, stated: false, left }];
}

/** Takes up to `minor` from the purchases of an issuer whose term holds the charge month. */
export function draw(
  prepaid: UnidentifiedPrepaid,
  charge: BillCharge,
  { issuer, minor }: { readonly issuer: string; readonly minor: bigint },
): { readonly drawn: bigint; readonly left: UnidentifiedPrepaid } {
  let wanted = minor;
  const left = prepaid.map((purchase) => {
    if (wanted <= 0n || purchase.issuer !== issuer || !covers(purchase.term, charge.chargeMonth)) return purchase;
    const part = wanted < purchase.left ? wanted : purchase.left;
    wanted -= part;
    return { ...purchase, left: purchase.left - part };
  });
  return { drawn: minor - wanted, left: left.filter((purchase) => purchase.left > 0n) };
}

function covers({ start, end }: Term, month: Month): boolean {
  return Temporal.PlainDate.compare(firstDay(month), end) < 0 && Temporal.PlainDate.compare(lastDay(month), start) >= 0;
}

/** How a prepaid balance is shown: below zero it is a liability, never a negative asset (accounting contract, §3). */
export function presentPrepaid(minor: bigint): 'prepaid' | 'accrued liability' {
  return minor < 0n ? 'accrued liability' : 'prepaid';
}
