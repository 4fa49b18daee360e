import { timeScale, unitWordsOf, type TimeWord, type Unit } from './unit.ts';

const suffixPowers: Readonly<Record<string, number>> = { '': 0, k: 3, K: 3, m: 6, M: 6, b: 9, B: 9 };
const written = /(\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(\.\d+)?/uy;
const suffix = /\s*([kKmMbB])(?![\p{L}\p{N}_-])/uy;
const percentSign = /\s*%/y;

/** A number as it was written: `1,200,000`, `5M`, `.5`, `30%`. */
export type WrittenNumber = {
  readonly value: number;
  readonly isPercent: boolean;
  readonly hasSuffix: boolean;
  /** Where the text goes on. */
  readonly end: number;
};

/** The number that begins at a place of a text; null where none does. It has no sign. */
export function numberAt(text: string, start: number): WrittenNumber | null {
  written.lastIndex = start;
  const [digits = '', whole = '', fraction = ''] = written.exec(text) ?? [];
  if (digits === '') return null;
  const scale = matchAt(suffix, text, start + digits.length);
  const afterScale = start + digits.length + (scale?.[0].length ?? 0);
  const percent = matchAt(percentSign, text, afterScale);
  const power = (suffixPowers[scale?.[1] ?? ''] ?? 0) - (percent ? 2 : 0);
  return {
    value: Number(`${whole.replaceAll(',', '') || '0'}${fraction}e${power}`),
    isPercent: percent !== null,
    hasSuffix: scale !== null,
    end: afterScale + (percent?.[0].length ?? 0),
  };
}

/** What a sticky pattern matches at a place. */
export function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

/**
 * A value with its unit as a person would write it, read back as the same double: `5M USD`, `6 months`, `30%`,
 * `500k USD per person per year`. Without a time word the one that makes the number short is taken.
 */
export function quantityText(value: number, unit: Unit | null, time?: TimeWord): string {
  if (unit === null) return numberText(value);
  if (Object.keys(unit).length === 0) return `${decimalText(value, 2)}%`;
  const shown = time ? exactly(value, unit, time) : null;
  const inTime = time && shown !== null ? { time, shown } : bestTime(value, unit);
  return `${numberText(inTime.shown)} ${unitWordsOf(unit, { time: inTime.time, plural: inTime.shown !== 1 })}`;
}

/** A value to so many digits that count, in a time word: `1.26M USD`, `38.7%`, `7.35 months`. */
export function roughText(value: number, unit: Unit | null, { time, digits }: Rough): string {
  const { up, down } = timeScale(unit ?? {}, time);
  const shown = rounded((value * down) / up, digits);
  if (unit === null) return numberText(shown);
  if (Object.keys(unit).length === 0) return `${decimalText(shown, 2)}%`;
  return `${numberText(shown)} ${unitWordsOf(unit, { time, plural: shown !== 1 })}`;
}

/** How a value is rounded for words. */
type Rough = { readonly time: TimeWord; readonly digits: number };

/** A number to so many digits that count. */
function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

type InTime = { readonly time: TimeWord; readonly shown: number };

const plainDigitsMax = 4;

/** Months, unless another word says the same in fewer digits than anyone would write, or in whole years. */
function bestTime(value: number, unit: Unit): InTime {
  const months = { time: 'month', shown: value } as const;
  const isTime = Object.keys(unit).length === 1 && new Map(Object.entries(unit)).get('month') === 1;
  if (isTime && value >= 24 && value % 12 === 0) return { time: 'year', shown: value / 12 };
  const days = exactly(value, unit, 'day');
  if (isTime && value > 0 && value < 1 && days !== null && Number.isInteger(days)) return { time: 'day', shown: days };
  if (digitsOf(value).length <= plainDigitsMax) return months;
  const others = (['year', 'day'] as const).flatMap((time) => {
    const shown = exactly(value, unit, time);
    return shown === null ? [] : [{ time, shown }];
  });
  return [months, ...others].toSorted((a, b) => digitsOf(a.shown).length - digitsOf(b.shown).length)[0] ?? months;
}

/** The shortest number that is read back as the value where it is written in a time word; null where none is. */
function exactly(value: number, unit: Unit, time: TimeWord): number | null {
  const { up, down } = timeScale(unit, time);
  const shown = (value * down) / up;
  const found = [15, 16, 17].map((digits) => rounded(shown, digits)).find((each) => (each * up) / down === value);
  return found ?? null;
}

const largeFrom = 10_000;
const suffixes: readonly (readonly [string, number])[] = [
  ['B', 9],
  ['M', 6],
  ['k', 3],
];

/** `800k`, `1.26M`, `1200`, `0.05`: the same double when it is read back. */
function numberText(value: number): string {
  const size = Math.abs(value);
  const found = suffixes.find(([, power]) => size >= 10 ** power && size >= largeFrom);
  const plain = decimalText(value, 0);
  if (!found) return plain;
  const short = `${decimalText(value, -found[1])}${found[0]}`;
  return short.length <= plain.length ? short : plain;
}

function digitsOf(value: number): string {
  return value.toExponential().replace(/e.*$/, '').replaceAll(/[-.]/g, '');
}

/** The digits of a double without an exponent, times ten to a power; by its text, so that nothing is rounded. */
function decimalText(value: number, shift: number): string {
  const exponent = Number(/e([+-]\d+)$/.exec(value.toExponential())?.[1] ?? 0) + shift;
  const digits = digitsOf(value);
  const sign = value < 0 ? '-' : '';
  if (value === 0) return '0';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
