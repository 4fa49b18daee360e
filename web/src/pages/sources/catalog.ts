import type { Answer, Figure } from '@capwise/contract';
import { shortText } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';

export type Catalog = Answer<'sources.catalog'>;
export type CatalogThing = Catalog['things'][number];
export type Unmapped = Answer<'sources.unmapped'>;
export type UnmappedValue = Unmapped['values'][number];
export type ThingKind = CatalogThing['kind'];

type Months = { readonly from: string | null; readonly to: string | null };

/** `from Jul 2026`, `to Jun 2026`, nothing where it is always so. */
export function monthsWords({ from, to }: Months): string {
  if (from !== null && to !== null) return `${periodLabel(from)} to ${periodLabel(to)}`;
  if (from !== null) return `from ${periodLabel(from)}`;
  return to === null ? '' : `to ${periodLabel(to)}`;
}

/** What stands open, in one sentence. */
export function headlineOf({ things, unmapped, total }: Catalog): string {
  const open = unmapped.filter(({ value }) => Number(value) !== 0);
  const whole = amounts(total);
  if (total.length === 0) return 'No bill is loaded in this period.';
  if (things.length === 0) return `The catalog is empty: nothing says yet whose ${whole} of cloud cost it is.`;
  if (open.length === 0) return `All ${whole} of cloud cost belongs to something in the catalog.`;
  return `${amounts(open)} of ${whole} of cloud cost belongs to nothing in the catalog.`;
}

function amounts(figures: readonly Figure[]): string {
  return figures
    .map(({ value, unit }) => `${shortText(value, unit)}${figures.length > 1 ? ` ${unit}` : ''}`)
    .join(' and ');
}

const sortKeys = ['name', 'kind', 'parent', 'owner', 'cost', 'whole'] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { readonly by: SortKey; readonly descending: boolean };

/** How the address spells a sort: the column, `-` before it for the largest first. The largest cost first unless it says another. */
export function readSort(text: string | undefined): Sort {
  const descending = text?.startsWith('-') ?? false;
  const by = sortKeys.find((key) => key === (descending ? text?.slice(1) : text));
  return by === undefined ? { by: 'cost', descending: true } : { by, descending };
}

/** The sort after a press on a column. */
export function pressed(sort: Sort, by: SortKey): string {
  const descending = sort.by === by ? !sort.descending : by === 'cost' || by === 'whole';
  return descending ? `-${by}` : by;
}

/** Things in the order of a sort; those of one value by name. */
export function sorted(things: readonly CatalogThing[], { by, descending }: Sort): readonly CatalogThing[] {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  const text = (thing: CatalogThing): string =>
    by === 'parent' ? (names.get(thing.parent ?? '') ?? '') : isCost(by) ? '' : (thing[by] ?? '');
  const compare = (a: CatalogThing, b: CatalogThing): number =>
    isCost(by) ? sumOf(a[by]) - sumOf(b[by]) : text(a).localeCompare(text(b));
  return things.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)) || a.name.localeCompare(b.name));
}

function isCost(by: SortKey): by is 'cost' | 'whole' {
  return by === 'cost' || by === 'whole';
}

function sumOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, { value }) => sum + Number(value), 0);
}

/** Things with their aliases as rows of the table that is read in, so that the file can come back changed. */
export function catalogRows(things: readonly CatalogThing[]): readonly (string | null)[][] {
  return [
    ['thing', 'kind', 'name', 'parent', 'owner', 'alias_kind', 'alias_value', 'from', 'to'],
    ...things.flatMap(({ id, kind, spans, aliases }) => [
      ...spans.map(({ name, parent, owner, from, to }) => [id, kind, name, parent, owner, null, null, from, to]),
      ...aliases.map((alias) => [id, null, null, null, null, alias.kind, alias.value, alias.from, alias.to]),
    ]),
  ];
}
