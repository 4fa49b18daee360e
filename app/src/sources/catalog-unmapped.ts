import { aliasKind, byThing, createResolver, type Said } from '@capwise/domain/sources/catalog';
import type { Figure } from '@capwise/contract/operation';
import { fineFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyLake, CompanyReads } from '../ports/index.ts';
import { askPortions, portionsTrace, type BillPortion, type BillPortions } from './catalog-bills.ts';
import { unmappedOfBooks } from './catalog-books.ts';

import { figuresOf } from './catalog.ts';
import {
  billColumnOf,
  dimensionOf,
  kindsUsed,
  readCatalogView,
  type CatalogReading,
  type Place,
} from './catalog-reading.ts';
import { readCatalog } from './catalog-store.ts';
import { createOwners, neighborsOf, suggestionsOf, type FoundValue } from './catalog-suggestions.ts';

type Value = ReturnType<FoundValue['show']>;

/** `sources.unmapped`: values that nothing in the catalog names, with the cost that nothing else of their rows names either. */
export const listUnmapped: Handler<'sources.unmapped'> = async (asked, context) => {
  const company = await context.books();
  const lake = context.lake(company.name);
  const reading = await readCatalogView(company, { view: 'as-was', asOf: asked.asOf }, context);
  const moment = asked.asOf ?? (await company.moment()) ?? undefined;
  const place: Place = { company, lake, reading, asked: { from: asked.from, to: asked.to, asOf: moment } };
  const found = await lake.columns(await company.liveParts(moment));
  const kinds = asked.columns?.map(aliasKind) ?? kindsLookedThrough(found, reading);
  const ofBills = kinds.filter((kind) => billColumnOf(kind) !== null);
  const ofBooks = kinds.filter((kind) => billColumnOf(kind) === null && dimensionOf(kind) !== null);
  const beside = ['SubAccountId', ...found.tags.filter(isCostCenter).map((tag) => `tag:${tag}`)].filter(
    (column) => column.startsWith('tag:') || found.columns.includes(column),
  );
  const [whole, inBooks] = await Promise.all([
    ask(place, [...new Set(ofBills.map((kind) => billColumnOf(kind) ?? kind))]),
    unmappedOfBooks(ofBooks, place),
  ]);
  const values: FoundValue[] = [];
  const asks = createAsks(place, whole);
  for (const kind of ofBills) {
    const bills = await asks([billColumnOf(kind) ?? kind, ...beside]);
    values.push(...valuesOf(kind, { bills, reading, beside }));
  }
  values.push(...inBooks);
  const ordered = values.toSorted((a, b) => (size(b) > size(a) ? 1 : size(b) < size(a) ? -1 : 0));
  const { unmapped } = byThing(whole.portions, ({ aliases, month }) => reading.resolver.thingOf(aliases, month));
  const silent = unmapped.filter(({ said }) => Object.values(said).every((value) => value === null));
  return {
    columns: [...kinds],
    total: figuresOf('All cost', whole.portions, whole),
    unmapped: figuresOf('Named by nothing in the catalog', unmapped, whole),
    silent: figuresOf('Nothing is said', silent, whole),
    count: ordered.length,
    values: ordered.slice(0, asked.limit).map(({ show }) => show()),
  };
};

function size({ amount }: FoundValue): bigint {
  return amount < 0n ? -amount : amount;
}

function ask({ company, lake, reading, asked }: Place, columns: readonly string[]): Promise<BillPortions> {
  return askPortions(company, lake, {
    catalog: reading.catalog,
    question: { ...asked, measure: 'effective', columns, filter: {} },
  });
}

