import { divideRounded, fineDigits, fineText, isCurrencyCode, minorDigits, parseFine } from '@capwise/domain/money';

/** How amounts of one table or picture are shown: one unit and one number of decimals for all of them. */
export type Scale = {
  /** What stands in the header: `$M`, `€k`, `CHF`. */
  readonly label: string;
  readonly currency: string;
  /** Powers of ten that one shown unit is worth: 0, 3 or 6. */
  readonly power: number;
  /** Decimals of every figure. */
  readonly decimals: number;
};

const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' };

/** Picks the unit by the largest amount: millions from 1M, thousands from 10k, else the smallest coin is shown. */
export function chooseScale(values: readonly (string | null)[], currency: string): Scale {
  const largest = values.reduce((max, value) => (value === null ? max : Math.max(max, Math.abs(Number(value)))), 0);
  const symbol = symbols[currency] ?? currency;
  const join = symbol.length > 1 ? ' ' : '';
  if (largest >= 999_950) return { label: `${symbol}${join}M`, currency, power: 6, decimals: 2 };
  if (largest >= 10_000) return { label: `${symbol}${join}k`, currency, power: 3, decimals: 1 };
  return { label: symbol, currency, power: 0, decimals: minorDigits(currency) };
}

/**
 * An amount in the unit of its table: negative in parentheses, zero as an en dash, unknown as the word; what rounds to
 * nothing as `<0.01`.
 */
export function amountText(value: string | null, scale: Scale): string {
  if (value === null) return 'unknown';
  if (parseFine(value) === 0n) return '–';
  const rounded = magnitudeText(value, scale);
  const text = /[1-9]/.test(rounded) ? rounded : `<${smallest(scale)}`;
  return value.startsWith('-') ? `(${text})` : text;
}

/** A change, with its sign: `+0.31`, `(1.38)`. */
export function changeText(value: string | null, scale: Scale): string {
  const text = amountText(value, scale);
  return value === null || text === '–' || text.startsWith('(') ? text : `+${text}`;
}

/** The whole figure with its unit, nothing rounded: what hovering and copying give. */
export function exactText(value: string | null, unit: string): string {
  if (value === null) return 'unknown';
  return `${exactNumber(value, unit)} ${unit}`;
}

/** The exact figure without its unit, at least the places of its currency: `-1,234.50`. */
export function exactNumber(value: string, unit: string): string {
  const [whole = '0', fraction = ''] = fineText(parseFine(value)).split('.');
  const places = isCurrencyCode(unit) ? minorDigits(unit) : 0;
  const padded = fraction.padEnd(places, '0');
  return padded ? `${grouped(whole)}.${padded}` : grouped(whole);
}

/** An amount for the running text: `(6.21M)`, `312.5k`, `20.52`. */
export function shortText(value: string | null, unit: string): string {
  if (value === null) return 'unknown';
  const scale = chooseScale([value], unit);
  const suffix = scale.power === 6 ? 'M' : scale.power === 3 ? 'k' : '';
  const text = amountText(value, scale);
  return text.endsWith(')') ? `${text.slice(0, -1)}${suffix})` : text === '–' ? text : text + suffix;
}

/** The unit of figures that are shown with all places of their currency. */
export function wholeScale(currency: string): Scale {
  return { label: currency, currency, power: 0, decimals: minorDigits(currency) };
}

/** A figure outside of a table in its own unit: money with all its places, other units as they are written. */
export function figureText(value: string | null, unit: string): string {
  if (value === null) return 'unknown';
  if (!isCurrencyCode(unit)) return `${exactNumber(value, unit)} ${unit}`;
  return amountText(value, wholeScale(unit));
}

/** A figure with every place that it has, without its unit: bill rows are finer than a cent, and so they add up. */
export function everyPlace(value: string | null, unit: string): string {
  if (value === null) return 'unknown';
  if (!isCurrencyCode(unit)) return exactNumber(value, unit);
  const places = exactNumber(value, unit).split('.')[1]?.length ?? 0;
  return amountText(value, { ...wholeScale(unit), decimals: places });
}

/** A count with thousands grouped. */
export function countText(count: number): string {
  return grouped(String(count));
}

/** `1 row`, `2,318 rows`. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A share of 1 as a whole percentage. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function magnitudeText(value: string, scale: Scale): string {
  const fine = parseFine(value.replace(/^-/, ''));
  const step = 10n ** BigInt(fineDigits + scale.power - scale.decimals);
  const digits = divideRounded(fine, step, 'half-even')
    .toString()
    .padStart(scale.decimals + 1, '0');
  if (scale.decimals === 0) return grouped(digits);
  return `${grouped(digits.slice(0, -scale.decimals))}.${digits.slice(-scale.decimals)}`;
}

/** What the last decimal of a scale is worth: a figure below it is not zero, and is not shown as zero. */
function smallest({ decimals }: Scale): string {
  return decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
