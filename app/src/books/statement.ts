import { accountOf } from '@capwise/domain/books';
import { parsePeriod } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { cashTable } from './cash-table.ts';
import { monthsAsked, spanOfStretch, stretchesOf, within } from './extent.ts';
import { headlineOf } from './headline.ts';
import { ebitdaDefinition, measureName } from './labels.ts';
import { measuresOf, measureTable, reconciliationOf } from './measures.ts';
import { profitTable } from './profit-table.ts';
import { readBooks, type Column } from './reading.ts';
import { cashByMeasure, settledIn, settledWords } from './settled.ts';

/** `books.statement`: from revenue to net income, cash beside it, and the measures of the basis with their definitions. */
export const statement: Handler<'books.statement'> = async ({ period, by, basis, asOf }, context) => {
  const reading = await readBooks(context, { basis, asOf });
  const { company, currency, sums, lastCharged, view } = reading;
  const { fiscalStart } = view.cash;
  const months = monthsAsked(period, fiscalStart, { sums, lastCharged });
  const stretches = stretchesOf(months, by, fiscalStart);
  const [closedThrough, cash] = await Promise.all([company.closedThrough(), cashByMeasure(company, view, months)]);
  const measure = measureName(sums.some(({ account }) => accountOf(account).row === 'revenue'));
  const unit = currency ?? defaultCurrency;
  const columns = stretches.map((stretch): Column => ({ stretch, sums: within(sums, stretch), currency: unit, view }));
  const isEmpty = currency === null;
  return {
    company: company.name,
    currency,
    basis,
    measure,
    definition: ebitdaDefinition(view.policy),
    periods: stretches.map((stretch) => {
      const span = spanOfStretch(stretch);
      return {
        period: stretch.period,
        ...span,
        closed: closedThrough !== null && span.to <= closedThrough,
        expected: lastCharged === null || span.from > lastCharged,
        settled: settledIn(cash, { currency: unit, view, stretch }),
      };
    }),
    lines: isEmpty
      ? []
      : [...profitTable(columns, view, measure), ...cashTable(columns, view), ...measureTable(columns, view)],
    measures: measuresOf(columns, view, measure),
    reconciliation: isEmpty ? [] : reconciliationOf(columns, view, measure),
    headline: await headlineOf(reading, {
      measure,
      cash,
      period: lastCharged === null ? null : parsePeriod(period ?? lastCharged),
    }),
    settled: settledWords(cash),
  };
};
