import { Refusal } from '@capwise/domain';
import { nearestNames } from '@capwise/domain/text';
import type { Handler } from '../handler/index.ts';
import { placesOf } from './mapping.ts';
import { mappingBatch, nameKey, readMappings, type SavedMapping } from './mapping-store.ts';
import { tables } from './tables/index.ts';

/** `sources.mappings`: what is kept, by name. */
export const listMappings: Handler<'sources.mappings'> = async ({ kind, asOf }, context) => {
  const saved = await readMappings(await context.books(), asOf);
  return { mappings: saved.filter((one) => kind === undefined || one.kind === kind).map(viewOf) };
};

/** `sources.saveMapping`: a mapping that fits its own headers and kind; one of the same name is replaced. */
export const saveMapping: Handler<'sources.saveMapping'> = async (saved, context) => {
  placesOf(saved.headers, tables[saved.kind], saved.mapping, saved.name);
  return context.commit(await context.books(), async (books) => {
    const { changed } = await books.record(mappingBatch(saved, false));
    return { ...viewOf(saved), changed };
  });
};

/** `sources.forgetMapping`: its files are read by their headers again. */
export const forgetMapping: Handler<'sources.forgetMapping'> = async ({ name }, context) =>
  context.commit(await context.books(), async (books) => {
    const kept = await readMappings(books);
    const saved = kept.find((one) => nameKey(one.name) === nameKey(name));
    if (!saved) throw unknownMapping(name, kept);
    await books.record(mappingBatch(saved, true));
    return { name: saved.name, kind: saved.kind };
  });

function viewOf({ headers, ...saved }: SavedMapping): SavedMapping & { readonly headers: string[] } {
  return { ...saved, headers: [...headers] };
}

function unknownMapping(name: string, kept: readonly SavedMapping[]): Refusal {
  const names = kept.map((one) => one.name);
  const known = names.length === 0 ? 'none is kept' : `there are ${nearestNames(name, names).join(', ')}`;
  return new Refusal('NOT_FOUND', `there is no mapping "${name}": ${known}`, { value: name });
}
