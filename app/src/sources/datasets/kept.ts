import type { CompanyReads, CompanyWrites } from '../../ports/index.ts';

/** Something that a dataset says, by its key; `updated` is the moment that the provider gives, as text. */
export type Kept = { readonly key: string; readonly updated: string | null; readonly file: string };

/** Everything that is kept under a setting. */
export async function readKept<Item extends Kept>(books: CompanyReads, setting: string): Promise<readonly Item[]> {
  const kept = await books.setting(setting);
  return Array.isArray(kept) ? (kept as Item[]) : [];
}

/**
 * Keeps what datasets say by key: what the provider updated later stands, and where it does not say, what comes later. Answers
 * how many differ from what was known.
 */
export async function mergeKept<Item extends Kept>(
  books: CompanyReads & CompanyWrites,
  setting: string,
  found: readonly Item[],
): Promise<number> {
  const known = new Map((await readKept<Item>(books, setting)).map((item) => [item.key, item]));
  const before = new Map(known);
  for (const item of found) {
    const other = known.get(item.key);
    if (!other || other.updated === null || item.updated === null || item.updated >= other.updated) {
      known.set(item.key, item);
    }
  }
  const changed = [...known].filter(([key, item]) => contentOf(item) !== contentOf(before.get(key))).length;
  if (changed > 0) await books.putSetting(setting, [...known.values()]);
  return changed;
}

/** What an item says, whatever file it came in and in whatever order its fields are kept. */
function contentOf(item: Kept | undefined): string {
  const fields = Object.entries(item ?? {}).filter(([field]) => field !== 'file');
  return JSON.stringify(fields.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
