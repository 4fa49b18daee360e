import { Refusal } from '../refusal/index.ts';
import { minorDigits } from './currency.ts';
import { money, type Money } from './money.ts';
import { divideRounded, type Rounding } from './rounding.ts';

/** Decimal places that a bill's amounts keep, in the lake and here: DECIMAL(38,18). */
export const fineDigits = 18;
const fineUnit = 10n ** BigInt(fineDigits);

/** An exact amount in units of 10⁻¹⁸ of a currency's major unit: what a bill row says before anything is rounded. */
export type Fine = bigint;

const decimalPattern = /^([+-])?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads a decimal text (`-12.5`, `1.2E-05`) exactly. Refuses INVALID_INPUT when it is no decimal or has more than 18 places. */
export function parseFine(text: string): Fine {
  return parseScaled(text, fineDigits);
}

/** A fine amount as the shortest exact decimal text. */
export function fineText(fine: Fine): string {
  const text = scaledText(fine, fineDigits);
  return text.replace(/\.?0+$/, '') || '0';
}

/** Reads a decimal text as money. Refuses INVALID_INPUT when it has more places than the currency's minor unit. */
export function parseMoney<C extends string>(text: string, currency: C): Money<C> {
  return money(parseScaled(text, minorDigits(currency)), currency);
}

/** Money as a decimal text with all places of its currency: what goes over the wire. */
export function moneyText(amount: Money): string {
  return scaledText(amount.minor, minorDigits(amount.currency));
}

/** A fine amount rounded once to money by the named rule. */
export function roundFine<C extends string>(fine: Fine, currency: C, rounding: Rounding): Money<C> {
  return money(divideRounded(fine, fineUnit / 10n ** BigInt(minorDigits(currency)), rounding), currency);
}

/** Money as a fine amount, exactly. */
export function toFine(amount: Money): Fine {
  return amount.minor * 10n ** BigInt(fineDigits - minorDigits(amount.currency));
}

function parseScaled(text: string, digits: number): bigint {
  const match = decimalPattern.exec(text.trim());
  if (!match) throw unreadable(text, 'is not a decimal number: write it as -12.50');
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = digits - fraction.length + Number(exponent);
  const unscaled = BigInt(whole + fraction);
  if (shift < 0) {
    const divisor = 10n ** BigInt(-shift);
    if (unscaled % divisor !== 0n)
      throw unreadable(text, `has more than ${digits} decimal places: round it to ${digits}`);
    return signed(unscaled / divisor, sign);
  }
  return signed(unscaled * 10n ** BigInt(shift), sign);
}

function unreadable(text: string, fault: string): Refusal {
  return new Refusal('INVALID_INPUT', `"${text}" ${fault}`, { value: text });
}

function signed(magnitude: bigint, sign: string | undefined): bigint {
  return sign === '-' ? -magnitude : magnitude;
}

function scaledText(value: bigint, digits: number): string {
  const magnitude = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const sign = value < 0n ? '-' : '';
  if (digits === 0) return sign + magnitude;
  return `${sign}${magnitude.slice(0, -digits)}.${magnitude.slice(-digits)}`;
}
