import { Refusal } from '../../refusal/index.ts';
import type { BlockLine, Given } from './block.ts';

const plainAtom = /^(?:[\d.,]+[kKmMbB]?%?(?: [A-Z]{3})?|\p{L}[\p{L}\p{N}_]*(?:[ -][\p{L}\p{N}_]+)*)$/u;

/** What a key says, as it can stand beside `*` in a formula. Throws where it says nothing: definitions ask `has` before. */
export function part(given: Given, key: string): string {
  const text = given.factors.get(key) ?? cell(given, key);
  return factor(text);
}

/** A text that can stand beside `*`. */
export function factor(text: string): string {
  return plainAtom.test(text) ? text : `(${text})`;
}

/** What so many rises of a share come to, as a factor that follows; nothing before the first, or where none is told. */
export function raised(given: Given, key: string, times: number): string {
  if (times === 0 || !has(given, key)) return '';
  const one = ` * (1 + ${part(given, key)})`;
  return times === 1 ? one : `${one}^${times}`;
}

/** What a key says, as it can stand alone in a cell. */
export function cell({ texts }: Given, key: string): string {
  const text = texts.get(key);
  if (text === undefined) throw new Error(`the block was not told "${key}"`);
  return text;
}

export function has({ texts }: Given, key: string): boolean {
  return texts.has(key);
}

/** What a key comes to at the base of the assumptions; NaN where it is no number. */
export function valueOf({ values }: Given, key: string): number {
  return values.get(key) ?? Number.NaN;
}

/** A month or a duration so many months later, before where it is below zero; plain months stay plain. */
export function later(given: Given, key: string, months: number): string {
  const text = cell(given, key);
  if (/^\d+$/.test(text)) return String(Number(text) + months);
  if (months === 0) return text;
  return months > 0 ? `${part(given, key)} + ${months}` : `${part(given, key)} - ${-months}`;
}

/** The month in which what is done from `from` on for `for` months has ended. */
export function ending(given: Given): string {
  const [from, months] = [cell(given, 'from'), cell(given, 'for')];
  if (/^\d+$/.test(months)) return later(given, 'from', Number(months));
  return from === '0' ? months : `${part(given, 'from')} + ${part(given, 'for')}`;
}

/** The months of a duration as a number that amounts can be divided by. */
export function monthsIn(given: Given, key: string): string {
  const text = cell(given, key);
  return /^\d+$/.test(text) ? text : `(${part(given, key)} / 1 month)`;
}

/** The cells of a line that those keys say, each under its own name. */
export function told(given: Given, keys: readonly string[]): BlockLine {
  return Object.fromEntries(keys.flatMap((key) => (has(given, key) ? [[key, cell(given, key)]] : [])));
}

/** A line where a key says something, none where it does not. */
export function whenTold(given: Given, key: string, line: () => BlockLine): readonly BlockLine[] {
  return has(given, key) ? [line()] : [];
}

/** The name of a block's line: `Fee, year 3`. */
export function named(given: Given, ...more: readonly string[]): string {
  return [cell(given, 'what'), ...more].join(', ');
}

/** What a block was told does not fit together. */
export function misfit(key: string, what: string): Refusal {
  return new Refusal('INVALID_CASE', what, { key });
}

/** A stretch of a line's time: the first month after its start, and its months; null: to the end of the case. */
export type Stretch = { readonly after: number; readonly months: number | null };

/** When a line begins and for how long, of what begins with `from`. */
export function timing(given: Given, { after, months }: Stretch): BlockLine {
  const starts = later(given, 'from', after);
  return {
    ...(starts !== '0' && { 'starts at month': starts }),
    ...(months !== null && { for: monthsText(months) }),
  };
}

/** `1 month`, `12 months`. */
export function monthsText(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}

/** The years of a stretch one by one, the last one cut; each with its number from 0. */
export function yearsOf(months: number): readonly (Stretch & { readonly year: number; readonly months: number })[] {
  return Array.from({ length: Math.ceil(months / 12) }, (_, year) => ({
    year,
    after: year * 12,
    months: Math.min(12, months - year * 12),
  }));
}
