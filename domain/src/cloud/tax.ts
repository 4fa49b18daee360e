import { allocate } from '../money/allocate.ts';
import { money, type Money } from '../money/index.ts';
import { commitmentKey, invoiceName, type BillCharge, type BillRun } from './charge.ts';
import { joinParts, monthsOfTerm, overMonths, type Term, type TermPart } from './over-term.ts';

/**
 * The charges that a tax row is a tax on, as far as its columns say: those of its commitment; without one, those of its invoice
 * and service; where it names no service either, those of its invoice.
 */
function taxedCharges(tax: BillCharge, siblings: readonly BillCharge[], run: BillRun): readonly BillCharge[] {
  const { commitment } = tax;
  const invoice = invoiceName(tax, run);
  return siblings.filter((charge) => {
    if (charge.category === 'Tax' || charge.billed <= 0n) return false;
    if (commitment !== null)
      return charge.commitment !== null && commitmentKey(charge.commitment) === commitmentKey(commitment);
    return invoiceName(charge, run) === invoice && (tax.service === null || charge.service === tax.service);
  });
}

/**
 * How a tax becomes expense where what it taxes was bought for a stated term: in proportion to what the taxed charges bill, the
 * share of each such purchase over its term, the rest at once. Empty where nothing that it taxes runs over a term.
 */
export function taxOverTerm(
  tax: BillCharge,
  effective: Money,
  { siblings, run }: { readonly siblings: readonly BillCharge[]; readonly run: BillRun },
): readonly TermPart[] {
  if (tax.term) return overMonths(effective, monthsOfTerm(tax.term));
  const taxed = taxedCharges(tax, siblings, run);
  const bought = taxed.flatMap(({ category, term, billed }): readonly { term: Term; billed: bigint }[] =>
    category === 'Purchase' && term ? [{ term, billed }] : [],
  );
  if (bought.length === 0) return [];
  const whole = taxed.reduce((sum, { billed }) => sum + billed, 0n);
  const spread = bought.reduce((sum, { billed }) => sum + billed, 0n);
  const shares = allocate(effective, [...bought.map(({ billed }) => billed), whole - spread]);
  const atOnce = { month: tax.chargeMonth, minor: shares.at(-1)?.minor ?? 0n };
  return joinParts([
    ...bought.flatMap(({ term }, index) =>
      overMonths(shares[index] ?? money(0n, effective.currency), monthsOfTerm(term)),
    ),
    ...(atOnce.minor === 0n ? [] : [atOnce]),
  ]);
}

/** The purchases of future use that a tax which is no expense yet goes with, each with its share in minor units. */
export function taxIntoPrepaid(
  tax: BillCharge,
  amount: Money,
  { siblings, run }: { readonly siblings: readonly BillCharge[]; readonly run: BillRun },
): readonly { readonly purchase: BillCharge; readonly minor: bigint }[] {
  const bought = taxedCharges(tax, siblings, run).filter(
    ({ category, effective }) => category === 'Purchase' && effective === 0n,
  );
  if (bought.length === 0) return [];
  const shares = allocate(
    amount,
    bought.map(({ billed }) => billed),
  );
  return bought.map((purchase, index) => ({ purchase, minor: shares[index]?.minor ?? 0n }));
}
