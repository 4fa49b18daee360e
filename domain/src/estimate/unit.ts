import { isCurrencyCode } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';

/**
 * A product of powers: `{ USD: 1, month: -1 }` is dollars a month, `{}` a ratio. Money by its currency, time in months, people
 * as `person`; any other word stands for itself (`TB`, `seat`).
 */
export type Unit = Readonly<Record<string, number>>;

/** A word in which time is written; the books count months of thirty days. */
export type TimeWord = 'month' | 'year' | 'quarter' | 'day';

/** A unit as it was written: a number before it, times `up`, divided by `down`, is in months, people and currency. */
export type WrittenUnit = {
  readonly unit: Unit;
  readonly up: number;
  readonly down: number;
  /** The time word that was written last. */
  readonly time: TimeWord;
};

const ratioWords: ReadonlySet<string> = new Set(['%', 'ratio']);
const timeFactors: Readonly<Record<TimeWord, readonly [number, number]>> = {
  month: [1, 1],
  year: [12, 1],
  quarter: [3, 1],
  day: [1, 30],
};
const timeWords = Object.keys(timeFactors) as readonly TimeWord[];

/** Words of a unit that need no number before them, so that nothing else can be called so. */
export const unitWords: ReadonlySet<string> = new Set([
  ...timeWords.flatMap((word) => [word, `${word}s`]),
  'person',
  'persons',
  'people',
]);

const peopleWords = new Set(['people', 'engineer', 'developer', 'employee', 'fte', 'FTE']);

/** A word of a unit: letters and digits, several that are multiplied joined by hyphens, as in `person-months`. */
export const unitWordPattern = String.raw`\p{L}[\p{L}\p{N}_]*(?:-\p{L}[\p{L}\p{N}_]*)*`;
const wordOnly = new RegExp(`^${unitWordPattern}$`, 'u');

/** `USD / seat / month`, `USD per person per year`, `per month`, `months`, `ratio`. Refuses INVALID_FORMULA. */
export function parseUnit(text: string): Unit {
  return readUnit(text).unit;
}

/** A unit with what its time words do to the number before it. Refuses INVALID_FORMULA. */
export function readUnit(text: string): WrittenUnit {
  const [above = '', ...below] = text.trim().split(/\s*\/\s*|(?:^|\s+)per\s+/);
  if (above === '' && below.length === 0) throw invalidUnit(text, 'it is empty');
  const factors = [
    ...(above === '' || ratioWords.has(above) ? [] : powersOf(above, 1, text)),
    ...below.flatMap((word) => powersOf(word, -1, text)),
  ];
  return writtenUnit(factors);
}

type Factor = { readonly word: string; readonly power: 1 | -1 };

function powersOf(word: string, power: 1 | -1, text: string): readonly Factor[] {
  if (!wordOnly.test(word)) {
    throw invalidUnit(text, word === '' ? 'a word is missing beside "/"' : `"${word}" is not one word`);
  }
  if (/^e\d*$/i.test(word)) throw invalidUnit(text, 'numbers have no exponent, 1e6 is written 1M');
  return word.split('-').map((each) => ({ word: singular(each), power }));
}

function invalidUnit(text: string, why: string): Refusal {
  return new Refusal(
    'INVALID_FORMULA',
    `"${text}" is not a unit: ${why}; write one word, and further ones after "per" or "/": USD per seat per month`,
    { value: text },
  );
}

function writtenUnit(factors: readonly Factor[]): WrittenUnit {
  const powers = new Map<string, number>();
  let [up, down] = [1, 1];
  let time: TimeWord = 'month';
  for (const { word, power } of factors) {
    const timeWord = timeWords.find((each) => each === word);
    const name = timeWord ? 'month' : word;
    powers.set(name, (powers.get(name) ?? 0) + power);
    if (!timeWord) continue;
    const [more, less] = timeFactors[timeWord];
    [up, down] = power > 0 ? [up * more, down * less] : [up * less, down * more];
    time = timeWord;
  }
  return { unit: unitFrom(powers), up, down, time };
}

function unitFrom(powers: ReadonlyMap<string, number>): Unit {
  return Object.fromEntries([...powers].filter(([, power]) => power !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a number in months, people and currency is multiplied with to be read in a time word, as a fraction. */
export function timeScale(unit: Unit, time: TimeWord): { readonly up: number; readonly down: number } {
  const power = new Map(Object.entries(unit)).get('month') ?? 0;
  const [more, less] = timeFactors[time].map((factor) => factor ** Math.abs(power)) as [number, number];
  return power < 0 ? { up: less, down: more } : { up: more, down: less };
}

export function sameUnit(left: Unit, right: Unit): boolean {
  const others = new Map(Object.entries(right));
  const own = Object.entries(left);
  return own.length === others.size && own.every(([word, power]) => others.get(word) === power);
}

/** The unit of a product; with −1 that of a quotient. */
export function multiplyUnits(left: Unit, right: Unit, sign: 1 | -1 = 1): Unit {
  const powers = new Map(Object.entries(left));
  for (const [word, power] of Object.entries(right)) powers.set(word, (powers.get(word) ?? 0) + sign * power);
  return unitFrom(powers);
}

/** The unit of a power; null where an exponent is not whole. */
export function raiseUnit(unit: Unit, exponent: number): Unit | null {
  const raised = Object.entries(unit).map(([word, power]) => [word, power * exponent] as const);
  return raised.every(([, power]) => Number.isInteger(power)) ? unitFrom(new Map(raised)) : null;
}

/** `USD per person per month`, `person-months`, `per month`, `ratio`; reads back by `parseUnit`. */
export function unitText(unit: Unit): string {
  return unitWordsOf(unit, { time: 'month', plural: false });
}

/** The words of a unit after a number; plural as in `6 months`. */
export function unitWordsOf(
  unit: Unit,
  { time, plural: isPlural }: { readonly time: TimeWord; readonly plural: boolean },
): string {
  const words = Object.entries(unit)
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap(([word, power]) =>
      Array.from({ length: Math.abs(power) }, () => ({ word: word === 'month' ? time : word, above: power > 0 })),
    );
  if (words.length === 0) return 'ratio';
  const above = words.filter((each) => each.above).map(({ word }) => word);
  const last = above.pop();
  const counted = last === undefined ? [] : [[...above, isPlural ? plural(last) : last].join('-')];
  return [...counted, ...words.filter((each) => !each.above).map(({ word }) => `per ${word}`)].join(' ');
}

/** Money comes first and time last, as people say it. */
function rank(word: string): number {
  if (isCurrencyCode(word)) return 0;
  return word === 'month' ? 2 : 1;
}

function singular(word: string): string {
  const one = withoutPlural(word);
  return peopleWords.has(one) ? 'person' : one;
}

function withoutPlural(word: string): string {
  if (/^\p{Lu}{2,}s$/u.test(word)) return word.slice(0, -1);
  if (word.length <= 3 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** A word that has no plural that reads back as it stays as it is. */
function plural(word: string): string {
  if (word === 'person') return 'people';
  const many = /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
  return /\p{Ll}$/u.test(word) && !/(?:x|ch|sh)$/.test(word) && withoutPlural(many) === word ? many : word;
}
