import { minorDigits } from '@capwise/domain/money';
import { shortMoney } from '../figure/index.ts';

/** A value in major units as a sentence writes it: `6.21M`, below zero in parentheses. */
export function shortValue(value: number, currency: string): string {
  return shortMoney(BigInt(Math.round(value * 10 ** minorDigits(currency))), currency);
}
