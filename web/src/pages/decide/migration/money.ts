import { amountText, type Scale } from '../../../format/amount.ts';

/** An estimate as a decimal text, as figures of the books come. */
export function decimalText(value: number): string {
  return value.toFixed(2);
}

/** An estimate in the unit of its table. */
export function shownAmount(value: number, scale: Scale): string {
  return amountText(decimalText(value), scale);
}
