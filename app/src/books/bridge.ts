import { accountCodes, accountOf, bridgeBars, bridgeOf, debits, type BridgeBar } from '@capwise/domain/books';
import { monthsOf, parsePeriod } from '@capwise/domain/time';
import { currencyOf, fiscalStartOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import { lastChargedMonth, spanOfStretch, within, type Stretch } from './extent.ts';
import { headlineOf } from './headline.ts';
import { barLabels, measureName } from './labels.ts';

/** `books.bridge`: every posting in exactly one bar between EBITDA and the change in cash. */
export const bridge: Handler<'books.bridge'> = async ({ period, asOf }, context) => {
  const company = await context.books();
  const currency = await currencyOf(company);
  const [fiscalStart, lastCharged, sums] = await Promise.all([
    fiscalStartOf(company),
    lastChargedMonth(company, asOf),
    company.sums({ scenario: 'actual' }, asOf),
  ]);
  const asked = period ?? lastCharged;
  const parsed = asked === null ? null : parsePeriod(asked);
  const stretch: Stretch = {
    period: asked ?? '',
    months: parsed === null ? [] : monthsOf(parsed, fiscalStart),
  };
  const span = spanOfStretch(stretch);
  const measure = measureName(sums.some(({ account }) => accountOf(account).row === 'revenue'));
  const found = bridgeOf(within(sums, stretch));
  const trace = (bar: BridgeBar): ReturnType<typeof postingsTrace> =>
    postingsTrace({ ...span, bars: [bar] }, bar === 'cash' ? 1 : -1);
  const label = (bar: BridgeBar): string => (bar === 'ebitda' ? measure : barLabels[bar]);
  const value = (bar: BridgeBar): bigint => (bar === 'cash' ? found.cash : found.bars[bar]);
  const unit = currency ?? 'USD';
  return {
    company: company.name,
    currency,
    measure,
    period: asked,
    bars:
      currency === null || asked === null
        ? []
        : bridgeBars.map((bar) => ({ bar, label: label(bar), figure: minorFigure(value(bar), unit, trace(bar)) })),
    residual: minorFigure(
      found.residual,
      unit,
      formula(
        'Bars less the change in cash',
        bridgeBars.map((bar) => ({
          label: label(bar),
          sign: bar === 'cash' ? (-1 as const) : (1 as const),
          trace: trace(bar),
        })),
      ),
    ),
    nonCashPairs: unpaidPurchases(sums, { to: span.to, currency: unit }),
    headline: await headlineOf(company, {
      measure,
      currency,
      period: parsed,
      fiscalStart,
      ...(asOf !== undefined && { asOf }),
    }),
  };
};

/** Purchases that are not paid yet: beside the bridge, not in it, until they are. */
function unpaidPurchases(
  sums: Parameters<typeof debits>[0],
  { to, currency }: { readonly to: string; readonly currency: string },
): { label: string; figure: ReturnType<typeof minorFigure> }[] {
  return [accountCodes.softwarePayables, accountCodes.equipmentPayables].flatMap((account) => {
    const minor = -debits(sums, (sum) => sum.account === account && sum.month <= to);
    const trace = postingsTrace({ to, accounts: [account] }, -1);
    return minor === 0n ? [] : [{ label: accountOf(account).name, figure: minorFigure(minor, currency, trace) }];
  });
}
