import type { Answer } from '@capwise/contract/registry';
import { accountOf, type StatementRow } from '@capwise/domain/books';
import { currencyOf, fiscalStartOf } from '../company/index.ts';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { lastChargedMonth, monthsAsked, spanOfStretch, stretchesOf, within, type Stretch } from './extent.ts';

type Part = Answer<'books.breakdown'>['parts'][number];

/** A row of the statement opened to what it is made of, in the same periods as the statement. */
export const breakdown: Handler<'books.breakdown'> = async ({ row, split, period, by, asOf }, context) => {
  const company = await context.books();
  const [currency, fiscalStart, all, lastCharged] = await Promise.all([
    currencyOf(company),
    fiscalStartOf(company),
    company.sums({ scenario: 'actual' }, asOf),
    lastChargedMonth(company, asOf),
  ]);
  const stretches = stretchesOf(monthsAsked(period, fiscalStart, { sums: all, lastCharged }), by, fiscalStart);
  const filter = { scenario: 'actual' as const, rows: [row], ...spanOf(stretches) };
  const sums = stretches.length === 0 ? [] : await company.sumsBy(filter, split === 'account' ? [] : [split], asOf);
  const groups = Map.groupBy(sums, (sum) => (split === 'account' ? sum.account : (sum.values[split] ?? null)));
  const setting: Setting = { row, split, stretches, currency: currency ?? 'USD', ...(asOf !== undefined && { asOf }) };
  const named = [...groups].flatMap(([value, members]) => (value === null ? [] : [namedPart(value, members, setting)]));
  const unnamed = groups.get(null);
  return {
    periods: stretches.map((stretch) => stretch.period),
    parts: [...named, ...(unnamed ? [unnamedPart(unnamed, named, setting)] : [])].toSorted((a, b) => size(b) - size(a)),
  };
};

type Setting = {
  readonly row: StatementRow;
  readonly split: string;
  readonly stretches: readonly Stretch[];
  readonly currency: string;
  readonly asOf?: string;
};

function namedPart(value: string, sums: readonly DimensionSum[], setting: Setting): Part {
  const { row, split, stretches, currency, asOf } = setting;
  const narrowed = split === 'account' ? { accounts: [value] } : { rows: [row], dimensions: { [split]: value } };
  return {
    value,
    label: split === 'account' ? accountOf(value).name : value,
    figures: stretches.map((stretch) =>
      minorFigure(
        profitOf(sums, stretch),
        currency,
        postingsTrace({ ...narrowed, ...spanOfStretch(stretch) }, -1, asOf),
      ),
    ),
  };
}

/** What names no value of the dimension: the row less its named parts. */
function unnamedPart(sums: readonly DimensionSum[], named: readonly Part[], setting: Setting): Part {
  const { row, split, stretches, currency, asOf } = setting;
  const label = `${split} not named`;
  return {
    value: null,
    label,
    figures: stretches.map((stretch, index) =>
      minorFigure(
        profitOf(sums, stretch),
        currency,
        formula(label, [
          { label: 'The row', trace: postingsTrace({ rows: [row], ...spanOfStretch(stretch) }, -1, asOf) },
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
