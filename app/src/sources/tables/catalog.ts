import {
  addAlias,
  aliasKind,
  changeThing,
  nameOf,
  removeAlias,
  requireCatalog,
  always,
  thingKinds,
  type Catalog,
  type Months,
  type Thing,
  type ThingKind,
} from '@capwise/domain/sources/catalog';
import { Refusal } from '@capwise/domain';
import { monthNow } from '../catalog-reading.ts';
import { keepThing, readCatalog } from '../catalog-store.ts';
import { choiceCell, idCell, listed, wordsCell, wrongCell } from './row-cells.ts';
import type { Table, TableColumn, TableRow } from './table.ts';

const columns: readonly TableColumn[] = [
  { name: 'thing', required: true, type: 'text', about: 'What it is called, or its id', example: 'Checkout' },
  {
    name: 'kind',
    required: false,
    type: 'text',
    about: `${thingKinds.join(', ')}; a new thing needs it`,
    example: 'service',
  },
  {
    name: 'name',
    required: false,
    type: 'text',
    about: 'Its name in the months of this row, where it was renamed',
    example: 'Checkout',
  },
  {
    name: 'parent',
    required: false,
    type: 'text',
    about: 'What it belongs to; one that is not there yet is made a team, or a group where it holds teams',
    example: 'Payments',
  },
  { name: 'owner', required: false, type: 'text', about: 'Who answers for it', example: 'Head of Payments' },
  {
    name: 'alias_kind',
    required: false,
    type: 'text',
    about:
      'What says it: tag:KEY, a column of the bills, service, costCenter, team, project, tracker, case, contract …',
    example: 'tag:service',
  },
  { name: 'alias_value', required: false, type: 'text', about: 'The value that means it', example: 'checkout' },
  {
    name: 'from',
    required: false,
    type: 'month',
    about: 'First month in which the row holds: of the alias where it has one, else of name, parent and owner',
    example: '2026-01',
  },
  { name: 'to', required: false, type: 'month', about: 'Last month in which the row holds', example: '2026-12' },
];

/** Things of the catalog with their aliases. They post nothing. */
export const catalog: Table = {
  kind: 'catalog',
  title: 'Catalog',
  about:
    'Services, products, initiatives, teams, assets and contracts, what each belongs to, and the values by which bills, books and ' +
    'trackers mean it. A row with an alias says in which months the value means the thing; a row without one says what the thing ' +
    'is called, whose it is and what it belongs to, from a month on. Nothing is posted.',
  columns,
  record: async (rows, { books, context }) => {
    const before = await readCatalog(books);
    const now = monthNow(context.ports);
    const entries = rows.map((row) => entryOf(row, before, now));
    const { things, made } = withEntries(before, entries, now);
    requireReadable({ things }, entries);
    const changed = new Set<string>();
    for (const thing of things)
      if (await isNew(thing, before)) if (await keepThing(books, thing)) changed.add(thing.id);
    const recorded = entries.filter(({ id }) => changed.has(id)).length;
    return { recorded, unchanged: rows.length - recorded, notes: listed(made) };
  },
};

async function isNew(thing: Thing, { things }: Catalog): Promise<boolean> {
  const known = things.find(({ id }) => id === thing.id);
  return JSON.stringify(known) !== JSON.stringify(thing);
}

type Entry = {
  readonly row: TableRow;
  readonly id: string;
  readonly title: string;
  readonly kind: ThingKind | null;
  readonly name: string | null;
  readonly parent: string | null;
  readonly owner: string | null;
  readonly alias: { readonly kind: string; readonly value: string } | null;
  readonly months: Months;
};

const idCharactersMax = 100;

function entryOf(row: TableRow, { things }: Catalog, now: string): Entry {
  const title = wordsCell(row, 'thing') ?? '';
  const known = things.find((thing) => thing.id === title) ?? things.find((thing) => nameOf(thing, now) === title);
  const kind = choiceCell(row, 'kind', thingKinds);
  const months = { from: row.cells['from'] ?? null, to: row.cells['to'] ?? null };
  if (months.from !== null && months.to !== null && months.from > months.to) {
    throw wrongCell(row, 'to', `the row begins later, with ${months.from}: turn them around`);
  }
  return {
    row,
    id: known?.id ?? idCell(row, 'thing', idCharactersMax),
    title,
    kind,
    name: wordsCell(row, 'name'),
    parent: wordsCell(row, 'parent'),
    owner: wordsCell(row, 'owner'),
    alias: aliasOf(row),
    months,
  };
}

function aliasOf(row: TableRow): Entry['alias'] {
  const [kind, value] = [wordsCell(row, 'alias_kind'), wordsCell(row, 'alias_value')];
  if (kind === null && value === null) return null;
  if (kind === null) throw wrongCell(row, 'alias_kind', 'a value of an alias needs its kind, as tag:service');
  if (value === null) throw wrongCell(row, 'alias_value', 'a kind of alias needs its value');
  try {
    return { kind: aliasKind(kind), value };
  } catch (error) {
    throw error instanceof Refusal ? wrongCell(row, 'alias_kind', error.message) : error;
  }
}

