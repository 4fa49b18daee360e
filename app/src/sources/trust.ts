import type { Answer } from '@capwise/contract/registry';
import { accountOf, statementOf, type PostingSum } from '@capwise/domain/books';
import { money, moneyText } from '@capwise/domain/money';
import { monthsOf, parsePeriod } from '@capwise/domain/time';
import { cashByMeasure, settledIn } from '../books/settled.ts';
import { readBooks, tracedUnder } from '../books/reading.ts';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Context, Handler } from '../handler/index.ts';
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
    since === undefined ? null : restatedOf(within, context, since),
  ]);
  const { share, words, expected } = settledIn(cash, { currency, view, stretch });
  const scope: TrustScope = { ...within, tie };
  const payroll = payrollOf(scope);
  return {
    period: asked,
    moment,
    invoices,
    payroll,
    ledger: ledgerOf(tie),
    settled: { share, words },
    restated,
    range,
    next: nextFiles(scope, { expected, payroll, range }),
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

/** Pay of the period, by the months that have any. */
function payrollOf({ reading: { sums }, months, tie }: TrustScope): Trust['payroll'] {
  const paid = new Set(sums.filter(({ account }) => isPay(account)).map(({ month }) => month));
  const groups = tie ? countedGroups(tie).filter(({ owner, carried }) => owner === 'payroll' && !carried) : [];
  return {
    months: months.length,
    read: months.filter((month) => paid.has(month.toString())).length,
    tied: groups.length === 0 ? null : groups.every(({ cause }) => cause.kind === 'tied'),
  };
}

function isPay(code: PostingSum['account']): boolean {
  const { owner, row } = accountOf(code);
  return owner === 'payroll' && row !== undefined;
}

function ledgerOf(tie: LedgerTie | null): Trust['ledger'] {
  if (!tie) return null;
  const counted = countedGroups(tie);
  return { month: tie.month, tied: counted.filter(({ cause }) => cause.kind === 'tied').length, total: counted.length };
}

/** EBITDA of the months that were charged then, now less then; null where none was. A month that was charged since is no restatement. */
async function restatedOf(
  { reading: { view, sums }, months, currency }: TrustPeriod,
  context: Context,
  since: string,
): Promise<Trust['restated']> {
  const then = await readBooks(context, { basis: view.cash.basis, asOf: since });
  const asked = months.at(-1)?.toString();
  if (asked === undefined || then.lastCharged === null) return null;
  const through = then.lastCharged < asked ? then.lastCharged : asked;
  const known = new Set([...sums, ...then.sums].map(({ month }) => month).filter((month) => month <= through));
  const changed = [...known]
    .sort()
    .map((month) => ({ month, minor: ebitdaIn(sums, month) - ebitdaIn(then.sums, month) }))
    .filter(({ minor }) => minor !== 0n);
  const span = {
    bars: ['ebitda' as const],
    from: changed[0]?.month ?? through,
    to: changed.at(-1)?.month ?? through,
  };
  const total = changed.reduce((sum, { minor }) => sum + minor, 0n);
  const moved = changed.reduce((sum, { minor }) => sum + (minor < 0n ? -minor : minor), 0n);
  return {
    since,
    figure: minorFigure(
      total,
      currency,
      formula('EBITDA, now less then', [
        { label: 'Now', trace: tracedUnder(view, span, -1) },
        { label: 'Then', sign: -1, trace: tracedUnder(then.view, span, -1) },
      ]),
    ),
    moved: moneyText(money(moved, currency)),
    months: changed.map(({ month }) => month),
  };
}

function ebitdaIn(sums: readonly PostingSum[], month: string): bigint {
  return statementOf(sums.filter((sum) => sum.month === month)).ebitda;
}
