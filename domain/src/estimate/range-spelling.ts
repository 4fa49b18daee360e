import { parseFormula, rangeNames } from './formula-read.ts';
import { isAmountLike } from './range-amount.ts';

/** Distributions that are written by name. */
export type RangeName = (typeof rangeNames)[number];

/** How a range is written, with its amounts as texts. */
export type RangeSpelling =
  | { readonly kind: 'single'; readonly value: string }
  | { readonly kind: 'interval'; readonly low: string; readonly high: string }
  | { readonly kind: 'around'; readonly base: string; readonly low: string; readonly high: string }
  | { readonly kind: 'quantiles'; readonly of: readonly { readonly percent: number; readonly value: string }[] }
  | { readonly kind: 'named'; readonly name: RangeName; readonly of: readonly string[] }
  | { readonly kind: 'chance'; readonly chance: string; readonly value: string }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'dates' };

/** How a text would be read as a range; null where it is none, but may be a formula. */
export function spellingOf(text: string): RangeSpelling | null {
  const trimmed = text
    .trim()
    .replaceAll(/(?<=[\p{L}\p{N}%])\s*–\s*(?=[\d.])/gu, ' to ')
    .replaceAll(/\s+/g, ' ');
  return (
    datesIn(trimmed) ??
    namedIn(trimmed) ??
    chanceIn(trimmed) ??
    choiceIn(trimmed) ??
    quantilesIn(trimmed) ??
    aroundIn(trimmed) ??
    intervalIn(trimmed) ??
    threeIn(trimmed) ??
    singleIn(trimmed)
  );
}

/** True where a text is a range or one amount, well written or not, and not a formula over names. */
export function isRange(text: string): boolean {
  return spellingOf(text) !== null;
}

function datesIn(text: string): RangeSpelling | null {
  return /^\d{4}-\d{2}(?:-\d{2})?(?: to \d{4}-\d{2}(?:-\d{2})?)?$/.test(text) ? { kind: 'dates' } : null;
}

function namedIn(text: string): RangeSpelling | null {
  const [, called = '', inside = ''] = /^(\w+) ?\(([^()]*)\)$/.exec(text) ?? [];
  const name = rangeNames.find((known) => known === called.toLowerCase());
  if (!name) return null;
  return { kind: 'named', name, of: listOf(inside) };
}

/** A comma between digits that make a thousand is no end of an amount. */
function listOf(text: string): readonly string[] {
  return text.split(/, |,(?!\d{3}(?!\d))/).map((part) => part.trim());
}

function chanceIn(text: string): RangeSpelling | null {
  const [, chance, value] = /^(.+) chance of (.+)$/i.exec(text) ?? [];
  if (chance === undefined || value === undefined || !isAmountLike(chance)) return null;
  return { kind: 'chance', chance, value };
}

function choiceIn(text: string): RangeSpelling | null {
  const [, list] = /^one of (.+)$/i.exec(text) ?? [];
  if (list === undefined || !/^[-−.\d]/.test(list)) return null;
  return { kind: 'choice', of: list.split(/ or /).flatMap(listOf) };
}

function quantilesIn(text: string): RangeSpelling | null {
  if (!/^P\d+\s/i.test(text)) return null;
  const parts = listOf(text).map((part) => /^P(\d+) (.+)$/i.exec(part));
  if (parts.some((part) => part === null)) return null;
  return { kind: 'quantiles', of: parts.map((part) => ({ percent: Number(part?.[1]), value: part?.[2] ?? '' })) };
}

function aroundIn(text: string): RangeSpelling | null {
  const [, base, inside] = /^([^()]+)\(([^()]+)\)$/.exec(text) ?? [];
  const [low, high, ...others] = inside?.split(' to ') ?? [];
  if (base === undefined || low === undefined || high === undefined || others.length > 0) return null;
  return isAmountLike(base) && isAmountLike(low) ? { kind: 'around', base, low, high } : null;
}

function intervalIn(text: string): RangeSpelling | null {
  const [, low, high] = /^(.+?) to (.+)$/.exec(text) ?? [];
  return low !== undefined && high !== undefined && isAmountLike(low) ? { kind: 'interval', low, high } : null;
}

function threeIn(text: string): RangeSpelling | null {
  const parts = text.split(/\s*\/\s*(?=[-−.\d])/);
  const [low = '', middle = '', high = ''] = parts;
  if (parts.length !== 3 || !parts.every(isAmountLike)) return null;
  return {
    kind: 'quantiles',
    of: [
      { percent: 10, value: low },
      { percent: 50, value: middle },
      { percent: 90, value: high },
    ],
  };
}

/** `12 USD / seat / month` is an amount; `5M USD / seats` reads as a formula and stays one. */
function singleIn(text: string): RangeSpelling | null {
  if (!isAmountLike(text) || /\/\s*[-−.\d]/.test(text)) return null;
  return isCalculated(text) ? null : { kind: 'single', value: text };
}

/** What reads as no formula may still be an amount, with a unit that formulas write otherwise. */
function isCalculated(text: string): boolean {
  try {
    const formula = parseFormula(text);
    return formula.op !== 'number' && !(formula.op === 'negate' && formula.of.op === 'number');
  } catch {
    return false;
  }
}
