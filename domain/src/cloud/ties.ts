import { accountCodes, accountOf, type AccountCode } from '../books/account.ts';
import { isCarried } from '../books/closed.ts';
import type { Measure } from '../books/posting.ts';
import type { SourceLine } from '../books/source-line.ts';
import { roundFine, type Fine } from '../money/index.ts';

/** The three ties of a bill for one invoice of an issuer, in minor units (accounting contract, §3). */
export type InvoiceTies = {
  readonly invoice: string;
  readonly issuer: string;
  /** Exact sums of the bill's rows. */
  readonly billed: Fine;
  readonly effective: Fine;
  readonly payable: bigint;
  readonly expense: bigint;
  /** Changes of the named balances that take billed less effective. */
  readonly prepaid: bigint;
  readonly accrued: bigint;
  readonly deferred: bigint;
  /** Credits that lower cost over their stated term. */
  readonly incentive: bigint;
  readonly difference: bigint;
  readonly recoverable: bigint;
  readonly tied: boolean;
};

/** What was posted for an invoice on an account, debit +. */
export type InvoiceSum = {
  readonly invoice: string;
  /** Who issued it: two issuers may use one id. Where sums do not say it, an id is one invoice. */
  readonly issuer?: string;
  readonly account: AccountCode;
  readonly measure: Measure;
  readonly minor: bigint;
};

type BillLine = Pick<SourceLine, 'dimensions' | 'source' | 'treatment' | 'amounts'>;

/**
 * The ties of every invoice in the order of its lines, whatever accounts, months and parts they are of: invoice = Σ billed =
 * credit to payables; Σ effective = expense; their difference = change in the named balances, each to the cent. Recoverable
 * tax is no expense but a named balance.
 */
export function tiesOf(
  lines: readonly BillLine[],
  sums: readonly InvoiceSum[],
  currency: string,
): readonly InvoiceTies[] {
  const isNamed = sums.every(({ issuer }) => issuer !== undefined);
  const keyOf = (invoice: string, issuer = ''): string => JSON.stringify(isNamed ? [invoice, issuer] : [invoice]);
  const posted = Map.groupBy(sums, ({ invoice, issuer }) => keyOf(invoice, issuer));
  const own = lines.filter(
    (line) => line.source.kind === 'rows' && line.dimensions.invoice !== undefined && !isCarried(line),
  );
  const keyed = Map.groupBy(own, ({ dimensions: { invoice = '', vendor } }) => keyOf(invoice, vendor));
  return [...keyed].map(([key, members]) => tieOf(members, { sums: posted.get(key) ?? [], currency }));
}

function tieOf(
  lines: readonly BillLine[],
  { sums, currency }: { readonly sums: readonly InvoiceSum[]; readonly currency: string },
): InvoiceTies {
  const exact = (measure: 'billed' | 'effective'): Fine =>
    lines.reduce((sum, { source }) => sum + (source.kind === 'rows' ? source[measure] : 0n), 0n);
  const posted = (keep: (sum: InvoiceSum) => boolean): bigint =>
    sums.reduce((total, sum) => (keep(sum) ? total + sum.minor : total), 0n);
  const cents = (keep: (line: BillLine) => boolean): bigint =>
    lines.reduce((sum, line) => (keep(line) ? sum + (line.amounts.effective?.minor ?? 0n) : sum), 0n);
  const [billed, effective] = [exact('billed'), exact('effective')];
  const payable = -posted(({ account, measure }) => account === accountCodes.payables && measure === 'billed');
  const expense = posted(({ account }) => accountOf(account).row !== undefined);
  const prepaid = posted(({ account }) => account === accountCodes.prepaidCommitments);
  const accrued = posted(({ account }) => account === accountCodes.accruedLiabilities);
  const deferred = posted(({ account }) => account === accountCodes.prepaidExpenses);
  const incentive = posted(({ account }) => account === accountCodes.deferredIncentives);
  const difference = posted(({ account }) => account === accountCodes.billedEffectiveDifference);
  const recoverable = posted(({ account }) => account === accountCodes.recoverableTax);
  const tied =
    payable === roundFine(billed, currency, 'half-up').minor &&
    cents(() => true) === roundFine(effective, currency, 'half-up').minor &&
    expense === cents(({ treatment }) => treatment !== 'bill: recoverable tax') &&
    payable - expense === prepaid + accrued + deferred + incentive + difference + recoverable;
  return {
    invoice: lines[0]?.dimensions.invoice ?? '',
    issuer: lines[0]?.dimensions.vendor ?? '',
    billed,
    effective,
    payable,
    expense,
    prepaid,
    accrued,
    deferred,
    incentive,
    difference,
    recoverable,
    tied,
  };
}
