import { holds } from './months.ts';
import {
  latestSpan,
  spanAt,
  thingKinds,
  type Alias,
  type Catalog,
  type Said,
  type Thing,
  type ThingKind,
} from './thing.ts';

/** Each month by the catalog of that month, or all months by the catalog of now. */
export const catalogViews = ['as-was', 'as-is'] as const;
export type CatalogView = (typeof catalogViews)[number];

export type Viewpoint = {
  readonly view: CatalogView;
  /** The month that is now, `2026-10`. */
  readonly now: string;
};

/** Finds the thing of an amount by all that its source says of it. */
export type Resolver = {
  /** The most particular thing that is named; with a kind, the first of that kind at it or above it. null: unmapped. */
  readonly thingOf: (said: readonly Said[], month: string, kind?: ThingKind) => Thing | null;
  /** A thing and what it belongs to, up to the top, in a month. */
  readonly lineage: (thing: Thing, month: string) => readonly Thing[];
  /** Whether anything is named by one value in a month. */
  readonly names: (said: Said, month: string) => boolean;
};

type Entry = { readonly thing: Thing; readonly alias: Alias };

/** A resolver of one catalog under one view. A thing that is no more names nothing in the months after it, as it was. */
export function createResolver({ things }: Catalog, { view, now }: Viewpoint): Resolver {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const entries = Map.groupBy(
    things.flatMap((thing) => thing.aliases.map((alias): Entry => ({ thing, alias }))),
    ({ alias }) => keyOf(alias),
  );
  const named = (said: Said, month: string): Thing | undefined => {
    const found = entries.get(keyOf(said)) ?? [];
    if (view === 'as-was') return found.find(({ thing, alias }) => holds(alias, month) && spanAt(thing, month))?.thing;
    const today = found.find(({ alias }) => holds(alias, now));
    return (today ?? found.find(({ alias }) => holds(alias, month)))?.thing;
  };
  const parentOf = (thing: Thing, month: string): Thing | undefined => {
    const span = view === 'as-was' ? spanAt(thing, month) : latestSpan(thing, now);
    return span?.parent == null ? undefined : byId.get(span.parent);
  };
  const lineage = (thing: Thing, month: string): readonly Thing[] => {
    const path: Thing[] = [];
    // Cycles are refused when a catalog is written; a thing is passed once, whatever a catalog of another origin says.
    for (let one: Thing | undefined = thing; one && !path.includes(one); one = parentOf(one, month)) path.push(one);
    return path;
  };
  return {
    thingOf: (said, month, kind) => {
      const candidates = said.flatMap((one) => named(one, month) ?? []).toSorted(byRank);
      if (kind === undefined) return candidates[0] ?? null;
      return candidates.flatMap((thing) => lineage(thing, month)).find((thing) => thing.kind === kind) ?? null;
    },
    lineage,
    names: (said, month) => named(said, month) !== undefined,
  };
}

/** Parts items by their thing: each is in exactly one group, so that their sums add up to the whole. */
export function byThing<Item>(
  items: readonly Item[],
  thingOf: (item: Item) => Thing | null,
): { readonly named: ReadonlyMap<Thing, readonly Item[]>; readonly unmapped: readonly Item[] } {
  const groups = Map.groupBy(items, thingOf);
  const unmapped = groups.get(null) ?? [];
  const named = new Map([...groups].flatMap(([thing, members]) => (thing ? [[thing, members] as const] : [])));
  return { named, unmapped };
}

function keyOf({ kind, value }: Said): string {
  return `${kind}\u0000${value}`;
}

function byRank(left: Thing, right: Thing): number {
  return thingKinds.indexOf(left.kind) - thingKinds.indexOf(right.kind) || (left.id < right.id ? -1 : 1);
}
