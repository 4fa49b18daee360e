import type { Calculation, FinanceFunction } from './finance-function.ts';

type Unit = FinanceFunction['unit'];

const nouns: Partial<Record<Unit, string>> = {
  periods: 'periods',
  years: 'years',
  months: 'months',
  days: 'days',
  hours: 'hours',
  units: 'units',
};

/** A value for reading: two decimals for amounts, a percentage for shares, negative in parentheses. */
export function valueText(value: number, unit: Unit): string {
  const scaled = unit === 'share' ? value * 100 : value;
  const size = Math.abs(scaled);
  const decimals = unit === 'share' || unit === 'times' || nouns[unit] ? 4 : 2;
  const text =
    size !== 0 && (size < 10 ** -decimals || size >= 1e15)
      ? size.toPrecision(6)
      : size.toLocaleString('en-US', { maximumFractionDigits: decimals });
  const signed = scaled < 0 ? `(${text})` : text;
  return unit === 'share' ? `${signed}%` : signed;
}

/** The answer in one phrase for the headline. */
export function answerText({ value, roots }: Calculation, unit: Unit): string {
  const noun = nouns[unit] ? ` ${nouns[unit]}` : '';
  const others = roots ? `, one of ${roots.length}` : '';
  if (typeof value === 'number') return valueText(value, unit) + noun + others;
  if (!Array.isArray(value)) return 'year by year';
  return value.length === 0 ? 'never' : value.map((one) => valueText(one, unit)).join(' and ') + noun;
}

/** Every digit of an answer, for copying. */
export function exactAnswer({ value }: Calculation): string {
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join('\n') : JSON.stringify(value, null, 2);
}

const words: Readonly<Record<string, string>> = {
  ebitda: 'EBITDA',
  ebit: 'EBIT',
  capex: 'Capex',
  fcf: 'free cash flow',
};

/** The name of a part of an answer in words: `preTaxCash` is `Pre tax cash`. */
export function partName(name: string): string {
  const parts = name.split(/(?=[A-Z\d])/).map((part) => words[part.toLowerCase()] ?? part.toLowerCase());
  const text = parts.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