/** The catalog with what the rows say of it: rows of a thing act in the order of their months, whatever that of the file. */
function withEntries(
  before: Catalog,
  entries: readonly Entry[],
  now: string,
): { readonly things: readonly Thing[]; readonly made: readonly string[] } {
  const byId = new Map(before.things.map((thing) => [thing.id, thing]));
  const made: string[] = [];
  for (const [id, own] of Map.groupBy(entries, (entry) => entry.id)) {
    const known = byId.get(id);
    byId.set(id, known ?? { id, kind: kindOf(own), spans: [], aliases: [] });
  }
  const idOfParent = (entry: Entry): string | null => {
    if (entry.parent === null) return null;
    const { parent } = entry;
    const known =
      byId.get(parent) ??
      [...byId.values()].find((thing) => thing.spans.length > 0 && nameOf(thing, now) === parent) ??
      byId.get(entries.find(({ title }) => title === parent)?.id ?? '');
    if (known) return known.id;
    const id = idCell(entry.row, 'parent', idCharactersMax);
    const child = byId.get(entry.id)?.kind;
    const kind = child === 'team' || child === 'group' ? 'group' : 'team';
    if (byId.has(id)) return id;
    byId.set(id, { id, kind, spans: [{ name: parent, owner: null, parent: null, ...always }], aliases: [] });
    made.push(`"${parent}" is made a ${kind}, since "${entry.title}" belongs to it`);
    return id;
  };
  for (const [id, own] of Map.groupBy(entries, (entry) => entry.id)) {
    const thing = byId.get(id);
    if (thing) byId.set(id, withRows(thing, own, { idOfParent, notes: made }));
  }
  return { things: [...byId.values()], made };
}

function kindOf(own: readonly Entry[]): ThingKind {
  const kind = own.find((entry) => entry.kind !== null)?.kind ?? null;
  if (kind !== null) return kind;
  const [first] = own;
  if (!first) throw new Error('a thing of no rows');
  throw wrongCell(first.row, 'kind', `"${first.title}" is new: say what it is, ${thingKinds.join(', ')}`);
}

type Setting = { readonly idOfParent: (entry: Entry) => string | null; readonly notes: string[] };

function withRows(thing: Thing, own: readonly Entry[], { idOfParent, notes }: Setting): Thing {
  requireKind(thing, own);
  const ordered = own.toSorted((a, b) => ((a.months.from ?? '') < (b.months.from ?? '') ? -1 : 1));
  // What a row with an alias says of the thing begins a new thing; the months of the row are those of the alias.
  const isNew = thing.spans.length === 0;
  const life = [...ordered.filter(({ alias }) => alias !== null), ...ordered.filter(({ alias }) => alias === null)];
  const spanned = life.reduce((one, entry) => {
    const parent = idOfParent(entry);
    const patch = {
      ...(one.spans.length === 0 && { name: entry.name ?? entry.title }),
      ...(entry.name !== null && { name: entry.name }),
      ...(parent !== null && { parent }),
      ...(entry.owner !== null && { owner: entry.owner }),
    };
    if (entry.alias === null) return changeThing(one, patch, entry.months);
    if (isNew) return changeThing(one, patch, always);
    const last = one.spans.at(-1);
    const differs = last && Object.entries(patch).some(([field, value]) => last[field as 'name'] !== value);
    if (differs) {
      notes.push(
        `row ${entry.row.row}: "${last.name}" is there already; a row without an alias changes what it belongs to`,
      );
    }
    return one;
  }, thing);
  return withAliases(spanned, own);
}

function requireKind(thing: Thing, own: readonly Entry[]): void {
  const wrong = own.find(({ kind }) => kind !== null && kind !== thing.kind);
  if (!wrong) return;
  throw wrongCell(wrong.row, 'kind', `"${wrong.title}" is a ${thing.kind}: give another thing another name`);
}

/** All months of a value in the file replace those that were known of it. */
function withAliases(thing: Thing, own: readonly Entry[]): Thing {
  const said = own.flatMap(({ alias, months }) => (alias ? [{ alias, months }] : []));
  const cleared = said.reduce((one, { alias }) => removeAlias(one, alias, always), thing);
  return said.reduce((one, { alias, months }) => addAlias(one, alias, months), cleared);
}

/** What cannot be resolved is refused at the row that says it, where a row does. */
function requireReadable(after: Catalog, entries: readonly Entry[]): void {
  try {
    requireCatalog(after);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { value, kind } = error.data;
    const row = entries.find(({ alias }) => alias !== null && alias.kind === kind && alias.value === value)?.row;
    throw row === undefined
      ? error
      : new Refusal(error.code, `row ${row.row}: ${error.message}`, { ...error.data, row: row.row });
  }
}
