import type { Batch, SourceLine } from '@capwise/domain/books';
import { parseMonth } from '@capwise/domain/time';
import type { CompanyReads, CompanyWrites, FocusDataset } from '../../ports/index.ts';

/** Something that a dataset says, by its key; `updated` is the moment that the provider gives, as text. */
export type Kept = { readonly key: string; readonly updated: string | null; readonly file: string };

/** How what a dataset says is kept: in a batch per subject and month that posts nothing, so that each change is a revision. */
export type Keeping<Item extends Kept> = {
  readonly dataset: FocusDataset;
  /** The setting in which an earlier Capwise kept it: what was known before the first revision. */
  readonly setting: string;
  readonly placeOf: (item: Item) => { readonly subject: string; readonly month: string };
  readonly wordsOf: (item: Item) => {
    readonly what: string;
    readonly vendor: string | null;
    readonly notes: readonly string[];
  };
};

/** An item with how many were known before it: the order in which they became known outlives their revisions. */
type Known<Item extends Kept> = { readonly at: number; readonly item: Item };

/** Everything that is known of a dataset, or was at a moment, in the order in which it became known. */
export async function readKept<Item extends Kept>(
  books: CompanyReads,
  keeping: Keeping<Item>,
  asOf?: string,
): Promise<readonly Item[]> {
  return (await readKnown(books, keeping, asOf)).map(({ item }) => item);
}

/**
 * Keeps what datasets say by key: what the provider updated later stands, and where it does not say, what comes later. Answers
 * how many differ from what was known.
 */
export async function mergeKept<Item extends Kept>(
  books: CompanyReads & CompanyWrites,
  keeping: Keeping<Item>,
  found: readonly Item[],
): Promise<number> {
  const before = new Map((await readKnown(books, keeping)).map((known) => [known.item.key, known]));
  const after = new Map(before);
  for (const item of found) {
    const other = after.get(item.key);
    if (other && (!isLater(item, other.item) || contentOf(item) === contentOf(other.item))) continue;
    after.set(item.key, { at: other?.at ?? after.size, item });
  }
  const changed = [...after].filter(([key, known]) => known !== before.get(key));
  const touched = new Set(
    changed.flatMap(([key, { item }]) =>
      [item, before.get(key)?.item].flatMap((one) => (one ? [placeKey(keeping, one)] : [])),
    ),
  );
  const places = Map.groupBy(after.values(), ({ item }) => placeKey(keeping, item));
  for (const place of touched) await books.record(batchOf(keeping, place, places.get(place) ?? []));
  return changed.length;
}

/** What a table said: how many things are new, and what to say of its rows. */
export type TableOutcome = { readonly changed: number; readonly remarks: readonly string[] };

/** What to say of things that come more than once with one moment of update, and differ: nothing tells which one is right. */
export function conflictsIn<Item extends Kept>({ wordsOf }: Keeping<Item>, found: readonly Item[]): readonly string[] {
  const last = new Map<string, Item>();
  return found.flatMap((item) => {
    const other = last.get(item.key);
    last.set(item.key, item);
    if (!other || other.updated !== item.updated) return [];
    const differing = differencesOf(other, item);
    return differing.length === 0 ? [] : [conflictWords(item.file, wordsOf(item).what, differing)];
  });
}

/** Two rows of one thing in words: what each of them says, and which one stands. */
export function conflictWords(file: string, what: string, differing: readonly string[]): string {
  return `"${file}": ${what} comes twice, updated at the same moment, with ${differing.join('; ')}: the row that comes last stands`;
}

/** Fields in which two records differ, each with both values. */
export function differencesOf(left: object, right: object): readonly string[] {
  const other = new Map<string, unknown>(Object.entries(right));
  return Object.entries(left).flatMap(([field, value]) =>
    value === other.get(field) ? [] : [`${field} ${textOf(value)} and ${textOf(other.get(field))}`],
  );
}

function textOf(value: unknown): string {
  return value === null || value === undefined || value === '' ? 'empty' : JSON.stringify(value);
}

async function readKnown<Item extends Kept>(
  books: CompanyReads,
  { dataset, setting }: Keeping<Item>,
  asOf?: string,
): Promise<readonly Known<Item>[]> {
  const earlier = await books.setting(setting, asOf);
  const first = (Array.isArray(earlier) ? (earlier as Item[]) : []).map((item, at): Known<Item> => ({ at, item }));
  const recorded = (await books.lines(dataset, asOf)).flatMap(({ source }) =>
    source.kind === 'document' ? [JSON.parse(source.document) as Known<Item>] : [],
  );
  const known = new Map([...first, ...recorded].map((one) => [one.item.key, one]));
  return [...known.values()].toSorted((left, right) => left.at - right.at);
}

function isLater(item: Kept, other: Kept): boolean {
  return other.updated === null || item.updated === null || item.updated >= other.updated;
}

function placeKey<Item extends Kept>({ placeOf }: Keeping<Item>, item: Item): string {
  const { subject, month } = placeOf(item);
  return JSON.stringify([subject, month]);
}

function batchOf<Item extends Kept>(
  { dataset, wordsOf }: Keeping<Item>,
  place: string,
  members: readonly Known<Item>[],
): Batch {
  const [subject, period] = JSON.parse(place) as [string, string];
  const month = parseMonth(period);
  const lines = members.map((known): SourceLine => {
    const { what, vendor, notes } = wordsOf(known.item);
    return {
      what,
      month,
      postingMonth: month,
      dimensions: { entity: 'main', ...(vendor !== null && { vendor }) },
      treatment: `${dataset.replaceAll('-', ' ')}: nothing is posted`,
      amounts: {},
      source: { kind: 'document', id: `${what} · ${period}`, document: JSON.stringify(known) },
      notes: [...notes, `read from "${known.item.file}"`],
    };
  });
  return { producer: dataset, subject, period, lines, postings: [], madeFrom: [] };
}

/** What an item says, whatever file it came in and in whatever order its fields are kept. */
function contentOf(item: Kept | undefined): string {
  const fields = Object.entries(item ?? {}).filter(([field]) => field !== 'file');
  return JSON.stringify(fields.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
