import { minorDigits, money, moneyText } from '@capwise/domain/money';

/** Units of a sentence: the largest that leaves a whole part in its largest amount, with two decimals. */
const units = [
  { suffix: 'M', power: 6 },
  { suffix: 'k', power: 3 },
] as const;

type Unit = (typeof units)[number];

/** Writes the amounts of one sentence in one unit, that of the largest of them. */
export type SentenceMoney = {
  /** `(6.21M)`, `412.00k`, `20.52`; below zero in parentheses. */
  readonly amount: (minor: bigint) => string;
  /** `+0.03M`, `(0.21M)`. */
  readonly change: (minor: bigint) => string;
};

export function sentenceMoney(amounts: readonly bigint[], currency: string): SentenceMoney {
  const digits = minorDigits(currency);
  const largest = amounts.map(magnitude).reduce((most, amount) => (amount > most ? amount : most), 0n);
  const unit = units.find(({ power }) => largest >= 10n ** BigInt(power + digits));
  const amount = (minor: bigint): string => {
    const text = unit ? inUnit(magnitude(minor), unit, digits) : moneyText(money(magnitude(minor), currency));
    return minor < 0n ? `(${text})` : text;
  };
  return { amount, change: (minor) => (minor > 0n ? `+${amount(minor)}` : amount(minor)) };
}

/** One amount in the unit that fits it. */
export function shortMoney(minor: bigint, currency: string): string {
  return sentenceMoney([minor], currency).amount(minor);
}

function inUnit(minor: bigint, { power, suffix }: Unit, digits: number): string {
  const divisor = 10n ** BigInt(power + digits);
  const hundredths = (minor * 100n + divisor / 2n) / divisor;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}${suffix}`;
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
