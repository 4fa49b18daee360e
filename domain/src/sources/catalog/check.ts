import { Refusal } from '../../refusal/index.ts';
import { monthsText, overlaps, requireOrder, shared } from './months.ts';
import { spanAt, type Alias, type Catalog, type Thing } from './thing.ts';

/**
 * Refuses a catalog that cannot be resolved: ALIAS_TAKEN where one value means two things in a month, PARENT_CYCLE where a thing
 * would belong to itself, UNKNOWN_PARENT, THING_EXISTS for two things of one kind and name, INVALID_PERIOD.
 */
export function requireCatalog(catalog: Catalog): void {
  for (const { id, spans, aliases } of catalog.things) {
    for (const span of spans) requireOrder(span, `"${span.name}"`);
    for (const alias of aliases) requireOrder(alias, `${alias.kind} "${alias.value}" of "${id}"`);
  }
  requireOneThing(catalog);
  requireNames(catalog);
  requireParents(catalog);
}

function requireOneThing({ things }: Catalog): void {
  const entries = things.flatMap((thing) => thing.aliases.map((alias) => ({ thing, alias })));
  for (const members of Map.groupBy(entries, ({ alias }) => JSON.stringify([alias.kind, alias.value])).values()) {
    members.forEach((one, index) => {
      const other = members.slice(index + 1).find(({ alias }) => overlaps(alias, one.alias));
      if (other) throw aliasTaken(one, other);
    });
  }
}

type Entry = { readonly thing: Thing; readonly alias: Alias };

function aliasTaken(one: Entry, other: Entry): Refusal {
  const { kind, value } = one.alias;
  const [name, otherName] = [lastName(one.thing), lastName(other.thing)];
  const months = shared(one.alias, other.alias);
  return new Refusal(
    'ALIAS_TAKEN',
    `${kind} "${value}" would name both "${name}" and "${otherName}" (${monthsText(months ?? one.alias)}): ` +
      'end the one before the other begins',
    {
      kind,
      value,
      things: [one.thing.id, other.thing.id],
      remedy: `take it from "${name}" or from "${otherName}" first`,
    },
  );
}

function requireNames({ things }: Catalog): void {
  const named = things.flatMap((thing) => thing.spans.map((span) => ({ thing, span })));
  for (const members of Map.groupBy(named, ({ thing, span }) => JSON.stringify([thing.kind, span.name])).values()) {
    members.forEach(({ thing, span }, index) => {
      const other = members.slice(index + 1).find((one) => one.thing !== thing && overlaps(one.span, span));
      if (!other) return;
      throw new Refusal(
        'THING_EXISTS',
        `the ${thing.kind}s "${thing.id}" and "${other.thing.id}" would both be called "${span.name}": give one of them another name`,
        { value: span.name, things: [thing.id, other.thing.id] },
      );
    });
  }
}

function requireParents({ things }: Catalog): void {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  for (const thing of things) {
    const unknown = thing.spans.find(({ parent }) => parent !== null && !byId.has(parent));
    if (unknown) {
      throw new Refusal(
        'UNKNOWN_PARENT',
        `"${unknown.name}" would belong to "${unknown.parent}", which the catalog does not have: save that first`,
        { value: unknown.parent, thing: thing.id },
      );
    }
  }
  // Between two months in which some span begins nothing changes: a cycle is there in one of them, or nowhere.
  const begins = new Set(things.flatMap(({ spans }) => spans.flatMap(({ from }) => from ?? [])));
  for (const month of ['0000-01', ...begins]) {
    for (const thing of things) requireNoCycle(thing, month, byId);
  }
}

function requireNoCycle(thing: Thing, month: string, byId: ReadonlyMap<string, Thing>): void {
  const path: Thing[] = [];
  let one: Thing | undefined = thing;
  while (one) {
    path.push(one);
    const parent: string | null = spanAt(one, month)?.parent ?? null;
    one = parent === null ? undefined : byId.get(parent);
    if (one && path.includes(one)) {
      const names = [...path, one].map(lastName);
      throw new Refusal(
        'PARENT_CYCLE',
        `${names.map((name) => `"${name}"`).join(' would belong to ')}: ${month === '0000-01' ? 'at first' : `in ${month}`} nothing would be on top; choose another parent`,
        { things: [...path, one].map(({ id }) => id) },
      );
    }
  }
}

function lastName({ id, spans }: Thing): string {
  return spans.at(-1)?.name ?? id;
}
