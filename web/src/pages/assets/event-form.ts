import type { AssetEvent } from './answers.ts';
import { eventForm } from './event-kinds.ts';
import { readFields } from './read-fields.ts';
import type { Faults, Typed } from './typed.ts';

export type ReadEvent =
  | { readonly kind: 'event'; readonly event: AssetEvent }
  | { readonly kind: 'faulty'; readonly faults: Faults };

/** The event that was typed, in the form in which it is sent; or what is wrong with which field. */
export function readEvent(kind: AssetEvent['kind'], typed: Typed): ReadEvent {
  const read = readFields(eventForm(kind)?.fields ?? [], typed);
  if (read.kind === 'faulty') return read;
  const { shareName, cost, document, ...values } = read.values;
  const share = { share: { name: shareName, cost, document } };
  const rest = kind === 'partial-abandonment' ? share : document === undefined ? {} : { document };
  // The server checks it against the contract, field by field.
  return { kind: 'event', event: { kind, ...values, ...rest } as AssetEvent };
}
