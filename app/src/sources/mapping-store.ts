import type { TableKind } from '@capwise/contract';
import type { Batch } from '@capwise/domain/books';
import { parseMonth } from '@capwise/domain/time';
import type { CompanyReads } from '../ports/index.ts';
import { fingerprintOf, type Mapping } from './mapping.ts';

const producer = 'table-mappings';

/** One batch per name and no month: a mapping holds until it is changed, and each revision is kept. */
const period = 'all';
const month = parseMonth('2000-01');

/** How files of some headers are read, under a name. */
export type SavedMapping = {
  readonly name: string;
  readonly kind: TableKind;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
};

type Stored = SavedMapping & { readonly forgotten: boolean };

/** What is kept, by name, as it is known now or was at a moment. */
export async function readMappings(books: CompanyReads, asOf?: string): Promise<readonly SavedMapping[]> {
  const lines = await books.lines(producer, asOf);
  return lines
    .flatMap(({ source }) => (source.kind === 'document' ? [JSON.parse(source.document) as Stored] : []))
    .filter(({ forgotten }) => !forgotten)
    .map(({ forgotten: _, ...saved }) => saved)
    .toSorted((left, right) => (nameKey(left.name) < nameKey(right.name) ? -1 : 1));
}

/** The mapping for files of these headers; of several the first by name. null: there is none. */
export function savedFor(
  saved: readonly SavedMapping[],
  headers: readonly string[],
  kind: TableKind | undefined,
): SavedMapping | null {
  const fingerprint = fingerprintOf(headers);
  const fits = (one: SavedMapping): boolean =>
    (kind === undefined || one.kind === kind) && fingerprintOf(one.headers) === fingerprint;
  return saved.find(fits) ?? null;
}

/** A mapping as it is recorded: the books keep each revision, and nothing is posted. */
export function mappingBatch(saved: SavedMapping, forgotten: boolean): Batch {
  const stored: Stored = { ...saved, forgotten };
  const line = {
    what: `Mapping ${saved.name}`,
    month,
    postingMonth: month,
    dimensions: { entity: 'main' },
    treatment: 'mapping of headers: nothing is posted',
    amounts: {},
    source: { kind: 'document', id: saved.name, document: JSON.stringify(stored) },
    notes: [forgotten ? 'forgotten' : `${saved.headers.length} headers of ${saved.kind}`],
  } as const;
  return { producer, subject: nameKey(saved.name), period, lines: [line], postings: [], madeFrom: [] };
}

/** What a mapping is known by: its name, in whatever case. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
