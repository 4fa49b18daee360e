import { divideRounded, money, moneyText, type Ratio } from '@capwise/domain/money';
import { firstDay, type Month } from '@capwise/domain/time';
import type { CellFormat, CellRole, FormulaCell, PlainCell, WorkbookCell } from '../../ports/index.ts';

type Dress = { readonly role?: CellRole; readonly format?: CellFormat };

export function textCell(text: string, dress: Dress = {}): NonNullable<WorkbookCell> {
  return { kind: 'text', text, format: 'text', ...dress };
}

export function formulaCell(formula: string, cached: PlainCell, dress: Dress = {}): FormulaCell & Dress {
  return { kind: 'formula', formula, cached, ...dress };
}

export function wholeNumber(value: bigint | number): PlainCell {
  return { kind: 'number', decimal: value.toString() };
}

/** An amount of minor units in the units of its currency. */
export function amountNumber(minor: bigint, currency: string): PlainCell {
  return { kind: 'number', decimal: moneyText(money(minor, currency)) };
}

export function monthDay(month: Month): PlainCell {
  return { kind: 'day', day: firstDay(month).toString() };
}

export function dayNumber(day: Temporal.PlainDate): PlainCell {
  return { kind: 'day', day: day.toString() };
}

const significantDigits = 15;
const decimalsMost = 9;

/** A fraction with as many digits as a cell holds: what the formula beside it comes to. */
export function fractionNumber({ numerator, denominator }: Ratio): PlainCell {
  const whole = (numerator / denominator).toString().replace('-', '').length;
  const decimals = Math.max(0, Math.min(decimalsMost, significantDigits - whole));
  const scaled = divideRounded(numerator * 10n ** BigInt(decimals), denominator, 'half-even');
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const fraction = digits.slice(point).replace(/0+$/, '');
  const sign = scaled < 0n ? '-' : '';
  return { kind: 'number', decimal: `${sign}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}` };
}

/** The letters of a column, from 0: A, B, …, AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
