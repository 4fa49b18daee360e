import type { BillCharge } from './charge.ts';
import { lastDay } from '../time/index.ts';

/** A purchase of future use without a commitment id: usage of its issuer draws on it within its term and balance. */
type Purchase = {
  readonly issuer: string;
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  readonly left: bigint;
};

/**
 * The *unidentified* prepaid balances of one account and currency, oldest purchase first, in minor units. Bills are posted
 * in the order of their months, each starting from the balances that the month before left.
 */
export type UnidentifiedPrepaid = readonly Purchase[];

export function buy(
  prepaid: UnidentifiedPrepaid,
  charge: BillCharge,
  issuer: string,
  minor: bigint,
): UnidentifiedPrepaid {
  const term = charge.term ?? {
    start: charge.chargeMonth.toPlainDate({ day: 1 }),
    end: lastDay(charge.chargeMonth).add({ days: 1 }),
  };
  return [...prepaid, { issuer, ...term, left: minor }];
}

/** Takes up to `minor` from the purchases of an issuer whose term holds the charge month. */
export function draw(
  prepaid: UnidentifiedPrepaid,
  charge: BillCharge,
  issuer: string,
  minor: bigint,
): { readonly drawn: bigint; readonly left: UnidentifiedPrepaid } {
  let wanted = minor;
  const left = prepaid.map((purchase) => {
    if (wanted <= 0n || purchase.issuer !== issuer || !covers(purchase, charge)) return purchase;
    const part = wanted < purchase.left ? wanted : purchase.left;
    wanted -= part;
    return { ...purchase, left: purchase.left - part };
  });
  return { drawn: minor - wanted, left: left.filter((purchase) => purchase.left > 0n) };
}

function covers(purchase: Purchase, { chargeMonth }: BillCharge): boolean {
  const first = chargeMonth.toPlainDate({ day: 1 });
  return (
    Temporal.PlainDate.compare(first, purchase.end) < 0 &&
    Temporal.PlainDate.compare(lastDay(chargeMonth), purchase.start) >= 0
  );
}
