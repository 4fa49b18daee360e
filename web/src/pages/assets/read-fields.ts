import type { EventField } from './event-kinds.ts';
import { readAmount, readDay, readWhole, type Fault, type Faults, type Typed } from './typed.ts';

/** What fields hold, read: texts of decimals, days and words, whole numbers; or what is wrong with which of them. */
export type Read =
  | { readonly kind: 'read'; readonly values: Readonly<Record<string, string | number>> }
  | { readonly kind: 'faulty'; readonly faults: Faults };

/** Reads every field; an empty one that is optional is left out. */
export function readFields(fields: readonly EventField[], typed: Typed): Read {
  const values: Record<string, string | number> = {};
  const faults: Record<string, Fault> = {};
  for (const field of fields) {
    const text = (typed[field.name] ?? field.choices?.[0]?.value ?? '').trim();
    if (text === '' && field.optional) continue;
    const value = valueOf(field, text);
    if (value === undefined) faults[field.name] = { message: remedyOf(field, text) };
    else values[field.name] = value;
  }
  return Object.keys(faults).length > 0 ? { kind: 'faulty', faults } : { kind: 'read', values };
}

function valueOf({ kind }: EventField, text: string): string | number | undefined {
  switch (kind) {
    case 'day':
      return readDay(text);
    case 'amount':
      return readAmount(text);
    case 'whole':
      return readWhole(text);
    case 'text':
    case 'choice':
      return text === '' ? undefined : text;
  }
}

function remedyOf({ kind, label }: EventField, text: string): string {
  const given = text === '' ? `${label} is empty` : `"${text}" cannot be read`;
  switch (kind) {
    case 'day':
      return `${given}: give a day, as 2026-10-15`;
    case 'amount':
      return `${given}: give an amount, as 250000 or 2.4M`;
    case 'whole':
      return `${given}: give a whole number`;
    case 'text':
    case 'choice':
      return `${given}: give one`;
  }
}
