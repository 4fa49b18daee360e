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
  const grouped = `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
  return sign && !isZero ? `(${grouped})` : grouped;
}

/** A JSON number for reading: grouped from ten thousand on, so that years and ports stay as they are written. */
export function numberText(value: number): string {
  const text = String(value);
  return Math.abs(value) >= 10_000 && /^-?\d+(\.\d+)?$/.test(text)
    ? text.replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','))
    : text;
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
