import type { Answer, Input } from '@capwise/contract/registry';
import { accountOf, type StatementItem } from '@capwise/domain/books';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure, ofCatalog } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { thingColumn } from '../sources/catalog-reading.ts';
import { partsByThing } from './breakdown-by-thing.ts';
import { monthsAsked, spanOfStretch, stretchesOf, within, type Stretch } from './extent.ts';
import { filterOfItem, filterUnder, readBooks, tracedUnder, type View } from './reading.ts';

type Part = Answer<'books.breakdown'>['parts'][number];

/** A row of the statement opened to what it is made of, in the same periods as the statement. */
export const breakdown: Handler<'books.breakdown'> = async (asked, context) => {
  const { row, split, period, by, basis, scenario, asOf } = asked;
  const { company, currency, sums: all, lastCharged, view } = await readBooks(context, { basis, asOf, scenario });
  const { fiscalStart } = view.cash;
  const stretches = stretchesOf(monthsAsked(period, fiscalStart, { sums: all, lastCharged, by }), by, fiscalStart);
  const filter = filterUnder(view, { ...filterOfItem(row, view.policy), ...spanOf(stretches) });
  if (thingColumn(split)) {
    const item = filterOfItem(row, view.policy);
    const unit = currency ?? defaultCurrency;
    const question = { split, catalogView: asked.view, asOf, filter, item, stretches, currency: unit, view };
    const parts = await partsByThing(question, company, context);
    const named = parts.map((part) => askedAgain(part, stretches, { asked, currency: unit }));
    return {
      periods: stretches.map((stretch) => stretch.period),
      parts: named.toSorted((a, b) => size(b) - size(a)),
    };
  }
  const sums = stretches.length === 0 ? [] : await company.sumsBy(filter, split === 'account' ? [] : [split], asOf);
  const groups = Map.groupBy(sums, (sum) => (split === 'account' ? sum.account : (sum.values[split] ?? null)));
  const setting: Setting = { row, split, stretches, currency: currency ?? defaultCurrency, view };
  const named = [...groups].flatMap(([value, members]) => (value === null ? [] : [namedPart(value, members, setting)]));
  const unnamed = groups.get(null);
  return {
    periods: stretches.map((stretch) => stretch.period),
    parts: [...named, ...(unnamed ? [unnamedPart(unnamed, named, setting)] : [])].toSorted((a, b) => size(b) - size(a)),
  };
};

/** A part that the catalog names, each figure with the question that it answers: its conditions change with the catalog. */
function askedAgain(
  part: Part,
  stretches: readonly Stretch[],
  { asked, currency }: { readonly asked: Input<'books.breakdown'>; readonly currency: string },
): Part {
  const { asOf: _, ...question } = asked;
  const figures = part.figures.map((figure, index) => ({
    ...figure,
    trace: ofCatalog(figure.trace, {
      operation: 'books.breakdown',
      question: { ...question, period: stretches[index]?.period },
      currency,
      group: { keys: [part.value], month: null },
    }),
  }));
  return { ...part, figures };
}

type Setting = {
  readonly row: StatementItem;
  readonly split: string;
  readonly stretches: readonly Stretch[];
  readonly currency: string;
  readonly view: View;
};

function namedPart(value: string, sums: readonly DimensionSum[], setting: Setting): Part {
  const { row, split, stretches, currency, view } = setting;
  const narrowed =
    split === 'account' ? { accounts: [value] } : { ...filterOfItem(row, view.policy), dimensions: { [split]: value } };
  return {
    value,
    label: split === 'account' ? accountOf(value).name : value,
    figures: stretches.map((stretch) =>
      minorFigure(profitOf(sums, stretch), currency, tracedUnder(view, { ...narrowed, ...spanOfStretch(stretch) }, -1)),
    ),
  };
}

/** What names no value of the dimension: the row less its named parts. */
function unnamedPart(sums: readonly DimensionSum[], named: readonly Part[], setting: Setting): Part {
  const { row, split, stretches, currency, view } = setting;
  const label = `${split} not named`;
  const whole = (stretch: Stretch) =>
    tracedUnder(view, { ...filterOfItem(row, view.policy), ...spanOfStretch(stretch) }, -1);
  return {
    value: null,
    label,
    figures: stretches.map((stretch, index) =>
      minorFigure(
        profitOf(sums, stretch),
        currency,
        formula(label, [
          { label: 'The row', trace: whole(stretch) },
          ...named.flatMap((part) => {
            const figure = part.figures[index];
            return figure && Number(figure.value) !== 0
              ? [{ label: part.label, sign: -1 as const, trace: figure.trace }]
              : [];
          }),
        ]),
      ),
    ),
  };
}

function profitOf(sums: readonly DimensionSum[], stretch: Stretch): bigint {
  return -within(sums, stretch).reduce((total, { minor }) => total + minor, 0n);
}

function spanOf(stretches: readonly Stretch[]): { readonly from?: string; readonly to?: string } {
  const [first, last] = [stretches[0], stretches.at(-1)];
  return first && last ? { from: spanOfStretch(first).from, to: spanOfStretch(last).to } : {};
}

function size({ figures }: Part): number {
  return figures.reduce((sum, { value }) => sum + Math.abs(Number(value)), 0);
}
