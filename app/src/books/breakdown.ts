import type { Answer } from '@capwise/contract/registry';
import { accountOf, type StatementItem } from '@capwise/domain/books';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { monthsAsked, spanOfStretch, stretchesOf, within, type Stretch } from './extent.ts';
import { filterOfItem, filterUnder, readBooks, tracedUnder, type View } from './reading.ts';

type Part = Answer<'books.breakdown'>['parts'][number];

/** A row of the statement opened to what it is made of, in the same periods as the statement. */
export const breakdown: Handler<'books.breakdown'> = async ({ row, split, period, by, basis, asOf }, context) => {
  const { company, currency, sums: all, lastCharged, view } = await readBooks(context, { basis, asOf });
  const { fiscalStart } = view.cash;
  const stretches = stretchesOf(monthsAsked(period, fiscalStart, { sums: all, lastCharged }), by, fiscalStart);
  const filter = filterUnder(view, { ...filterOfItem(row, view.policy), ...spanOf(stretches) });
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
