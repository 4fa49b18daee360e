import type { Answer } from '@capwise/contract/registry';
import { byThing, nameOf, type CatalogView, type Thing } from '@capwise/domain/sources/catalog';
import { minorFigure } from '../figure/index.ts';
import type { Context } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { bookPortions, bookTrace, dimensionsOf, type BookPortion } from '../sources/catalog-books.ts';
import { readCatalogView, thingColumn } from '../sources/catalog-reading.ts';
import { spanOfStretch, type Stretch } from './extent.ts';
import { tracedUnder, type View } from './reading.ts';

type Part = Answer<'books.breakdown'>['parts'][number];
type Filter = Parameters<CompanyReads['sums']>[0];

type Question = {
  readonly split: string;
  readonly catalogView: CatalogView;
  readonly asOf: string | undefined;
  /** The row of the statement, over all stretches. */
  readonly filter: Filter;
  readonly item: Partial<Filter>;
  readonly stretches: readonly Stretch[];
  readonly currency: string;
  readonly view: View;
};

/** A row of the statement by what the catalog names in its dimensions; what nothing names is a part of its own. */
export async function partsByThing(question: Question, company: CompanyReads, context: Context): Promise<Part[]> {
  const { split, catalogView, asOf, filter, stretches } = question;
  const reading = await readCatalogView(company, { view: catalogView, asOf }, context);
  const dimensions = dimensionsOf(reading.catalog);
  const columns = [...dimensions.values()];
  const all = stretches.length === 0 ? [] : bookPortions(await company.sumsBy(filter, columns, asOf), dimensions);
  const kind = thingColumn(split)?.kind;
  const { named, unmapped } = byThing(all, ({ aliases, month }) => reading.resolver.thingOf(aliases, month, kind));
  const setting = { question, all, columns };
  const labelOf = (thing: Thing): string => reading.labels.get(thing) ?? nameOf(thing, reading.now);
  return [
    ...[...named].map(([thing, members]) => ({
      value: labelOf(thing),
      label: labelOf(thing),
      figures: figuresOf(labelOf(thing), members, setting),
    })),
    ...(unmapped.length === 0
      ? []
      : [{ value: null, label: `${split} not named`, figures: figuresOf(`${split} not named`, unmapped, setting) }]),
  ];
}

type Setting = {
  readonly question: Question;
  readonly all: readonly BookPortion[];
  readonly columns: readonly string[];
};

function figuresOf(
  name: string,
  members: readonly BookPortion[],
  { question: { stretches, currency, view, item }, all, columns }: Setting,
): Part['figures'] {
  return stretches.map((stretch) => {
    const months = new Set(stretch.months.map(String));
    const inside = ({ month }: BookPortion): boolean => months.has(month);
    const own = members.filter(inside);
    const trace = bookTrace(name, own, {
      all: all.filter(inside),
      columns,
      span: spanOfStretch(stretch),
      traced: (condition) => tracedUnder(view, { ...item, ...condition }, -1),
    });
    return minorFigure(-own.reduce((sum, { amount }) => sum + amount, 0n), currency, trace);
  });
}
