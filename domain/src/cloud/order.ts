import { compareMonths } from '../time/index.ts';
import type { BillCharge } from './charge.ts';

/**
 * The order in which the charges of a month post, in whatever order they come: what is bought, its tax, what is used, and last
 * what is given back. So a month can use what it buys, and a refund finds the balance that use left.
 */
export function inPostingOrder(charges: readonly BillCharge[]): readonly BillCharge[] {
  return charges.toSorted((left, right) => rankOf(left) - rankOf(right) || compareCharges(left, right));
}

/** Money that comes back for something other than use. */
export function givesBack({ category, billed }: Pick<BillCharge, 'category' | 'billed'>): boolean {
  return billed < 0n && category !== 'Usage';
}

function rankOf(charge: BillCharge): number {
  if (givesBack(charge)) return 3;
  if (charge.category === 'Purchase') return 0;
  return charge.category === 'Tax' ? 1 : 2;
}

function compareCharges(left: BillCharge, right: BillCharge): number {
  return (
    compareTexts(left.invoice, right.invoice) ||
    compareTexts(left.issuer, right.issuer) ||
    compareTexts(left.service, right.service) ||
    compareTexts(left.category, right.category) ||
    compareTexts(left.commitment, right.commitment) ||
    compareTexts(left.chargeClass ?? null, right.chargeClass ?? null) ||
    compareMonths(left.chargeMonth, right.chargeMonth) ||
    compareTexts(termText(left), termText(right)) ||
    compareTexts(left.part, right.part) ||
    compareAmounts(left.billed, right.billed) ||
    compareAmounts(left.effective, right.effective)
  );
}

function termText({ term }: BillCharge): string | null {
  return term && `${term.start} ${term.end}`;
}

/** What says nothing comes last, as in the lake. */
function compareTexts(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}

function compareAmounts(left: bigint, right: bigint): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
