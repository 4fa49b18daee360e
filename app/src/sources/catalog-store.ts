import { Refusal } from '@capwise/domain';
import type { Batch } from '@capwise/domain/books';
import { monthsText, nameOf, type Catalog, type Thing } from '@capwise/domain/sources/catalog';
import { parseMonth } from '@capwise/domain/time';
import type { CompanyReads, CompanyWrites } from '../ports/index.ts';

const catalogProducer = 'catalog';
/** A thing is one batch for all months: its spans say when. */
const wholeLife = 'life';
/** The month of the line of a thing that was ever there: before any bill. */
const everSince = parseMonth('1970-01');

/** The catalog as its latest revisions, or those as of a moment, have it. Things that are in no month are left out. */
export async function readCatalog(books: Pick<CompanyReads, 'lines'>, asOf?: string): Promise<Catalog> {
  const things = (await books.lines(catalogProducer, asOf)).flatMap(({ source }) =>
    source.kind === 'document' ? [JSON.parse(source.document) as Thing] : [],
  );
  return {
    things: things.filter(({ spans }) => spans.length > 0).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Records a thing as a new revision; false where nothing changed. It posts nothing. */
export async function keepThing(books: CompanyWrites, thing: Thing): Promise<boolean> {
  return (await books.record(batchOf(thing))).changed;
}

/** A thing by its id, else by a name that only it has now. Refuses NOT_FOUND. */
export function findThing({ things }: Catalog, text: string, now: string): Thing {
  const found = things.find(({ id }) => id === text) ?? onlyNamed(things, text, now);
  if (found) return found;
  throw new Refusal(
    'NOT_FOUND',
    `the catalog has no thing "${text}": "sources catalog" lists what it has; two of one name are told apart by their ids`,
    { value: text },
  );
}

function onlyNamed(things: readonly Thing[], text: string, now: string): Thing | undefined {
  const named = things.filter((thing) => nameOf(thing, now).toLowerCase() === text.toLowerCase());
  return named.length === 1 ? named[0] : undefined;
}

function batchOf(thing: Thing): Batch {
  const { id, kind, spans, aliases } = thing;
  const first = spans[0]?.from ?? null;
  const month = first === null ? everSince : parseMonth(first);
  return {
    producer: catalogProducer,
    subject: id,
    period: wholeLife,
    lines: [
      {
        what: `${kind} · ${spans.at(-1)?.name ?? id}`,
        month,
        postingMonth: month,
        dimensions: { entity: 'main' },
        treatment: 'catalog: nothing is posted',
        amounts: {},
        source: { kind: 'document', id, document: JSON.stringify(thing) },
        notes: [
          ...spans.map(({ name, parent, ...months }) =>
            [`"${name}"`, parent === null ? '' : `of "${parent}"`, monthsText(months)].filter(Boolean).join(' '),
          ),
          ...aliases.map((alias) => `${alias.kind} "${alias.value}" ${monthsText(alias)}`),
        ],
      },
    ],
    postings: [],
    madeFrom: [],
  };
}
