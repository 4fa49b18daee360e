import { isCurrencyCode, moneyText, parseFine, roundFine } from '@capwise/domain/money';

/** A figure as it is on the wire: `books.trace` opens its trace. */
export type WireFigure = { readonly value: string | null; readonly unit: string; readonly trace: unknown };

/** True for a figure. */
export function isFigure(value: unknown): value is WireFigure {
  return typeof value === 'object' && value !== null && 'value' in value && 'unit' in value && 'trace' in value;
}

/** A figure's value for reading: money with the places of its currency, the rest as given. */
export function figureText({ value, unit }: WireFigure): string {
  if (value === null) return 'unknown';
  return amountText(isCurrencyCode(unit) ? roundedText(value, unit) : value);
}

/** A decimal text grouped by thousands; below zero it stands in parentheses. */
export function amountText(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [];
  if (whole === '') return text;
  const isZero = /^0*$/.test(whole) && /^\.?0*$/.test(fraction);
  const shown = `${grouped(whole)}${fraction}`;
  return sign && !isZero ? `(${shown})` : shown;
}

/** A JSON number that is money, for reading: with two decimals. */
export function moneyNumberText(value: number): string {
  return amountText(value.toFixed(moneyDecimals));
}

const moneyDecimals = 2;
const decimals = 6;

/** A JSON number for reading, grouped by thousands: to six decimals, of which those that count are kept below 1. */
export function numberText(value: number): string {
  const rounded = Number(Math.abs(value) < 1 ? value.toPrecision(decimals) : value.toFixed(decimals));
  const text = String(rounded);
  return /^-?\d+(\.\d+)?$/.test(text) ? text.replace(/^-?\d+/, grouped) : text;
}

function grouped(whole: string): string {
  return whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** Half away from zero, for reading only; what would round to nothing is shown in full. */
function roundedText(value: string, currency: string): string {
  try {
    const fine = parseFine(value);
    const amount = roundFine(fine, currency, 'half-up');
    return amount.minor === 0n && fine !== 0n ? value : moneyText(amount);
  } catch {
    return value;
  }
}
