import type { Answer } from '@capwise/contract/registry';
import { accountOf } from '@capwise/domain/books';
import { parsePeriod, type Month } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { cashTable } from './cash-table.ts';
import { monthsAsked, spanOfStretch, stretchesOf, within } from './extent.ts';
import { headlineOf } from './headline.ts';
import { ebitdaDefinition, measureName } from './labels.ts';
import { measuresOf, measureTable, reconciliationOf } from './measures.ts';
import { profitTable } from './profit-table.ts';
import { readBooks, type Column, type View } from './reading.ts';
import { cashByMeasure, settledIn, settledWords } from './settled.ts';

/** `books.statement`: from revenue to net income, cash beside it, and the measures of the basis with their definitions. */
export const statement: Handler<'books.statement'> = async ({ period, by, basis, scenario, asOf }, context) => {
  const reading = await readBooks(context, { basis, asOf, scenario });
  const { company, currency, sums, lastCharged, view } = reading;
  const { fiscalStart } = view.cash;
  const isBudget = scenario === 'budget';
  const known = { sums, lastCharged: isBudget ? null : lastCharged };
  const months = monthsAsked(period, fiscalStart, { ...known, by });
  const stretches = stretchesOf(months, by, fiscalStart);
  const [closedThrough, cash] = await Promise.all([
    company.closedThrough(asOf),
    isBudget ? [] : cashByMeasure(company, view, months),
  ]);
  const measure = measureName(sums.some(({ account }) => accountOf(account).row === 'revenue'));
  const unit = currency ?? defaultCurrency;
  const columns = stretches.map((stretch): Column => ({ stretch, sums: within(sums, stretch), currency: unit, view }));
  const isEmpty = currency === null || (isBudget && sums.length === 0);
  const lines = isEmpty ? [] : [...profitTable(columns, view, measure), ...(isBudget ? [] : cashRows(columns, view))];
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
        expected: !isBudget && (lastCharged === null || span.from > lastCharged),
        settled: settledIn(cash, { currency: unit, view, stretch }),
      };
    }),
    lines,
    measures: measuresOf(columns, view, measure).filter(
      (one) => !isBudget || lines.some(({ line }) => line === one.line),
    ),
    reconciliation: isEmpty ? [] : reconciliationOf(columns, view, measure),
    headline: isBudget
      ? planSentence(monthsAsked(period, fiscalStart, known))
      : (
          await headlineOf(reading, {
            measure,
            cash,
            period: lastCharged === null ? null : parsePeriod(period ?? lastCharged),
          })
        ).sentence,
    settled: isBudget ? 'a budget is of profit: no cash is planned' : settledWords(cash),
  };
};

/** What a plan of profit does not say. */
function cashRows(columns: readonly Column[], view: View): Answer<'books.statement'>['lines'] {
  return [...cashTable(columns, view), ...measureTable(columns, view)];
}

function planSentence(months: readonly Month[]): Answer<'books.statement'>['headline'] {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [{ text: 'No budget was read yet.' }];
  return [{ text: `The budget from ${first} to ${last}. It is of profit: when it is paid is not planned.` }];
}
