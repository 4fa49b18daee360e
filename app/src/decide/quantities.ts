import { Refusal } from '@capwise/domain';
import { minorDigits, money, parseMoney, type Money } from '@capwise/domain/money';
import { isRange, namesIn, parseRange, type Formula, type Unit } from '@capwise/domain/estimate';
import { monthsOfRecurrence, type Recurrence } from '@capwise/domain/decide';
import { parseMonth, type Month } from '@capwise/domain/time';
import { calculated, plus, type Calculated, type Expected } from './formulas.ts';
import type { Section } from './reader.ts';

/** What a cell says: what it comes to, and the formula where it is calculated from assumptions. */
export type Quantity<Value> = { readonly value: Value; readonly formula: Formula | null };

const powers: Readonly<Record<string, number>> = { '': 0, k: 3, K: 3, M: 6, m: 6, B: 9, b: 9 };

/** A century: nothing in a case reaches further. */
const monthsMax = 1200;
const daysOfMonth = 30;
/** In major units. */
const amountMax = 1e15;

/** What a cell needs, and what a range of it could be called. */
type Measured = Parameters<typeof calculated>[2] & { readonly called: string };

/** A calculated cell that names no assumption is a plain quantity. Refuses a range, which only assumptions have. */
function measured(section: Section, key: string, { called, ...expected }: Measured): Quantity<number> {
  const text = section.required(key, '5M');
  if (isSpread(text))
    throw section.refuse(
      key,
      `a range stands under "assumptions:", and a line names it: write "${called}: ${text}" there, and "${key}: ${called}" here`,
    );
  const { formula, value }: Calculated = calculated(section, key, expected);
  return { value, formula: namesIn(formula).length === 0 ? null : formula };
}

/** True for a range of more than one amount, well written or not; a date reads as one, and is none. */
function isSpread(text: string): boolean {
  if (!isRange(text) || /^\d{4}-\d{2}/.test(text)) return false;
  try {
    return parseRange(text).distribution !== null;
  } catch (error) {
    return error instanceof Refusal && error.code !== 'INVALID_FORMULA';
  }
}

/** A quantity that needs no formula. */
export function known<Value>(value: Value): Quantity<Value> {
  return { value, formula: null };
}

/** Two quantities together. */
export function together(left: Quantity<number>, right: Quantity<number>): Quantity<number> {
  const isCalculated = left.formula !== null || right.formula !== null;
  return {
    value: left.value + right.value,
    formula: isCalculated ? plus(left.formula ?? left.value, right.formula ?? right.value) : null,
  };
}

/** The value of a cell that cannot be calculated from assumptions. Refuses INVALID_CASE where it is. */
export function sure<Value>(section: Section, key: string, { value, formula }: Quantity<Value>): Value {
  if (formula === null) return value;
  throw section.refuse(key, 'it cannot be calculated from assumptions here: write the quantity itself');
}

/** `5M`, `800k`, `1,200,000` or `12.50` as money above zero, or a formula of assumptions. */
export function amountOf(
  section: Section,
  key: string,
  { currency, every = 'once' }: { readonly currency: string; readonly every?: Recurrence },
): Quantity<Money> {
  const text = section.required(key, '5M');
  const minor = minorDigits(currency);
  const match = /^([0-9][0-9,]*)(?:\.(\d+))?\s*([kKmMbB]?)$/.exec(text);
  const power = powers[match?.[3] ?? ''] ?? 0;
  const fraction = match?.[2] ?? '';
  if (match && fraction.length <= power + minor) {
    requireAmount(section, key, Number(match[1]?.replaceAll(',', '')) * 10 ** power);
    const scaled = `${match[1]?.replaceAll(',', '')}${fraction.padEnd(power + minor, '0')}`;
    return known(
      fraction === '' && power === 0
        ? parseMoney(match[1]?.replaceAll(',', '') ?? '0', currency)
        : money(BigInt(scaled), currency),
    );
  }
  const { formula, value } = measured(section, key, {
    what: `an amount in ${currency}`,
    called: 'build cost',
    remedy: 'write 5M, 800k or 1200000; costs and income are both above zero',
    factorOf: amountFactor(currency, every),
  });
  if (value < 0)
    throw section.refuse(
      key,
      `it comes to ${value}: costs and income are both above zero; write it the other way round`,
    );
  requireAmount(section, key, value);
  return { value: money(BigInt(Math.round(value * 10 ** minor)), currency), formula };
}

function requireAmount(section: Section, key: string, value: number): void {
  if (value <= amountMax) return;
  throw section.refuse(key, `it comes to more than ${amountMax}, which no company has: write 5M, 800k or 1200000`);
}

/** Money fits as it is; money a month is multiplied by the months from one amount to the next. People are counted beside it. */
function amountFactor(currency: string, every: Recurrence): Expected['factorOf'] {
  return (unit) => {
    const { [currency]: coins, month, person, ...others } = powersOf(unit);
    const fits = coins === 1 && Object.keys(others).length === 0 && (person === undefined || person === -1);
    if (!fits) return null;
    if (month === undefined) return 1;
    return month === -1 && every !== 'once' ? monthsOfRecurrence[every] : null;
  };
}

function powersOf(unit: Unit): Readonly<Record<string, number>> {
  return unit;
}

const inMonths: Expected['factorOf'] = (unit) => (isOnly(unit, 'month') ? 1 : null);
const inDays: Expected['factorOf'] = (unit) => (isOnly(unit, 'month') ? daysOfMonth : null);
const inPeople: Expected['factorOf'] = (unit) => (isOnly(unit, 'person') || isBare(unit) ? 1 : null);
const inShares: Expected['factorOf'] = (unit) => (isBare(unit) ? 1 : null);

