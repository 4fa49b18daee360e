import type { Answer } from '@capwise/contract/registry';
import { statementOf, type PostingSum } from '@capwise/domain/books';
import { money, moneyText } from '@capwise/domain/money';
import { monthsOf, parsePeriod } from '@capwise/domain/time';
import { cashByMeasure, settledIn } from '../books/settled.ts';
import { filterUnder, readBooks, tracedUnder } from '../books/reading.ts';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import { billTies } from './bill-ties.ts';
import { countedGroups, tieOutOf, type LedgerTie } from './ledger/tie-out.ts';
import { nextFiles } from './trust-next.ts';
import { openRange } from './trust-range.ts';
import type { TrustPeriod, TrustScope } from './trust-scope.ts';

type Trust = Answer<'sources.trust'>;

/** `sources.trust`: what ties, what is settled, what changed since a moment, and the file that would narrow the picture most. */
export const showTrust: Handler<'sources.trust'> = async ({ period, since, asOf }, context) => {
  const reading = await readBooks(context, { basis: 'us-gaap', asOf });
  const { company, view, lastCharged } = reading;
  const asked = period ?? lastCharged;
  const currency = reading.currency ?? defaultCurrency;
  const stretch = {
    period: asked ?? '',
    months: asked === null ? [] : monthsOf(parsePeriod(asked), view.cash.fiscalStart),
  };
  const last = stretch.months.at(-1)?.toString();
  const within: TrustPeriod = { reading, months: stretch.months, currency };
  const { fiscalStart } = view.cash;
  const [moment, tie, cash, invoices, range, restated] = await Promise.all([
    company.moment(),
    last === undefined ? null : tieOutOf(company, { currency, fiscalStart, month: last, asOf }),
    cashByMeasure(company, view, stretch.months),
    invoicesOf(within),
    last === undefined ? null : openRange(within, context, last),
    since === undefined ? null : restatedOf(within, since),
  ]);
  const { share, words } = settledIn(cash, { currency, view, stretch });
  const scope: TrustScope = { ...within, tie };
  const payroll = await payrollOf(scope);
  return {
    period: asked,
    moment,
    invoices,
    payroll,
    ledger: ledgerOf(tie),
    settled: { share, words },
    restated,
    range,
    next: nextFiles(scope, { cash, payrollRead: payroll.read, range }),
  };
};

async function invoicesOf({ reading: { company, view }, months }: TrustPeriod): Promise<Trust['invoices']> {
  const wanted = new Set(months.map(String));
  const parts = (await company.liveParts(view.asOf)).filter(({ billingPeriod }) => wanted.has(billingPeriod));
  if (parts.length === 0) return { tied: 0, total: 0 };
  const lines = await company.lines('bills', view.asOf, [...wanted]);
  const ties = await billTies(company, { lines, parts }, view.asOf);
  return { tied: ties.filter(({ tied }) => tied).length, total: ties.length };
}

async function payrollOf({ reading: { company, view }, months, tie }: TrustScope): Promise<Trust['payroll']> {
  const [from, to] = [months[0]?.toString(), months.at(-1)?.toString()];
  const sums =
    from === undefined || to === undefined
      ? []
      : await company.sumsBy(filterUnder(view, { producer: 'payroll', bars: ['ebitda'], from, to }), [], view.asOf);
  const groups = tie ? countedGroups(tie).filter(({ owner, carried }) => owner === 'payroll' && !carried) : [];
  return {
    months: months.length,
    read: new Set(sums.map(({ month }) => month)).size,
    tied: groups.length === 0 ? null : groups.every(({ cause }) => cause.kind === 'tied'),
  };
}

function ledgerOf(tie: LedgerTie | null): Trust['ledger'] {
  if (!tie) return null;
  const counted = countedGroups(tie);
  return { month: tie.month, tied: counted.filter(({ cause }) => cause.kind === 'tied').length, total: counted.length };
}

/** What is known of months that had charges then, now less then. A month that came since is no restatement. */
async function restatedOf(
  { reading: { company, view, sums, lastCharged }, months, currency }: TrustPeriod,
  since: string,
): Promise<Trust['restated']> {
  const through = months.at(-1)?.toString() ?? lastCharged ?? '';
  const then = await company.sums(filterUnder(view), since);
  const known = [...new Set(then.map(({ month }) => month))].filter((month) => month <= through).sort();
  const changed = known
    .map((month) => ({ month, minor: ebitdaIn(sums, month) - ebitdaIn(then, month) }))
    .filter(({ minor }) => minor !== 0n);
  const [first, last] = [changed[0]?.month ?? through, changed.at(-1)?.month ?? through];
  const span = { bars: ['ebitda' as const], from: first, to: last };
  const total = changed.reduce((sum, { minor }) => sum + minor, 0n);
  const moved = changed.reduce((sum, { minor }) => sum + (minor < 0n ? -minor : minor), 0n);
  return {
    since,
    figure: minorFigure(
      total,
      currency,
      formula('EBITDA, now less then', [
        { label: 'Now', trace: tracedUnder(view, span, -1) },
        { label: 'Then', sign: -1, trace: tracedUnder({ ...view, asOf: since }, span, -1) },
      ]),
    ),
    moved: moneyText(money(moved, currency)),
    months: changed.map(({ month }) => month),
  };
}

function ebitdaIn(sums: readonly PostingSum[], month: string): bigint {
  return statementOf(sums.filter((sum) => sum.month === month)).ebitda;
}
