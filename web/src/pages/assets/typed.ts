import { fineDigits, fineText, parseFine } from '@capwise/domain/money';

/** What was typed into the fields of a form, by field. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong with a field. */
export type Fault = { readonly message: string; readonly code?: string | undefined };
export type Faults = Readonly<Record<string, Fault>>;

const powers: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9 };

/** Reads an amount as a person writes it (`20000000`, `20,000,000.50`, `2.4M`, `$250k`) as a decimal text; else undefined. */
export function readAmount(text: string): string | undefined {
  const match = /^[$€£¥₹]?\s*(-?[\d,\s]*\.?\d+)\s*([kmb])?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, digits = '', unit = ''] = match;
  const plain = digits.replaceAll(/[,\s]/g, '').replace(/^(-?)\./, '$10.');
  if ((plain.split('.')[1]?.length ?? 0) > fineDigits) return undefined;
  return fineText(parseFine(plain) * 10n ** BigInt(powers[unit.toLowerCase()] ?? 0));
}

/** Reads a whole number; else undefined. */
export function readWhole(text: string): number | undefined {
  return /^-?\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** Reads a day as `2026-10-15`; else undefined. */
export function readDay(text: string): string | undefined {
  try {
    return Temporal.PlainDate.from(text.trim()).toString() === text.trim() ? text.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** `15 Oct 2026`. */
export function dayText(day: string): string {
  const { year, month, day: number } = Temporal.PlainDate.from(day);
  const name = new Date(Date.UTC(2000, month - 1)).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
  return `${number} ${name} ${year}`;
}

/** The field=text pairs of an address as what was typed. */
export function typedOf(pairs: readonly string[] | undefined): Typed {
  return Object.fromEntries(
    (pairs ?? []).map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** What was typed into some fields as the pairs of an address; empty ones are left out. */
export function pairsOf(typed: Typed, fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => (typed[field] ? [`${field}=${typed[field]}`] : []));
}
