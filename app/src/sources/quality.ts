import type { Answer } from '@capwise/contract/registry';
import { accountCodes } from '@capwise/domain/books';
import { subjectOf } from '@capwise/domain/cloud';
import { currencyOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { minorFigure, postingsTrace } from '../figure/index.ts';
import type { CompanyStore, Part } from '../ports/index.ts';
import { prepaidBalances, type PrepaidBalance } from './prepaids.ts';
import { statedInvoices } from './stated-invoices.ts';
import { billTies, type Bills } from './bill-ties.ts';
import { warningAnswer } from './warning-answer.ts';

type Quality = Answer<'sources.quality'>;

/** `sources.quality`: what the bills leave open, named and priced. */
export const showQuality: Handler<'sources.quality'> = async ({ asOf }, context) => {
  const company = await context.books();
  const currency = (await currencyOf(company)) ?? '';
  const [loads, parts] = await Promise.all([company.loads(asOf), company.liveParts(asOf)]);
  const lines = await company.lines('bills', asOf);
  const prepaids = await prepaidBalances(company, currency, asOf);
  const live = new Set(parts.map(({ load }) => load));
  return {
    warnings: loads
      .filter(({ id }) => live.has(id))
      .flatMap((load) =>
        load.warnings.map((warning) => ({
          ...warningAnswer(warning),
          source: named(load.parts.map(({ source }) => source)),
          currency: named(load.parts.map(({ currency: of }) => of)),
        })),
      ),
    ties: await billTies(company, { lines, parts }, asOf),
    prepaids: prepaids.map(({ minor: _, ...prepaid }) => prepaid),
    invoices: await statedInvoices(company, asOf),
    accrued: await accrued(company, currency, asOf),
    differences: await differences(company, currency, asOf),
    asks: asks(prepaids, { lines, parts }),
  };
};

/** Each name once, in order. */
function named(names: readonly string[]): string {
  return [...new Set(names)].sort().join(', ');
}

async function accrued(company: CompanyStore, currency: string, asOf?: string): Promise<Quality['accrued']> {
  const accounts = [accountCodes.accruedLiabilities];
  const sums = await company.sumsBy({ scenario: 'actual', accounts }, ['vendor'], asOf);
  return [...Map.groupBy(sums, ({ values }) => values.vendor ?? 'vendor not named')]
    .map(([vendor, members]) => ({ vendor, minor: -members.reduce((sum, { minor }) => sum + minor, 0n) }))
    .filter(({ minor }) => minor !== 0n)
    .map(({ vendor, minor }) => ({
      vendor,
      closing: minorFigure(minor, currency, postingsTrace({ accounts, dimensions: { vendor } }, -1)),
    }));
}

async function differences(company: CompanyStore, currency: string, asOf?: string): Promise<Quality['differences']> {
  const accounts = [accountCodes.billedEffectiveDifference];
  const sums = await company.sumsBy({ scenario: 'actual', accounts }, ['vendor'], asOf);
  return sums
    .filter(({ minor }) => minor !== 0n)
    .map(({ month, minor, values }) => ({
      source: values.vendor ?? 'issuer not named',
      billingPeriod: month,
      figure: minorFigure(
        minor,
        currency,
        postingsTrace(
          { accounts, from: month, to: month, ...(values.vendor && { dimensions: { vendor: values.vendor } }) },
          1,
        ),
      ),
    }));
}

/** Balances below zero ask for what was bought before the first bill; those that nothing uses, for the end of their term. */
function asks(prepaids: readonly PrepaidBalance[], bills: Bills): Quality['asks'] {
  return prepaids.flatMap((prepaid) => {
    const { commitment, vendor, minor, months } = prepaid;
    const last = months.at(-1);
    if (!last || minor === 0n) return [];
    if (minor < 0n) {
      return [
        {
          code: 'OPENING_BALANCE',
          message: `Commitment ${commitment} is used more than was bought in the bills that are loaded: give its opening balance, or load the bill of its purchase. Until then it is shown as an accrued liability`,
          amount: last.closing,
        },
      ];
    }
    const idle = idleMonths(prepaid, last.month, bills);
    if (idle < idleLimit) return [];
    return [
      {
        code: 'RESIDUAL',
        message: `The ${commitment} prepaid of ${vendor} is used by none of the ${idle} months of bills since ${last.month}, and its purchase states no term: load the bill that uses it, or write off what has no future use`,
        amount: last.closing,
      },
    ];
  });
}

/** Months of bills without use after which a prepaid that states no term is asked about. */
const idleLimit = 12;

/** Months of bills of the balance's own runs after the last that moved it; 0 while a purchase states a term that still runs. */
function idleMonths(prepaid: PrepaidBalance, last: string, bills: Bills): number {
  const monthsAfter = (parts: readonly Part[]): number =>
    new Set(parts.map(({ billingPeriod }) => billingPeriod).filter((month) => month > last)).size;
  if (monthsAfter(bills.parts) < idleLimit) return 0;
  const own = billsOf(prepaid, bills);
  return statesTerm(own) ? 0 : monthsAfter(own.parts);
}

/** The lines of the charges that a balance is made of, and all bills of the runs that they belong to. */
function billsOf({ commitment, vendor }: PrepaidBalance, { lines, parts }: Bills): Bills {
  const key = commitment.toLowerCase();
  const own = lines.filter(({ source, dimensions }) => {
    if (source.kind !== 'rows') return false;
    const { CommitmentDiscountId, ContractCommitment } = source.filter.equals;
    const id = CommitmentDiscountId ?? ContractCommitment ?? null;
    return commitment === 'unidentified'
      ? id === null && dimensions.vendor === vendor
      : typeof id === 'string' && id.toLowerCase() === key;
  });
  const ids = new Set(own.flatMap(({ source }) => (source.kind === 'rows' ? (source.filter.parts ?? []) : [])));
  const runs = new Set(parts.filter(({ id }) => ids.has(id)).map(subjectOf));
  return { lines: own, parts: parts.filter((part) => runs.has(subjectOf(part))) };
}

/** True where a purchase states a term that the bills have not reached the end of. */
function statesTerm({ lines, parts }: Bills): boolean {
  const reach = parts.reduce((last, { billingPeriod }) => (billingPeriod > last ? billingPeriod : last), '');
  return lines.some(({ source, treatment }) => {
    const end = source.kind === 'rows' ? source.filter.equals.ChargeEndDay : undefined;
    return treatment === 'bill: purchase of future use' && typeof end === 'string' && end.slice(0, 7) > reach;
  });
}
