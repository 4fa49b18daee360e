import type { TableKind } from '@capwise/contract';
import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { Handler } from '../handler/index.ts';
import type { CsvTable } from '../ports/index.ts';
import { companyOrNone, firstCompany } from './first-company.ts';
import { billKind } from './inspect-bill.ts';
import { readFile, type FoundTable } from './inspect-file.ts';
import { headerIndex, placesOf, type Mapping, type PlacedColumn } from './mapping.ts';
import { choicesOf, propose, readingsOf, typeOf, type Ask, type Proposal } from './mapping-propose.ts';
import { readMappings, savedFor, type SavedMapping } from './mapping-store.ts';
import { dayOrderIn } from './tables/dates.ts';
import { tables } from './tables/index.ts';
import { ignoredOf, missingOf, readRows, textsOf } from './tables/rows.ts';
import type { Table } from './tables/table.ts';

type Inspected = Answer<'sources.inspect'>;

const exampleRows = 8;
const listedMax = 50;
const shownCharacters = 80;

/** `sources.inspect`: what a file seems to be, how it would be read, and what cannot be read. Nothing is kept. */
export const inspectFile: Handler<'sources.inspect'> = async ({ file, kind, sheet, mapping }, context) => {
  const company = await companyOrNone(context);
  const found = await readFile(company?.name ?? firstCompany, { file, sheet }, context);
  const ranked = rank(found);
  const kept = company && mapping === undefined ? await readMappings(company) : [];
  const saved = savedIn(kept, found, kind);
  const best = ranked.find(({ proposal }) => proposal.fits > 0)?.kind;
  const chosen = kind ?? saved?.kind ?? (best === 'bill' ? undefined : best);
  const kinds = ranked.map(({ kind: one, title, proposal: { fits, of } }) => ({ kind: one, title, fits, of }));
  if (chosen === undefined) return { ...fileView(file.name, found), kinds, ...nothing(found) };
  const table = tables[chosen];
  const shaped = { ...shapedFor(table, found), sheet: found.sheet };
  const proposal = propose(shaped, table);
  const said = mapping ?? saved?.mapping ?? proposal.mapping;
  const look = { table, said, saved, proposal, given: mapping !== undefined, file: file.name };
  return { ...fileView(file.name, shaped), kinds, ...lookAs(shaped, look) };
};

type FileView = Pick<Inspected, 'file' | 'sheet' | 'rows' | 'columns' | 'sample'>;

function fileView(file: string, found: FoundTable): FileView {
  return {
    file,
    sheet: found.sheet,
    rows: found.rows.length,
    columns: found.columns.map((header, index) => columnView(header, textsOf(found, index))),
    sample: found.rows.slice(0, exampleRows).map(({ row, cells }) => ({ row, cells: cells.map(shortened) })),
  };
}

/** The file as a kind reads it; as it is where the kind cannot. */
function shapedFor({ tall }: Pick<Table, 'tall'>, found: CsvTable): CsvTable {
  try {
    return tall?.(found) ?? found;
  } catch (error) {
    if (error instanceof Refusal) return found;
    throw error;
  }
}

/** The saved mapping for the headers of a file, in the shape in which its kind reads it. */
function savedIn(kept: readonly SavedMapping[], found: FoundTable, asked: TableKind | undefined): SavedMapping | null {
  const isFor = (one: SavedMapping): boolean =>
    savedFor([one], shapedFor(tables[one.kind], found).columns, asked) !== null;
  return kept.find(isFor) ?? null;
}

type Ranked = { readonly kind: TableKind | 'bill'; readonly title: string; readonly proposal: Proposal };

/** Kinds by how much of what they need is there, then by how much of the file they read. */
function rank(found: FoundTable): readonly Ranked[] {
  const own = Object.entries(tables).map(([kind, table]) => ({ table, kind: kind as TableKind }));
  const share = ({ proposal: { fits, of } }: Ranked): number => (of === 0 ? 0 : fits / of);
  const ranked = own.map(
    ({ kind, table }): Ranked => ({ kind, title: table.title, proposal: propose(shapedFor(table, found), table) }),
  );
  const bill: Ranked = { kind: 'bill', title: billKind.title, proposal: propose(found, billKind) };
  return [...ranked, bill].toSorted(
    (left, right) => share(right) - share(left) || right.proposal.weight - left.proposal.weight,
  );
}

