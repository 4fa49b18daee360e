import { Refusal } from '@capwise/domain';
import {
  addAlias,
  aliasKind,
  changeThing,
  latestSpan,
  nameOf,
  removeAlias,
  requireCatalog,
  requireOrder,
  retireThing,
  thingId,
  type Catalog,
  type Months,
  type Thing,
  type ThingPatch,
} from '@capwise/domain/sources/catalog';
import type { Answer, Input } from '@capwise/contract/registry';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads, CompanyWrites } from '../ports/index.ts';
import { isThere, monthNow } from './catalog-reading.ts';
import { findThing, keepThing, readCatalog } from './catalog-store.ts';

/** `sources.mapAlias`: lets a value mean a thing in some months, or takes that back. */
export const mapAlias: Handler<'sources.mapAlias'> = async (asked, context) => {
  const company = await context.books();
  const said = { kind: aliasKind(asked.kind), value: asked.value };
  const months = monthsOf(asked);
  const now = monthNow(context.ports);
  return context.commit(company, async (books) => {
    const catalog = await readCatalog(books);
    const before = findThing(catalog, asked.thing, now);
    const thing = asked.remove ? removeAlias(before, said, months) : addAlias(before, said, months);
    return { thing: viewOf(thing, now), changed: await replace(books, catalog, thing) };
  });
};

/** `sources.saveThing`: a new thing, or what changes of one from a month on. */
export const saveThing: Handler<'sources.saveThing'> = async (asked, context) => {
  const company = await context.books();
  const months = monthsOf(asked);
  const now = monthNow(context.ports);
  return context.commit(company, async (books) => {
    const catalog = await readCatalog(books);
    const known = asked.thing === undefined ? undefined : findThing(catalog, asked.thing, now);
    const before = known ?? newThing(asked, catalog, now);
    const thing = asked.retire ? retireThing(before, months) : saved(before, asked, { catalog, months, now });
    const changed = await replace(books, catalog, thing);
    return { thing: viewOf(thing, now), created: known === undefined, changed };
  });
};

/** A thing as it leaves Capwise: what it is now, and what it was. */
export function viewOf(thing: Thing, now: string): Answer<'sources.saveThing'>['thing'] {
  const { id, kind, spans, aliases } = thing;
  const span = latestSpan(thing, now);
  return {
    id,
    kind,
    name: nameOf(thing, now),
    owner: span?.owner ?? null,
    parent: span?.parent ?? null,
    retired: !isThere(thing, now),
    spans: spans.map((one) => ({ ...one })),
    aliases: aliases.map((one) => ({ ...one })),
  };
}

function monthsOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): Months {
  const months = { from: from ?? null, to: to ?? null };
  requireOrder(months, 'the change');
  return months;
}

type Asked = Input<'sources.saveThing'>;

/** A thing that is not there yet: its spans come with the change. Refuses THING_EXISTS where its id is taken. */
function newThing({ kind, name }: Asked, { things }: Catalog, now: string): Thing {
  if (kind === undefined || name === undefined) {
    throw new Refusal(
      'INVALID_INPUT',
      'a new thing needs a kind and a name: give both, or name the thing that changes',
      {
        remedy: 'give kind and name, or thing',
      },
    );
  }
  const plain = thingId(name);
  const same = things.find((thing) => thing.kind === kind && nameOf(thing, now) === name);
  if (same) {
    throw new Refusal(
      'THING_EXISTS',
      `the ${kind} "${name}" is in the catalog already, as "${same.id}": change that one by naming it, or choose another name`,
      { value: name, thing: same.id },
    );
  }
  const id = things.some((thing) => thing.id === plain) ? freeId(`${kind}-${plain}`, things) : plain;
  return { id, kind, spans: [], aliases: [] };
}

function freeId(wanted: string, things: readonly Thing[]): string {
  const taken = new Set(things.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

type Setting = { readonly catalog: Catalog; readonly months: Months; readonly now: string };

function saved(before: Thing, asked: Asked, { catalog, months, now }: Setting): Thing {
  const { name, owner, parent } = asked;
  const patch: ThingPatch = {
    ...(name !== undefined && { name }),
    ...(owner !== undefined && { owner }),
    ...(parent !== undefined && { parent: parent === null ? null : parentOf(catalog, parent, now) }),
  };
  const changes = Object.keys(patch).length > 0 || before.spans.length === 0 || asked.aliases.length === 0;
  const thing = changes ? changeThing(before, patch, months) : before;
  return asked.aliases.reduce((one, { kind, value }) => addAlias(one, { kind: aliasKind(kind), value }, months), thing);
}

function parentOf(catalog: Catalog, text: string, now: string): string {
  try {
    return findThing(catalog, text, now).id;
  } catch {
    throw new Refusal('UNKNOWN_PARENT', `the catalog has no thing "${text}" to belong to: save that first`, {
      value: text,
    });
  }
}

async function replace(books: CompanyReads & CompanyWrites, catalog: Catalog, thing: Thing): Promise<boolean> {
  requireCatalog({ things: [...catalog.things.filter(({ id }) => id !== thing.id), thing] });
  return keepThing(books, thing);
}
