import { accountOf, bridgeBars, bridgeOf, type BridgeBar } from '@capwise/domain/books';
import { monthsOf, parsePeriod } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import { spanOfStretch, within, type Stretch } from './extent.ts';
import { headlineOf } from './headline.ts';
import { barLabels, measureName } from './labels.ts';
import { nonCashPairs } from './non-cash-pairs.ts';
import { readBooks, tracedUnder } from './reading.ts';
import { cashByMeasure, settledIn } from './settled.ts';

/** `books.bridge`: every posting in exactly one bar between EBITDA and the change in cash. */
export const bridge: Handler<'books.bridge'> = async ({ period, compare, basis, asOf }, context) => {
  const reading = await readBooks(context, { basis, asOf });
  const { company, currency, sums, lastCharged, view } = reading;
  const asked = period ?? lastCharged;
  const parsed = asked === null ? null : parsePeriod(asked);
  const stretch: Stretch = {
    period: asked ?? '',
    months: parsed === null ? [] : monthsOf(parsed, view.cash.fiscalStart),
  };
  const span = spanOfStretch(stretch);
  const measure = measureName(sums.some(({ account }) => accountOf(account).row === 'revenue'));
  const found = bridgeOf(within(sums, stretch));
  const trace = (bar: BridgeBar) => tracedUnder(view, { ...span, bars: [bar] }, bar === 'cash' ? 1 : -1);
  const label = (bar: BridgeBar): string => (bar === 'ebitda' ? measure : barLabels[bar]);
  const value = (bar: BridgeBar): bigint => (bar === 'cash' ? found.cash : found.bars[bar]);
  const shown = bridgeBars.filter((bar) => bar !== 'currency-restatement' || value(bar) !== 0n);
  const unit = currency ?? defaultCurrency;
  const cash = await cashByMeasure(company, view, stretch.months);
  const isEmpty = currency === null || asked === null;
  const { sentence, compared } = await headlineOf(reading, { measure, cash, period: parsed, compare });
  return {
    company: company.name,
    currency,
    basis,
    measure,
    period: asked,
    bars: isEmpty
      ? []
      : shown.map((bar) => ({ bar, label: label(bar), figure: minorFigure(value(bar), unit, trace(bar)) })),
    residual: minorFigure(
      found.residual,
      unit,
      formula(
        'Bars less the change in cash',
        (isEmpty ? [] : shown).map((bar) => ({
          label: label(bar),
          sign: bar === 'cash' ? (-1 as const) : (1 as const),
          trace: trace(bar),
        })),
      ),
    ),
    nonCashPairs: isEmpty ? [] : await nonCashPairs(reading, stretch),
    settled: settledIn(cash, { currency: unit, view, stretch }),
    compared,
    headline: sentence,
  };
};