function shortened(text: string | null): string | null {
  return text === null ? null : text.slice(0, shownCharacters);
}

function columnView(header: string, texts: readonly string[]): Inspected['columns'][number] {
  const filled = texts.filter((text) => text !== '');
  return {
    header,
    type: typeOf(texts),
    filled: filled.length,
    examples: [...new Set(filled)].slice(0, 3).map((text) => text.slice(0, shownCharacters)),
    readings: [...readingsOf(texts)],
  };
}

type Looked = Omit<Inspected, keyof FileView | 'kinds'>;

function nothing({ columns }: FoundTable): Looked {
  const problems = { count: 0, cells: [] };
  const empty = { kind: null, mapping: {}, saved: null, ours: [], missing: [], asks: [], preview: [], problems };
  return { ...empty, notRead: [...columns] };
}

type Look = {
  readonly table: Table;
  readonly said: Mapping;
  readonly saved: SavedMapping | null;
  readonly proposal: Proposal;
  readonly given: boolean;
  readonly file: string;
};

function lookAs(found: FoundTable, { table, said, saved, proposal, given, file }: Look): Looked {
  const places = placesOf(found.columns, table, said, file);
  const { mapping: settled, asks } = choicesOf(found, places, { said, isGiven: given });
  const { rows, bad: all } = readRows(found, { table, places, mapping: settled }, dayOrderIn);
  const bad = all.filter(({ column }) => !asks.some((ask) => ask.column === column));
  const from = given ? 'given' : saved ? 'saved' : null;
  return {
    kind: table.kind as TableKind,
    mapping: fullMapping(found.columns, places, settled),
    saved: saved?.name ?? null,
    ours: table.columns.map((column) => ownView(column, places, { headers: found.columns, from, proposal })),
    missing: missingOf(table, places).map(({ name }) => name),
    asks: asks.map((ask: Ask) => ({ ...ask })),
    notRead: [...ignoredOf(found.columns, places)],
    preview: rows.slice(0, exampleRows).map(({ row, cells }) => ({ row, cells: { ...cells } })),
    problems: {
      count: bad.length,
      cells: bad.slice(0, listedMax).map((cell) => ({ ...cell, value: cell.value.slice(0, shownCharacters) })),
    },
  };
}

type Seen = {
  readonly headers: readonly string[];
  readonly from: 'given' | 'saved' | null;
  readonly proposal: Proposal;
};

function ownView(
  { name, required, type, about, example }: Table['columns'][number],
  places: readonly PlacedColumn[],
  { headers, from, proposal }: Seen,
): Inspected['ours'][number] {
  const source = places.find(({ column }) => column.name === name)?.source;
  const header = source?.kind === 'cell' ? (headers[source.index] ?? null) : null;
  const value = source?.kind === 'value' ? source.text : null;
  const by = source === undefined ? null : (from ?? proposal.by.get(name) ?? 'name');
  return { name, required, type, about, example, header, value, by };
}

/** A mapping that says all: each header that is read, and those that are not. What a person changes is all that changes. */
function fullMapping(headers: readonly string[], places: readonly PlacedColumn[], said: Mapping): Mapping {
  const read = places.flatMap(({ column, source }) =>
    source.kind === 'cell' ? [[headers[source.index] ?? '', column.name] as const] : [],
  );
  const values = places.flatMap(({ column, source }) =>
    source.kind === 'value' ? [[column.name, source.text] as const] : [],
  );
  const out = Object.entries(said.columns ?? {}).flatMap(([header, name]) =>
    name === '' ? [[headers[headerIndex(header, headers, '')] ?? header, ''] as const] : [],
  );
  return { ...said, columns: Object.fromEntries([...read, ...out]), values: Object.fromEntries(values) };
}
