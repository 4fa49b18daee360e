import { minorDigits, money, moneyText } from '@capwise/domain/money';

/** Units of a sentence: the largest that leaves a whole part, with two decimals. */
const units = [
  { suffix: 'M', power: 6 },
  { suffix: 'k', power: 3 },
] as const;

/** Money as a sentence says it: `(6.21M)`, `412k`, `20.52`; below zero in parentheses. */
export function shortMoney(minor: bigint, currency: string): string {
  const text = shortMagnitude(minor < 0n ? -minor : minor, currency);
  return minor < 0n ? `(${text})` : text;
}

/** A change as a sentence says it: `+0.03M`, `(0.21M)`. */
export function signedShortMoney(minor: bigint, currency: string): string {
  return minor > 0n ? `+${shortMoney(minor, currency)}` : shortMoney(minor, currency);
}

function shortMagnitude(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const unit = units.find(({ power }) => minor >= 10n ** BigInt(power + digits));
  if (!unit) return moneyText(money(minor, currency));
  const hundredths = (minor * 100n + 10n ** BigInt(unit.power + digits) / 2n) / 10n ** BigInt(unit.power + digits);
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}${unit.suffix}`;
}
