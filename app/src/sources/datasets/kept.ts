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
