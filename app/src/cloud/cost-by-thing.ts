import type { Trace } from '@capwise/contract/operation';
import type { Input } from '@capwise/contract/registry';
import type { Context } from '../handler/index.ts';
import type { CompanyReads, CostAnswer } from '../ports/index.ts';
import { askPortions, portionsTrace, type BillPortion, type BillPortions } from '../sources/catalog-bills.ts';
import { readCatalogView, thingColumn, type CatalogReading } from '../sources/catalog-reading.ts';

type Question = Input<'cloud.cost'> & { readonly moment: string | undefined };
type Keys = readonly (string | null)[];

/** Where a sum comes from: that of a group, of a group in a month, or of all rows of a currency. */
export type TraceOfCost = (currency: string, group?: { readonly keys: Keys; readonly month: string | null }) => Trace;

/** True where a question groups or filters by what the catalog names. */
export function asksForThings({ by, filter }: Pick<Input<'cloud.cost'>, 'by' | 'filter'>): boolean {
  return [...by, ...Object.keys(filter)].some((name) => thingColumn(name) !== null);
}

/** Cost by things: sums by raw values are asked once, and resolved here. What nothing names has no key. */
export async function costByThing(
  question: Question,
  company: CompanyReads,
  context: Context,
): Promise<{ readonly answer: CostAnswer; readonly traceOf: TraceOfCost }> {
  const reading = await readCatalogView(company, { view: question.view, asOf: question.asOf }, context);
  const raw = question.by.filter((name) => thingColumn(name) === null);
  const filters = Object.entries(question.filter);
  const bills = await askPortions(company, context.lake(company.name), {
    catalog: reading.catalog,
    question: {
      measure: question.measure,
      columns: raw,
      from: question.from,
      to: question.to,
      filter: Object.fromEntries(filters.filter(([name]) => thingColumn(name) === null)),
      asOf: question.moment,
    },
  });
  const keyed = bills.portions.map((portion): Keyed => ({ portion, keys: keysOf(portion, question.by, reading) }));
  const wanted = filters.filter(([name]) => thingColumn(name) !== null);
  const kept = keyed.filter(({ portion }) =>
    wanted.every(([name, values]) => values.includes(keyOf(portion, name, reading))),
  );
  return { answer: answerOf(kept, question), traceOf: tracer(keyed, kept, { bills, question, raw }) };
}

type Keyed = { readonly portion: BillPortion; readonly keys: Keys };

function keysOf(portion: BillPortion, by: readonly string[], reading: CatalogReading): Keys {
  return by.map((name) => keyOf(portion, name, reading));
}

function keyOf(portion: BillPortion, name: string, { resolver, labels }: CatalogReading): string | null {
  const column = thingColumn(name);
  if (column === null) return portion.said[name] ?? null;
  const thing = resolver.thingOf(portion.aliases, portion.month, column.kind);
  return thing === null ? null : (labels.get(thing) ?? thing.id);
}

function answerOf(kept: readonly Keyed[], { months, limit }: Question): CostAnswer {
  const groups = [...Map.groupBy(kept, groupOf).values()]
    .map((members) => ({ members, value: sumOf(members) }))
    .toSorted((a, b) => compare(magnitude(b.value), magnitude(a.value)));
  const shown = groups.slice(0, limit).flatMap(({ members }) => {
    const cells = months ? [...Map.groupBy(members, ({ portion }) => portion.month)] : [[null, members] as const];
    return cells.map(([month, own]) => rowOf(own, month)).toSorted((a, b) => compare(a.month ?? '', b.month ?? ''));
  });
  const perCurrency = (
    lists: readonly (readonly Keyed[])[],
  ): { currency: string; members: Keyed[]; groups: number }[] =>
    [...Map.groupBy(lists, (members) => members[0]?.portion.currency ?? '')]
      .map(([currency, own]) => ({ currency, members: own.flat(), groups: own.length }))
      .toSorted((a, b) => compare(a.currency, b.currency));
  const lists = groups.map(({ members }) => members);
  return {
    rows: shown,
    rest: perCurrency(lists.slice(limit)).map(({ members, ...one }) => ({ ...one, value: sumOf(members) })),
    totals: perCurrency(lists).map(({ currency, members }) => ({
      currency,
      rows: rowsOf(members),
      value: sumOf(members),
    })),
  };
}

function rowOf(members: readonly Keyed[], month: string | null): CostAnswer['rows'][number] {
  return {
    keys: members[0]?.keys ?? [],
    month,
    currency: members[0]?.portion.currency ?? '',
    rows: rowsOf(members),
    value: sumOf(members),
  };
}

type Setting = { readonly bills: BillPortions; readonly question: Question; readonly raw: readonly string[] };

/** Where a group comes from: the raw values that the catalog resolved to it, each a condition on the rows. */
function tracer(keyed: readonly Keyed[], kept: readonly Keyed[], { bills, question, raw }: Setting): TraceOfCost {
  const { by } = question;
  const baseKey = (currency: string, values: Keys, month: string | null): string =>
    JSON.stringify([currency, values, month]);
  const rawOf = (keys: Keys): Keys => raw.map((name) => keys[by.indexOf(name)] ?? null);
  const byMonth = Map.groupBy(keyed, ({ portion, keys }) => baseKey(portion.currency, rawOf(keys), portion.month));
  const allMonths = Map.groupBy(keyed, ({ portion, keys }) => baseKey(portion.currency, rawOf(keys), null));
  const groups = Map.groupBy(kept, groupOf);
  return (currency, group) => {
    if (!group) {
      const members = portionsOf(kept.filter(({ portion }) => portion.currency === currency));
      const all = portionsOf(keyed.filter(({ portion }) => portion.currency === currency));
      return portionsTrace('All groups', members, { all, bills });
    }
    const { keys, month } = group;
    const members = (groups.get(JSON.stringify([currency, keys])) ?? []).filter(
      ({ portion }) => month === null || portion.month === month,
    );
    const pool = (month === null ? allMonths : byMonth).get(baseKey(currency, rawOf(keys), month)) ?? [];
    const base = {
      ...Object.fromEntries(raw.map((name, index) => [name, rawOf(keys)[index] ?? null])),
      ...(month !== null && { ChargeMonth: month }),
    };
    const name = keys.map((key, index) => key ?? `${by[index]} not named`).join(' · ');
    return portionsTrace(name, portionsOf(members), { all: portionsOf(pool), bills, base });
  };
}

function portionsOf(keyed: readonly Keyed[]): readonly BillPortion[] {
  return keyed.map(({ portion }) => portion);
}

function groupOf({ portion, keys }: Keyed): string {
  return JSON.stringify([portion.currency, keys]);
}

function sumOf(members: readonly Keyed[]): bigint {
  return members.reduce((sum, { portion }) => sum + portion.amount, 0n);
}

function rowsOf(members: readonly Keyed[]): number {
  return members.reduce((sum, { portion }) => sum + portion.rows, 0);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function compare<Value extends string | bigint>(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
