import { money, minorDigits, moneyText, parseMoney } from '@capwise/domain/money';
import { addMonths } from '@capwise/domain/time';
import { sentenceMoney, shortMoney } from '../../figure/index.ts';
import type { Cell } from './document.ts';
import type { Evaluation, MemoFacts, OptionAnswer } from './facts.ts';

type LineName = OptionAnswer['lines'][number]['line'];

/** Minor units of a figure. */
export function minorOf(value: string | null, currency: string): bigint {
  return parseMoney(value ?? '0', currency).minor;
}

/** The figures of a line by year, and over all, in minor units; zero where no option has anything in it. */
export function lineMinor(
  { lines }: OptionAnswer,
  name: LineName,
  currency: string,
): { readonly years: readonly bigint[]; readonly total: bigint } {
  const found = lines.find(({ line }) => line === name);
  return {
    years: found?.figures.map(({ value }) => minorOf(value, currency)) ?? [],
    total: minorOf(found?.total.value ?? null, currency),
  };
}

/** Amounts of one table: to the minor unit, or without it where all of them are whole. Below zero in parentheses. */
export function exactAmounts(minors: readonly bigint[], currency: string): (minor: bigint) => Cell {
  const digits = minorDigits(currency);
  const unit = 10n ** BigInt(digits);
  const isWhole = minors.every((minor) => minor % unit === 0n);
  return (minor) => {
    const value = moneyText(money(minor, currency));
    const [whole = '', fraction] = value.replace('-', '').split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    const text = isWhole || fraction === undefined ? grouped : `${grouped}.${fraction}`;
    return { text: minor < 0n ? `(${text})` : text, value };
  };
}

/** An amount of the estimates, in major units, in short: three digits after the point would say more than is known. */
export function roundAmount(value: number, currency: string): Cell {
  return { text: shortText(value, currency), value: String(value) };
}

/** Amounts of one table in one unit, that of the largest. */
export function roundAmounts(values: readonly number[], currency: string): (value: number) => Cell {
  const minor = (value: number): bigint => BigInt(Math.round(value * 10 ** minorDigits(currency)));
  const { amount } = sentenceMoney(values.map(minor), currency);
  return (value) => ({ text: amount(minor(value)), value: String(value) });
}

/** The same as text: `12.35M`, below zero in parentheses. */
export function shortText(value: number, currency: string): string {
  return shortMoney(BigInt(Math.round(value * 10 ** minorDigits(currency))), currency);
}

/** `12.5%`; what is above nothing and below everything never reads as either. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.001) return 'below 0.1%';
  if (share < 1 && share > 0.999) return 'above 99.9%';
  return `${Number((share * 100).toFixed(1))}%`;
}

/** A share with its exact value. */
export function percent(share: number): Cell {
  return { text: percentText(share), value: String(share) };
}

/** A year of the case as a heading: `2027`, or from month to month. */
export function yearLabels({ periods }: Evaluation): readonly string[] {
  return periods.map(({ period }) => period.replace('..', ' to '));
}

/** A point in time in words: the first day, or the end of a month. */
export function pointText({ subject }: MemoFacts, point: number): string {
  return point === 0 ? 'on the first day' : `at the end of ${monthText(subject, point)}`;
}

/** The same in short: `2027-03`, at the end of it. */
export function shortPoint({ subject }: MemoFacts, point: number): string {
  return point === 0 ? 'first day' : monthText(subject, point);
}

function monthText({ start }: MemoFacts['subject'], point: number): string {
  return addMonths(start, point - 1).toString();
}

/** `A, B and C`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
