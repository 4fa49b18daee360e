import type { Trace } from '@capwise/contract/operation';
import { decoded, encoded, traceWithin } from '../trace/encoded.ts';
import { isOfCase } from '../trace/filter.ts';

/**
 * A figure as a moment of the store knew it: everything in it that reads what is known now reads what was known then. What says
 * itself what it is made of, a posting, rows of named parts or a case, stays.
 */
export function pinned(trace: Trace, moment: string): Trace {
  switch (trace.kind) {
    case 'postings':
      return isOfCase({ scenario: trace.filter.scenario ?? 'actual' }) ? trace : { ...trace, asOf: moment };
    case 'rows':
      return trace.filter.parts ? trace : { ...trace, filter: { ...trace.filter, asOf: moment } };
    case 'formula':
      return { ...trace, parts: trace.parts.map((part) => ({ ...part, trace: pinned(part.trace, moment) })) };
    case 'item':
      return pinnedItem(trace, moment);
    case 'assumption':
      return trace;
  }
}

function pinnedItem(trace: Extract<Trace, { kind: 'item' }>, moment: string): Trace {
  const found = decoded(trace.id);
  if (found?.kind !== 'portion' && found?.kind !== 'days') return trace;
  const turned = trace.id.slice(trace.id.lastIndexOf('}') + 1);
  const within = encoded(found.kind, pinnedWithin(found.content, moment) as object);
  return within.kind === 'item' ? { ...within, id: `${within.id}${turned}` } : within;
}

/** Pins the traces that an item says it is made from. */
function pinnedWithin(content: unknown, moment: string): unknown {
  if (Array.isArray(content)) return content.map((part) => pinnedWithin(part, moment));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      isTrace(value) ? pinned(traceWithin(value), moment) : pinnedWithin(value, moment),
    ]),
  );
}

const kinds: ReadonlySet<unknown> = new Set(['postings', 'rows', 'formula', 'assumption', 'item']);

function isTrace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind);
}

/** The moments that a figure names itself. One that names several compares them: it is of history, and stays as it is. */
export function momentsOf(trace: Trace): ReadonlySet<string> {
  const found: string[] = [];
  JSON.stringify(trace, (name, value: unknown) => {
    if (name === 'asOf' && typeof value === 'string') found.push(value);
    if (name === 'id' && typeof value === 'string') found.push(...momentsWithin(value));
    return name === 'catalog' ? undefined : value;
  });
  return new Set(found);
}

function momentsWithin(id: string): readonly string[] {
  return [...id.matchAll(/"asOf":"([^"]+)"/g)].flatMap(([, moment]) => moment ?? []);
}

/** A trace as text that is the same however its fields are ordered. */
export function traceText(trace: Trace): string {
  return JSON.stringify(trace, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
