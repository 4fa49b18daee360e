import { quantileOf, type Distribution } from './distribution.ts';
import { quantityText, roughText } from './formula-number.ts';
import { parseRange } from './range.ts';
import type { Range } from './range-value.ts';
import { sameUnit, timeScale, type TimeWord, type Unit } from './unit.ts';

/** Digits beyond these come from fitting and not from who wrote it. */
const digitsKept = 12;
const nearlySame = 1e-9;
/** A range as a person would write it, the shortest that reads back as the same but for what 12 digits do not hold. */
export function rangeText(range: Range): string {
  const { base, distribution, unit } = range;
  if (distribution === null) return quantityText(base, unit);
  switch (distribution.kind) {
    case 'chance':
      return `${quantityText(distribution.chance, {})} chance of ${quantityText(distribution.value, unit)}`;
    case 'choice':
      return `one of ${distribution.of.map(({ value }) => quantityText(value, unit)).join(', ')}`;
    default: {
      const spellings = times.flatMap((time) => spellingsOf(range, distribution, time));
      const fitting = spellings.filter(({ text }) => isSame(range, text)).toSorted((a, b) => a.cost - b.cost);
      return (fitting[0] ?? spellings[0])?.text ?? quantityText(base, unit);
    }
  }
}

type Spell = (values: readonly string[]) => string;
/** `unitAt` says which amount has the unit of all; without it each has its own. */
type Form = { readonly values: readonly number[]; readonly spell: Spell; readonly unitAt?: 'first' | 'last' };
/** The length of a text, and how unusual its time word is. */
type Spelling = { readonly text: string; readonly cost: number };

const times: readonly TimeWord[] = ['month', 'year', 'day'];

/** Characters that a month may take more before people say it otherwise: prices a day are rare, delays in days are not. */
function timeCost(time: TimeWord, unit: Unit | null): number {
  if (time === 'month') return 0;
  if (time === 'year') return 2;
  return unit !== null && sameUnit(unit, { month: 1 }) ? 3 : 12;
}

/** Ends, ends around the base, three quantiles, and by name. */
function spellingsOf({ base, unit }: Range, distribution: Distribution, time: TimeWord): readonly Spelling[] {
  const at = (probability: number): number => quantileOf(distribution, probability);
  const ends = distribution.kind === 'uniform' ? [distribution.low, distribution.high] : [at(0.05), at(0.95)];
  const around: Spell = ([middle, low, high]) => `${middle} (${low} to ${high})`;
  const forms: readonly Form[] = [
    { values: [base, at(0.05), at(0.95)], spell: around, unitAt: 'first' },
    { values: ends, spell: ([low, high]) => `${low} to ${high}`, unitAt: 'last' },
    { values: [at(0.1), base, at(0.9)], spell: (values) => values.join(' / '), unitAt: 'last' },
    namedForm(distribution),
  ];
  return forms.flatMap((form) =>
    textsOf(form, unit, time).map((text) => ({ text, cost: text.length + timeCost(time, unit) })),
  );
}

function textsOf({ values, spell, unitAt }: Form, unit: Unit | null, time: TimeWord): readonly string[] {
  const { up, down } = timeScale(unit ?? {}, time);
  const full = values.map((value) => roughText(value, unit, { time, digits: digitsKept }));
  if (!unitAt || unit === null || sameUnit(unit, {})) return [spell(full)];
  const place = unitAt === 'first' ? 0 : full.length - 1;
  const bare = values.map((value) => roughText((value * down) / up, null, { time, digits: digitsKept }));
  return [spell(full), spell(bare.map((text, index) => (index === place ? (full[index] ?? text) : text)))];
}

function namedForm(distribution: Distribution): Form {
  const spell: Spell = (values) => `${distribution.kind}(${values.join(', ')})`;
  switch (distribution.kind) {
    case 'normal':
      return { values: [distribution.mean, distribution.sd], spell };
    case 'uniform':
      return { values: [distribution.low, distribution.high], spell };
    case 'triangular':
    case 'pert':
      return { values: [distribution.low, distribution.mode, distribution.high], spell };
    case 'overrun':
      return {
        values: [distribution.estimate, distribution.stopAt],
        spell: ([estimate, stop]) => `overrun(${estimate}, stop at ${stop})`,
      };
    default:
      return { values: [quantileOf(distribution, 0.05), quantileOf(distribution, 0.95)], spell };
  }
}

const compared = [0.05, 0.1, 0.5, 0.9, 0.95];

function isSame({ base, distribution, unit }: Range, text: string): boolean {
  const read = readBack(text);
  if (!read?.distribution || !distribution || read.distribution.kind !== distribution.kind) return false;
  const [mine, other] = [distribution, read.distribution];
  const width = quantileOf(mine, 0.95) - quantileOf(mine, 0.05);
  const isNear = (left: number, right: number): boolean =>
    Math.abs(left - right) <= nearlySame * Math.max(Math.abs(left), width);
  const isUnit = unit === null || read.unit === null ? unit === read.unit : sameUnit(unit, read.unit);
  return (
    isUnit && isNear(base, read.base) && compared.every((at) => isNear(quantileOf(mine, at), quantileOf(other, at)))
  );
}

function readBack(text: string): Range | null {
  try {
    return parseRange(text);
  } catch {
    return null;
  }
}
