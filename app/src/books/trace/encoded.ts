import { trace, type Trace } from '@capwise/contract/operation';

/** A trace that says itself what it is made from, as an item: `<kind>:<JSON>`, `:-` after it where it is subtracted. */
export function encoded(kind: 'portion' | 'days' | 'late', content: object): Trace {
  return { kind: 'item', id: `${kind}:${JSON.stringify(content)}` };
}

/** Kind, content and sign of such an item; null for an item of another kind, or one that nobody can read. */
export function decoded(
  id: string,
): { readonly kind: string; readonly content: unknown; readonly sign: 1n | -1n } | null {
  const [, kind, json = '', turns = ''] = /^(portion|days|late):(\{.*\})((?::-)*)$/s.exec(id) ?? [];
  if (kind === undefined) return null;
  try {
    return { kind, content: JSON.parse(json) as unknown, sign: turns.length % 4 === 0 ? 1n : -1n };
  } catch {
    return null;
  }
}

/** A trace that came from outside, within an item. Refuses nothing: what is no trace opens to nothing. */
export function traceWithin(value: unknown): Trace {
  const read = trace.safeParse(value);
  return read.success ? read.data : { kind: 'formula', name: 'Nothing below', parts: [] };
}
