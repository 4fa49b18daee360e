import type { Case } from '../case.ts';

/** What was made for the draws of a case, by what it is and what it was made from. */
export type Kept = Map<unknown, { readonly of: readonly unknown[]; readonly value: unknown }>;

/** It lives as long as the cache of shapes that belongs to the same case. */
const keptBy = new WeakMap<object, { readonly subject: Case; readonly kept: Kept }>();

/** What was made for a case under this cache before: while a slider moves, only what follows from it is made again. */
export function keptFor(cache: object, subject: Case): Kept {
  const before = keptBy.get(cache);
  if (before?.subject === subject) return before.kept;
  const kept: Kept = new Map();
  keptBy.set(cache, { subject, kept });
  return kept;
}

/** What was made under this key, where it was made from the very same inputs; else it is made now and takes its place. */
export function recall<Value>(
  kept: Kept | undefined,
  { key, of }: { readonly key: unknown; readonly of: readonly unknown[] },
  make: () => Value,
): Value {
  const before = kept?.get(key);
  if (before && before.of.length === of.length && before.of.every((input, at) => Object.is(input, of[at])))
    return before.value as Value;
  const value = make();
  kept?.set(key, { of, value });
  return value;
}
