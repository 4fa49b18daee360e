import type { Answer } from '@capwise/contract';

export type Inspected = Answer<'sources.inspect'>;
export type Mapping = Inspected['mapping'];

/** Reads a header into a column of ours; null: reads nothing into it. What either had before is let go. */
export function withHeader(mapping: Mapping, column: string, header: string | null): Mapping {
  const before = Object.entries(mapping.columns ?? {});
  const freed = before.map(([one, name]) => [one, name === column ? '' : name] as const);
  const columns = { ...Object.fromEntries(freed), ...(header !== null && { [header]: column }) };
  return { ...mapping, columns, values: without(mapping.values, column) };
}

/** One value of a column for all rows; an empty text takes it back. */
export function withValue(mapping: Mapping, column: string, text: string): Mapping {
  const freed = withHeader(mapping, column, null);
  return text.trim() === '' ? freed : { ...freed, values: { ...freed.values, [column]: text.trim() } };
}

function without(values: Mapping['values'], column: string): NonNullable<Mapping['values']> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => name !== column));
}

/** A file as it was looked at, with a mapping that is still to be looked at: the next change builds on it. */
export function withMapping(found: Inspected, mapping: Mapping): Inspected {
  const headers = new Map(Object.entries(mapping.columns ?? {}).map(([header, name]) => [name, header]));
  const ours = found.ours.map((column) => ({
    ...column,
    header: headers.get(column.name) ?? null,
    value: mapping.values?.[column.name] ?? null,
  }));
  return { ...found, mapping, ours, saved: null };
}

/** The column to map next: the first that is needed and has nothing, else the one after. */
export function nextColumn({ ours, missing }: Pick<Inspected, 'ours' | 'missing'>, column?: string): string {
  const [needed] = missing.filter((name) => name !== column);
  if (needed !== undefined) return needed;
  const index = ours.findIndex(({ name }) => name === column);
  return ours[(index + 1) % Math.max(1, ours.length)]?.name ?? '';
}

/** Nothing is left to say: all that is needed has a header, no cell is in doubt, and no reading was only proposed. */
export function isPlain({ kind, ours, missing, asks, problems, mapping, saved }: Inspected): boolean {
  const settled = kind !== null && missing.length === 0 && asks.length === 0 && problems.count === 0;
  const own = ours.every(({ by }) => by === null || by === 'name') && mapping.decimals === undefined;
  return settled && (saved !== null || own);
}
