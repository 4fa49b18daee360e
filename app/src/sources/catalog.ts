import { byThing, type Thing } from '@capwise/domain/sources/catalog';
import type { Figure } from '@capwise/contract/operation';
import { fineFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import { askPortions, portionsTrace, type BillPortion, type BillPortions } from './catalog-bills.ts';
import { viewOf } from './catalog-commands.ts';
import { readCatalogView } from './catalog-reading.ts';

/** `sources.catalog`: things with their aliases and what each costs by itself; with what nothing names they are the total. */
export const showCatalog: Handler<'sources.catalog'> = async ({ from, to, view, asOf }, context) => {
  const company = await context.books();
  const reading = await readCatalogView(company, { view, asOf }, context);
  const moment = asOf ?? (await company.moment()) ?? undefined;
  const bills = await askPortions(company, context.lake(company.name), {
    catalog: reading.catalog,
    question: { measure: 'effective', columns: [], from, to, filter: {}, asOf: moment },
  });
  const { named, unmapped } = byThing(bills.portions, ({ aliases, month }) => reading.resolver.thingOf(aliases, month));
  const within = new Map<Thing, BillPortion[]>();
  for (const [thing, members] of named) {
    for (const portion of members) {
      for (const above of reading.resolver.lineage(thing, portion.month)) {
        const own = within.get(above);
        if (own) own.push(portion);
        else within.set(above, [portion]);
      }
    }
  }
  const labelOf = (thing: Thing): string => reading.labels.get(thing) ?? thing.id;
  return {
    view,
    columns: [...bills.aliasColumns.values()],
    things: reading.catalog.things.map((thing) => ({
      ...viewOf(thing, reading.now),
      cost: figuresOf(labelOf(thing), named.get(thing) ?? [], bills),
      whole: figuresOf(`${labelOf(thing)} and all that belongs to it`, within.get(thing) ?? [], bills),
    })),
    unmapped: figuresOf('Named by nothing in the catalog', unmapped, bills),
    total: figuresOf('All cost', bills.portions, bills),
  };
};

/** Portions as one figure per currency; currencies without any are left out. */
export function figuresOf(name: string, members: readonly BillPortion[], bills: BillPortions): Figure[] {
  return [...Map.groupBy(members, ({ currency }) => currency)]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, own]) => {
      const all = bills.portions.filter((portion) => portion.currency === currency);
      return fineFigure(
        own.reduce((sum, { amount }) => sum + amount, 0n),
        currency,
        portionsTrace(name, own, { all, bills }),
      );
    });
}
