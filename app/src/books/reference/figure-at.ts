import type { CatalogQuestion, Figure, Trace } from '@capwise/contract/operation';
import { loadOperation, type Input } from '@capwise/contract/registry';
import { costByThing } from '../../cloud/cost-by-thing.ts';
import { formula, ofCatalog } from '../../figure/index.ts';
import type { Context } from '../../handler/index.ts';
import type { CompanyReads, LineRecord, Part } from '../../ports/index.ts';
import { readCatalogView, thingColumn } from '../../sources/catalog-reading.ts';
import { breakdown } from '../breakdown.ts';
import { openOne } from '../trace.ts';
import type { TraceContext } from '../trace/opened.ts';
import { keyOfPart } from './late-bills.ts';
import { pinned } from './pinned.ts';

/** What figures are read with at any moment. */
export type Place = {
  readonly context: Context;
  readonly company: CompanyReads;
  readonly traced: TraceContext;
};

type CatalogTrace = Extract<Trace, { kind: 'formula' }> & { readonly catalog: CatalogQuestion };

/** True for a figure whose conditions on rows follow from the catalog. */
export function isOfCatalog(trace: Trace): trace is CatalogTrace {
  return trace.kind === 'formula' && trace.catalog !== undefined;
}

/** The value and unit of a trace as it stands. */
export async function figureOf(trace: Trace, { traced }: Place): Promise<Figure> {
  const opened = await openOne(trace, { ...traced, page: { limit: 0, offset: 0 } });
  return { value: opened.total, unit: opened.unit, trace };
}

/** A figure of a moment as another moment knew it, by the catalog of that. */
export async function traceAt(trace: Trace, moment: string, place: Place & { readonly since: string }): Promise<Trace> {
  if (isOfCatalog(trace)) return catalogTraceAt(trace, moment, place);
  switch (trace.kind) {
    case 'formula': {
      const parts = await Promise.all(
        trace.parts.map(async (part) => ({ ...part, trace: await traceAt(part.trace, moment, place) })),
      );
      return { ...trace, parts };
    }
    case 'rows': {
      const ids = trace.filter.parts;
      if (!ids) return pinned(trace, moment);
      const parts = await followed(await place.company.parts(ids), place.since, { moment, place });
      return { ...trace, filter: { ...trace.filter, parts: parts.map(({ id }) => id) } };
    }
    case 'item':
      return trace.id.startsWith('line:') ? lineAt(trace.id, moment, place) : pinned(trace, moment);
    default:
      return pinned(trace, moment);
  }
}

/** The source line that stands for another at a moment: that of the same words, else of the same place, in the revision of then. */
async function lineAt(id: string, moment: string, { company, since }: Since): Promise<Trace> {
  const [kind = '', key = '', ...rest] = id.split(':');
  const line = await company.line(key);
  if (!line) return { kind: 'item', id };
  const { producer, subject, period } = line.batch;
  const linesAt = async (at: string): Promise<readonly LineRecord[]> =>
    (await company.lines(producer, at)).filter(({ batch }) => batch.subject === subject && batch.period === period);
  const known = await linesAt(since);
  const place = known.findIndex((one) => one.id === key);
  if (place === -1) return { kind: 'item', id };
  const there = await linesAt(moment);
  const same =
    there.find(({ what }) => what === line.what) ?? (there.length === known.length ? there[place] : undefined);
  return same ? { kind: 'item', id: [kind, same.id, ...rest].join(':') } : formula(`${line.what}: no more`, []);
}

/** What became of parts that were all that was live of their keys; others are pieces of a history, which stays. */
export async function followed(
  parts: readonly Part[],
  since: string,
  { moment, place }: { readonly moment: string; readonly place: Pick<Place, 'company'> },
): Promise<readonly Part[]> {
  const keys = new Set(parts.map(keyOfPart));
  const ofKeys = async (at: string): Promise<readonly Part[]> =>
    (await place.company.liveParts(at)).filter((part) => keys.has(keyOfPart(part)));
  const live = new Set((await ofKeys(since)).map(({ id }) => id));
  const isWhole = live.size === parts.length && parts.every(({ id }) => live.has(id));
  return isWhole ? ofKeys(moment) : parts;
}

type Since = Place & { readonly since: string };
type Rename = (column: string, value: string | null) => string | null;

/** The same group of the same question, asked of the catalog and of what it names at a moment. Things are found by their ids. */
async function catalogTraceAt(trace: CatalogTrace, moment: string, place: Since): Promise<Trace> {
  const { catalog } = trace;
  const read = (await loadOperation(catalog.operation)).input.safeParse(catalog.question);
  if (!read.success) return pinned(trace, moment);
  const question = { ...(read.data as Input<'cloud.cost'> & Input<'books.breakdown'>), asOf: moment };
  const rename = await renaming(question.view, moment, place);
  return catalog.operation === 'cloud.cost'
    ? costAt(question, { catalog, rename, place })
    : breakdownAt(question, { catalog, rename, place });
}

/** Names of things as they were into their names at a moment. */
async function renaming(
  view: Input<'cloud.cost'>['view'],
  moment: string,
  { company, context, since }: Since,
): Promise<Rename> {
  const [then, there] = [
    await readCatalogView(company, { view, asOf: since }, context),
    await readCatalogView(company, { view, asOf: moment }, context),
  ];
  const idOf = new Map([...then.labels].map(([thing, label]) => [label, thing.id]));
  const labelOf = new Map([...there.labels].map(([thing, label]) => [thing.id, label]));
  return (column, value) => {
    if (value === null || thingColumn(column) === null) return value;
    const id = idOf.get(value) ?? value;
    return labelOf.get(id) ?? id;
  };
}

type Asked = { readonly catalog: CatalogQuestion; readonly rename: Rename; readonly place: Since };

async function costAt(question: Input<'cloud.cost'>, { catalog, rename, place }: Asked): Promise<Trace> {
  const { company, context } = place;
  const filter = Object.fromEntries(
    Object.entries(question.filter).map(([name, values]) => [name, values.map((value) => rename(name, value))]),
  );
  const { traceOf } = await costByThing({ ...question, filter, moment: question.asOf }, company, context);
  const { currency, group } = catalog;
  const keys = group?.keys.map((key, index) => rename(question.by[index] ?? '', key)) ?? [];
  return ofCatalog(traceOf(currency, group ? { keys, month: group.month } : undefined), catalog);
}

async function breakdownAt(question: Input<'books.breakdown'>, { catalog, rename, place }: Asked): Promise<Trace> {
  const value = rename(question.split, catalog.group?.keys[0] ?? null);
  const { parts } = await breakdown(question, place.context);
  const figure = parts.find((part) => part.value === value)?.figures[0];
  return ofCatalog(figure?.trace ?? formula(value ?? 'not named', []), catalog);
}
