import { Refusal } from '../refusal/index.ts';
import { numberAt, quantityText, roughText } from './formula-number.ts';
import { readUnit, sameUnit, type TimeWord, type Unit, type WrittenUnit } from './unit.ts';

/** An amount as it was written: `5M USD`, `30%`, `-5%`, `6 months`. */
type WrittenAmount = {
  readonly text: string;
  readonly number: number;
  readonly isPercent: boolean;
  readonly hasSuffix: boolean;
  readonly unit: WrittenUnit | null;
};

/** Values of one unit, and the time word in which they were written. */
export type Measured = { readonly unit: Unit | null; readonly time: TimeWord };

/** True where a text begins as an amount and goes on as one, whatever its unit is called. */
export function isAmountLike(text: string): boolean {
  return /^[-−]?\s*\.?\d[\d,]*(?:\.\d+)?\s*%?\s*(?:[\p{L}/][^()+*^<>=,]*)?$/u.test(text.trim());
}

/** The values of amounts that are given together; one without a unit has that of the others. Refuses INVALID_FORMULA, UNIT_MIX. */
export function amountsOf(texts: readonly string[]): Measured & { readonly values: readonly number[] } {
  const written = texts.map(writtenAmount);
  const sample = written.find(({ unit }) => unit !== null) ?? written.find(({ isPercent }) => isPercent);
  const amounts = written.map((each) => (sample && takes(each, sample) ? { ...each, ...unitOf(sample, each) } : each));
  const units = amounts.map(({ unit, isPercent }) => unit?.unit ?? (isPercent ? {} : null));
  const [first] = units;
  const other = units.findIndex((unit) => !isSame(unit, first ?? null));
  if (other > 0) throw mixed(texts[0] ?? '', texts[other] ?? '');
  return {
    values: amounts.map(({ number, unit }) => (unit ? (number * unit.up) / unit.down : number)),
    unit: first ?? null,
    time: amounts.find(({ unit }) => unit !== null)?.unit?.time ?? 'month',
  };
}

/** What an amount of these is, read back as the same. */
export function exactText(value: number, { unit, time }: Measured): string {
  return quantityText(value, unit, time);
}

/** Two amounts of these; the unit is said once where it is the same word. */
export function pairText(low: number, high: number, measured: Measured): string {
  const [lowText, highText] = [exactText(low, measured), exactText(high, measured)];
  const [number = '', ...words] = lowText.split(' ');
  const isShared = highText.replace(/^\S+ ?/, '').startsWith(words.join(' '));
  return `${isShared ? number : lowText} and ${highText}`;
}

/** What an amount of these is, as words say it. */
export function wordsText(value: number, { unit, time }: Measured): string {
  return roughText(value, unit, { time, digits: 3 });
}

/** True where an amount was written with k, M or B. */
export function hasSuffix(text: string): boolean {
  return writtenAmount(text).hasSuffix;
}

/** True where an amount was written as a number alone. */
export function isBare(text: string): boolean {
  const { hasSuffix: isLarge, unit, isPercent } = writtenAmount(text);
  return !isLarge && unit === null && !isPercent;
}

function writtenAmount(text: string): WrittenAmount {
  const trimmed = text.trim();
  const sign = /^[-−]\s*/.exec(trimmed)?.[0] ?? '';
  const found = numberAt(trimmed, sign.length);
  if (!found) {
    throw new Refusal(
      'INVALID_FORMULA',
      `"${trimmed}" is no amount: write 5M, 800k, 30%, 6 months or 12 USD per seat`,
      {
        column: 1,
        found: trimmed.slice(0, 1),
        value: trimmed,
      },
    );
  }
  const rest = trimmed.slice(found.end).trim();
  const { value, isPercent, hasSuffix: isLarge } = found;
  return {
    text: trimmed,
    number: sign === '' || value === 0 ? value : -value,
    isPercent,
    hasSuffix: isLarge,
    unit: rest === '' ? null : readUnit(rest),
  };
}

/** A number with k, M or B is no percentage, and no time; a percentage takes the unit of another: `3% to 5% per year`. */
function takes(own: WrittenAmount, sample: WrittenAmount): boolean {
  if (own.unit !== null) return false;
  if (own.isPercent) return sample.isPercent;
  const isTime = sample.unit !== null && sameUnit(sample.unit.unit, { month: 1 });
  return !own.hasSuffix || !(sample.isPercent || isTime);
}

function unitOf(sample: WrittenAmount, { number, isPercent }: WrittenAmount): Partial<WrittenAmount> {
  const isNew = sample.isPercent && !isPercent;
  return { unit: sample.unit, isPercent: sample.isPercent, number: isNew ? Number(`${number}e-2`) : number };
}

function isSame(left: Unit | null, right: Unit | null): boolean {
  return left === null || right === null ? left === right : sameUnit(left, right);
}

function mixed(first: string, other: string): Refusal {
  return new Refusal(
    'UNIT_MIX',
    `${first.trim()} and ${other.trim()} cannot be of one range: give both one unit, as in 6 to 9 months`,
    { values: [first.trim(), other.trim()] },
  );
}