/** Asks the bills once for each set of columns, whatever their order: most kinds are read together already. */
function createAsks(place: Place, whole: BillPortions): (columns: readonly string[]) => Promise<BillPortions> {
  const setOf = (columns: readonly string[]): string => JSON.stringify(columns.toSorted(byText));
  const known = new Map([[setOf(whole.columns), whole]]);
  return async (asked) => {
    const columns = [...new Set([...whole.aliasColumns.values(), ...asked])];
    const found = known.get(setOf(columns)) ?? (await ask(place, asked));
    known.set(setOf(columns), found);
    return { ...found, columns };
  };
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const ownership =
  /^(team|squad|product|service|app|application|component|project|initiative|cost.?center|business.?unit)$/i;
const lookedThroughMax = 8;

/** What says whose a cost is, as far as the bills have it, and what the catalog is read by already. */
function kindsLookedThrough(
  { columns, tags }: { readonly columns: readonly string[]; readonly tags: readonly string[] },
  { catalog }: CatalogReading,
): readonly string[] {
  const used = kindsUsed(catalog).filter((kind) => {
    const column = billColumnOf(kind);
    return column === null ? dimensionOf(kind) !== null : column.startsWith('tag:') || columns.includes(column);
  });
  const owning = tags.filter((tag) => ownership.test(tag)).map((tag) => `tag:${tag}`);
  const accounts = columns.includes('SubAccountId') ? ['SubAccountId'] : [];
  const ofBooks = ['costCenter', 'team', 'product', 'project'];
  return [...new Set([...used, ...owning.slice(0, lookedThroughMax), ...accounts, ...ofBooks])];
}

function isCostCenter(tag: string): boolean {
  return /cost.?cent(er|re)/i.test(tag);
}

type Looked = {
  readonly bills: BillPortions;
  readonly reading: CatalogReading;
  /** Columns that say whose the rest of the cost in the same account or cost center is. */
  readonly beside: readonly string[];
};

/** The values of one column that nothing names, each with the cost of its rows that nothing names at all. */
function valuesOf(kind: string, { bills, reading, beside }: Looked): readonly FoundValue[] {
  const column = billColumnOf(kind) ?? kind;
  const saidBy = (portion: BillPortion): Said | null => {
    const value = portion.said[column] ?? null;
    return value === null ? null : { kind, value };
  };
  const open = bills.portions.filter((portion) => {
    const said = saidBy(portion);
    if (said === null || reading.resolver.names(said, portion.month)) return false;
    return reading.resolver.thingOf(portion.aliases, portion.month) === null;
  });
  const columns = { ...bills, columns: bills.columns.filter((one) => one !== column) };
  const ownerOf = createOwners(bills.portions, reading);
  const groupOf = ({ said, currency }: BillPortion): string => JSON.stringify([said[column], currency]);
  const all = Map.groupBy(bills.portions, groupOf);
  return [...Map.groupBy(open, groupOf)].flatMap(([group, members]): FoundValue[] => {
    const [first] = members;
    const said = first && saidBy(first);
    const amount = members.reduce((sum, one) => sum + one.amount, 0n);
    if (!first || !said || amount === 0n) return [];
    const setting = { all: all.get(group) ?? [], bills: columns, base: { [column]: said.value } };
    const others = beside.filter((one) => one !== column);
    const show = (): Value => ({
      kind,
      value: said.value,
      source: 'bills',
      currency: first.currency,
      cost: fineFigure(amount, first.currency, portionsTrace(`${kind} ${said.value}`, members, setting)),
      suggestions: suggestionsOf(said, neighborsOf(members, others, ownerOf), reading),
    });
    return [{ amount, show }];
  });
}

/** Cost of a month that nothing in the catalog names, by currency: one question to the bills. */
export type UnmappedDollars = {
  readonly month: string;
  /** How many things there are: with none, nobody has begun a catalog. */
  readonly things: number;
  readonly total: readonly Figure[];
  readonly unmapped: readonly Figure[];
};

/** What a rule of findings asks: effective cost of a month, and the part of it that is unmapped as it was. */
export async function unmappedDollars(books: CompanyReads, lake: CompanyLake, month: string): Promise<UnmappedDollars> {
  const catalog = await readCatalog(books);
  const resolver = createResolver(catalog, { view: 'as-was', now: month });
  const asOf = (await books.moment()) ?? undefined;
  const question = { measure: 'effective' as const, columns: [], from: month, to: month, filter: {}, asOf };
  const bills = await askPortions(books, lake, { catalog, question });
  const { unmapped } = byThing(bills.portions, ({ aliases }) => resolver.thingOf(aliases, month));
  return {
    month,
    things: catalog.things.length,
    total: figuresOf('All cost', bills.portions, bills),
    unmapped: figuresOf('Named by nothing in the catalog', unmapped, bills),
  };
}
