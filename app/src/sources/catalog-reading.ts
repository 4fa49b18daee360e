import {
  createResolver,
  latestSpan,
  nameOf,
  thingKinds,
  type Catalog,
  type CatalogView,
  type Resolver,
  type Said,
  type Thing,
  type ThingKind,
} from '@capwise/domain/sources/catalog';
import type { Context } from '../handler/index.ts';
import type { CompanyLake, CompanyReads } from '../ports/index.ts';
import { readCatalog } from './catalog-store.ts';

/** The catalog under a view, and the month that is now. */
export type CatalogReading = {
  readonly catalog: Catalog;
  readonly now: string;
  readonly resolver: Resolver;
  /** Names of things as they are shown, each of one thing only. */
  readonly labels: ReadonlyMap<Thing, string>;
};

/** What a question about unmapped cost reads, and the months that it is about. */
export type Place = {
  readonly company: CompanyReads;
  readonly lake: CompanyLake;
  readonly reading: CatalogReading;
  readonly asked: {
    readonly from: string | undefined;
    readonly to: string | undefined;
    readonly asOf: string | undefined;
  };
};

export type CatalogQuestion = { readonly view: CatalogView; readonly asOf?: string | undefined };

/** Reads the catalog now, or as of a moment: then that is also the month that is now. */
export async function readCatalogView(
  books: CompanyReads,
  { view, asOf }: CatalogQuestion,
  { ports }: Pick<Context, 'ports'>,
): Promise<CatalogReading> {
  const catalog = await readCatalog(books, asOf);
  const now = monthNow(ports, asOf);
  return { catalog, now, resolver: createResolver(catalog, { view, now }), labels: labelsOf(catalog, now) };
}

export function monthNow(ports: Context['ports'], asOf?: string): string {
  return (asOf ?? ports.now().toString()).slice(0, 7);
}

/** True while a thing is there now. */
export function isThere(thing: Thing, now: string): boolean {
  const span = latestSpan(thing, now);
  return span !== undefined && (span.to === null || span.to >= now);
}

/** `thing` and `thing:team`: how a question names what the catalog finds. null: a column or dimension of its own. */
export function thingColumn(name: string): { readonly kind: ThingKind | undefined } | null {
  if (name === 'thing') return { kind: undefined };
  const kind = thingKinds.find((one) => name === `thing:${one}`);
  return kind === undefined ? null : { kind };
}

/** Kinds of alias that things are named by. */
export function kindsUsed({ things }: Catalog): readonly string[] {
  return [...new Set(things.flatMap(({ aliases }) => aliases.map(({ kind }) => kind)))].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
}

/** The column of a bill that a kind of alias is read from; null where only the books, or a tracker, have it. */
export function billColumnOf(kind: string): string | null {
  if (kind === 'service') return 'ServiceName';
  if (kind === 'commitment') return 'Commitment';
  return /^(tag:|x_|[A-Z])/.test(kind) ? kind : null;
}

const bookKinds: ReadonlySet<string> = new Set([
  'service',
  'commitment',
  'costCenter',
  'team',
  'product',
  'project',
  'environment',
  'vendor',
  'owner',
  'asset',
]);

/** The dimension of postings that a kind of alias is read from; null where the books do not have it. */
export function dimensionOf(kind: string): string | null {
  return bookKinds.has(kind) ? kind : null;
}

/** What a source says, by kind of alias: values of columns or dimensions that it gives. */
export function saidOf(
  values: Readonly<Record<string, string | null>>,
  columns: ReadonlyMap<string, string>,
): readonly Said[] {
  return [...columns].flatMap(([kind, column]) => {
    const value = values[column] ?? null;
    return value === null ? [] : [{ kind, value }];
  });
}

function labelsOf({ things }: Catalog, now: string): ReadonlyMap<Thing, string> {
  const names = Map.groupBy(things, (thing) => nameOf(thing, now));
  return new Map(
    [...names].flatMap(([name, members]) =>
      members.map((thing) => [thing, members.length === 1 ? name : `${name} (${thing.kind} ${thing.id})`] as const),
    ),
  );
}
