import { roundToSum, type Money } from '../money/index.ts';
import { invoiceName, type BillCharge, type BillRun } from './charge.ts';

/** What a charge carries of its invoice's cents. */
export type Cents = { readonly billed: Money; readonly effective: Money };

/**
 * The cents of each charge of a month: an invoice's totals are rounded once, half up, and handed to its charges by largest
 * remainder (accounting contract, §3). Charges come in posting order, which settles equal remainders.
 */
export function centsOf(charges: readonly BillCharge[], run: BillRun): ReadonlyMap<BillCharge, Cents> {
  const cents = new Map<BillCharge, Cents>();
  for (const invoice of Map.groupBy(charges, (charge) => invoiceName(charge, run)).values()) {
    const rounded = (measure: 'billed' | 'effective'): readonly Money[] =>
      roundToSum(
        invoice.map((charge) => charge[measure]),
        run.currency,
        'half-up',
      );
    const [billed, effective] = [rounded('billed'), rounded('effective')];
    invoice.forEach((charge, index) => {
      const [left, right] = [billed[index], effective[index]];
      if (left && right) cents.set(charge, { billed: left, effective: right });
    });
  }
  return cents;
}