function isOnly(unit: Unit, base: string): boolean {
  return Object.keys(unit).length === 1 && powersOf(unit)[base] === 1;
}

function isBare(unit: Unit): boolean {
  return Object.keys(unit).length === 0;
}

/** `60 months`, `5 years` or `60` as months above zero; a line that a block wrote may last none. */
export function durationOf(section: Section, key: string): Quantity<number> {
  const months = monthsIn(section, key);
  if (months.value > 0 || (months.value === 0 && section.isGenerated)) return months;
  const open = key === 'for' ? ', or leave it out where it goes on to the end of the case' : '';
  throw section.refuse(key, `it comes to ${countText(months.value, 'month')}: write 60 months or 5 years${open}`);
}

function countText(count: number, word: string): string {
  return `${count} ${Math.abs(count) === 1 ? word : `${word}s`}`;
}

function monthsIn(section: Section, key: string): Quantity<number> {
  const text = section.required(key, '60 months');
  const match = /^(-?\d+)(?:\s*(months?|years?))?$/.exec(text);
  if (match) return known(withinLimit(section, key, Number(match[1]) * (match[2]?.startsWith('year') ? 12 : 1)));
  const { formula, value } = measured(section, key, {
    what: 'a duration',
    called: 'duration',
    remedy: 'write 60 months or 5 years',
    factorOf: inMonths,
  });
  return { formula, value: withinLimit(section, key, Math.round(value)) };
}

/** `24 months` or `5 years` as months above zero. */
export function lifeOf(section: Section, key: string): Quantity<number> {
  const months = monthsIn(section, key);
  if (months.value > 0) return months;
  throw section.refuse(key, 'it has no schedule: give a whole number of months above 0');
}

/** `1 month` as months from 0 on. */
export function delayOf(section: Section, key: string): Quantity<number> {
  const months = monthsIn(section, key);
  if (months.value >= 0) return months;
  throw section.refuse(key, 'it is before the work: write 0, or 1 month');
}

/** A whole number above zero, or a formula of assumptions. */
export function countOf(section: Section, key: string): Quantity<number> {
  const text = section.required(key, '5');
  if (/^[1-9]\d{0,5}$/.test(text)) return known(Number(text));
  if (/^-?[\d.,]+$/.test(text)) throw section.refuse(key, 'it is not a number of people: write 5');
  const counted = measured(section, key, {
    what: 'a number of people',
    called: 'engineers',
    remedy: 'write 5',
    factorOf: inPeople,
  });
  if (counted.value >= 0) return counted;
  throw section.refuse(key, `it comes to ${counted.value}: write a number of people above zero`);
}

/** A whole number of months from the start of the case. */
export function offsetOf(section: Section, key: string): Quantity<number> {
  const text = section.required(key, '18');
  if (/^\d+$/.test(text)) return known(withinLimit(section, key, Number(text)));
  const { formula, value } = measured(section, key, {
    what: 'a month counted from the start of the case',
    called: 'first month',
    remedy: 'write 0 for the first, 18 for the nineteenth',
    factorOf: inMonths,
  });
  if (value >= 0) return { formula, value: withinLimit(section, key, Math.round(value)) };
  throw section.refuse(key, `it comes to month ${Math.round(value)}, before the start of the case: write 0 or more`);
}

/** `60` or `60 days`, from 0 on. */
export function daysOf(section: Section, key: string): Quantity<number> {
  const match = /^(\d+)(?:\s*days?)?$/.exec(section.required(key, '60 days'));
  if (match) {
    withinLimit(section, key, Math.ceil(Number(match[1]) / daysOfMonth));
    return known(Number(match[1]));
  }
  const { formula, value } = measured(section, key, {
    what: 'a number of days',
    called: 'terms',
    remedy: 'write 60 days',
    factorOf: inDays,
  });
  withinLimit(section, key, Math.ceil(value / daysOfMonth));
  const days = Math.round(value);
  if (days >= 0) return { formula, value: days };
  throw section.refuse(
    key,
    `it comes to ${countText(days, 'day')}, before the money is owed: write 0 for the same day, or 60 days`,
  );
}

/** `10%` or `0.1` as a rate a year above −100%. */
export function rateOf(section: Section, key: string): Quantity<number> {
  const text = section.required(key, '10%');
  const match = /^(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(text);
  const rate = match
    ? known(Number(match[1]) / (match[2] === '%' ? 100 : 1))
    : measured(section, key, { what: 'a rate a year', called: 'rate', remedy: 'write 10%', factorOf: inShares });
  if (Number.isFinite(rate.value) && rate.value > -1) return rate;
  const comes = rate.formula ? `, it comes to ${Math.round(rate.value * 1e4) / 100}%` : '';
  throw section.refuse(key, `it is not a rate a year above -100%${comes}: write 10%`);
}

export function monthOf(section: Section, key: string): Month {
  const text = section.required(key, '2027-01');
  try {
    return parseMonth(text);
  } catch {
    throw section.refuse(key, 'it is not a month: write 2027-01');
  }
}

/** `yes` or `no`; no where it is not said. */
export function isSaid(section: Section, key: string): boolean {
  return section.has(key) && wordOf(section, key, ['no', 'yes']) === 'yes';
}

/** One of a few words; `capitalize labor` and `capitalize-labor` are the same. */
export function wordOf<Word extends string>(section: Section, key: string, words: readonly Word[]): Word {
  const text = section.required(key, words[0] ?? '');
  const word = words.find((each) => each === text || each === text.replaceAll(' ', '-'));
  if (word !== undefined) return word;
  throw section.refuse(key, `it is none of ${words.join(', ')}`);
}

function withinLimit(section: Section, key: string, months: number): number {
  if (months <= monthsMax) return months;
  throw section.refuse(key, `it is beyond ${monthsMax} months: a case looks ahead a century at most`);
}
