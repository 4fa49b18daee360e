import { minorDigits, money, parseMoney, type Money } from '@capwise/domain/money';
import { parseMonth, type Month } from '@capwise/domain/time';
import type { Section } from './reader.ts';

const powers: Readonly<Record<string, number>> = { '': 0, k: 3, K: 3, M: 6, m: 6, B: 9, b: 9 };

/** A century: nothing in a case reaches further. */
const monthsMax = 1200;
const daysOfMonth = 30;

/** `5M`, `800k`, `1,200,000` or `12.50` as money above zero. */
export function amountOf(section: Section, key: string, currency: string): Money {
  const text = section.required(key, '5M');
  const match = /^([0-9][0-9,]*)(?:\.(\d+))?\s*([kKmMbB]?)$/.exec(text);
  const power = powers[match?.[3] ?? ''] ?? 0;
  const fraction = match?.[2] ?? '';
  const minor = minorDigits(currency);
  if (!match || fraction.length > power + minor) {
    throw section.refuse(
      key,
      `it is not an amount in ${currency}: write 5M, 800k or 1200000; costs and income are both above zero`,
    );
  }
  const scaled = `${match[1]?.replaceAll(',', '')}${fraction.padEnd(power + minor, '0')}`;
  return fraction === '' && power === 0
    ? parseMoney(match[1]?.replaceAll(',', '') ?? '0', currency)
    : money(BigInt(scaled), currency);
}

/** `60 months`, `5 years` or `60` in months. */
export function durationOf(section: Section, key: string): number {
  const text = section.required(key, '60 months');
  const match = /^(-?\d+)(?:\s*(months?|years?))?$/.exec(text);
  if (!match) throw section.refuse(key, 'it is not a duration: write 60 months or 5 years');
  return withinLimit(section, key, Number(match[1]) * (match[2]?.startsWith('year') ? 12 : 1));
}

/** `24 months` or `5 years` as months above zero. */
export function lifeOf(section: Section, key: string): number {
  const months = durationOf(section, key);
  if (months > 0) return months;
  throw section.refuse(key, 'it has no schedule: give a whole number of months above 0');
}

/** `1 month` as months from 0 on. */
export function delayOf(section: Section, key: string): number {
  const months = durationOf(section, key);
  if (months >= 0) return months;
  throw section.refuse(key, 'it is before the work: write 0, or 1 month');
}

/** A whole number above zero. */
export function countOf(section: Section, key: string): number {
  const text = section.required(key, '5');
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw section.refuse(key, 'it is not a number of people: write 5');
}

/** A whole number of months from the start of the case. */
export function offsetOf(section: Section, key: string): number {
  const text = section.required(key, '18');
  if (/^\d+$/.test(text)) return withinLimit(section, key, Number(text));
  throw section.refuse(
    key,
    'it is not a month counted from the start of the case: write 0 for the first, 18 for the nineteenth',
  );
}

/** `60` or `60 days`. */
export function daysOf(section: Section, key: string): number {
  const match = /^(\d+)(?:\s*days?)?$/.exec(section.required(key, '60 days'));
  if (!match) throw section.refuse(key, 'it is not a number of days: write 60 days');
  withinLimit(section, key, Math.ceil(Number(match[1]) / daysOfMonth));
  return Number(match[1]);
}

/** `10%` or `0.1` as a rate a year above −100%. */
export function rateOf(section: Section, key: string): number {
  const text = section.required(key, '10%');
  const match = /^(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(text);
  const rate = match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : Number.NaN;
  if (Number.isFinite(rate) && rate > -1) return rate;
  throw section.refuse(key, 'it is not a rate a year: write 10%');
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
  const word = words.find((known) => known === text || known === text.replaceAll(' ', '-'));
  if (word !== undefined) return word;
  throw section.refuse(key, `it is none of ${words.join(', ')}`);
}

function withinLimit(section: Section, key: string, months: number): number {
  if (months <= monthsMax) return months;
  throw section.refuse(key, `it is beyond ${monthsMax} months: a case looks ahead a century at most`);
}
