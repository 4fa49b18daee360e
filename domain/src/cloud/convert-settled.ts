import { accountCodes, type CashSection } from '../books/account.ts';
import { netPostings, type Dimensions, type Posting } from '../books/posting.ts';
import {
  settleInvoice,
  type ExpectedPayment,
  type PayablePlace,
  type ReadPayment,
  type Settlement,
} from '../books/settlement.ts';
import { divideToSum, money } from '../money/index.ts';
import type { ConversionTerms } from './convert.ts';
import { exchangePostings, restatements } from './convert-exchange.ts';
import { conversionOf, openRates } from './convert-rates.ts';
import type { Side, Valuation } from './convert-sides.ts';

/** What moves a payable of an invoice on a day without its payments, in minor units of both currencies, debit +. */
export type OwedMovement = {
  readonly account: string;
  readonly section: CashSection;
  readonly dimensions: Dimensions;
  readonly day: Temporal.PlainDate;
  readonly transaction: bigint;
  readonly amount: bigint;
  /** What a change of rates did to it, as it was recorded. */
  readonly isExchange: boolean;
};

export type ForeignInvoice = {
  readonly currency: string;
  readonly expected: readonly ExpectedPayment[];
  readonly movements: readonly OwedMovement[];
  readonly otherwise: PayablePlace;
};

export type ForeignSettlement = Settlement & {
  /** What rates do to the payable now that it is paid on other days than expected, less what they were recorded to do. */
  readonly exchange: readonly Posting[];
  /** Days of payments that have no rate: while there are any, nothing may be posted. */
  readonly missing: readonly string[];
};

/**
 * Settles an invoice of another currency: cash at the rate of the day of its payment, and the payable restated at each month
 * end until that day (accounting contract, §1). The differences are outside of EBITDA, on a line after those of the payments.
 */
export function settleForeign(
  { currency, expected, movements, otherwise }: ForeignInvoice,
  payments: readonly ReadPayment[],
  { rates, reporting }: ConversionTerms,
): ForeignSettlement {
  const book = openRates(rates);
  const valuation: Valuation = { rates: book, conversion: conversionOf(currency, reporting) };
  const { conversion } = valuation;
  const valued = (parts: readonly bigint[], day: Temporal.PlainDate): readonly bigint[] => {
    const rate = book.on(day);
    return divideToSum(
      parts.map((minor) => conversion.numerator(minor, rate)),
      conversion.divisor,
      'half-even',
    );
  };
  const settlement = settleInvoice(expected, payments, { reporting, otherwise, valued });
  const isPriced = payments.length > 0 && book.missing().length === 0;
  const exchange = isPriced
    ? exchangeOf(movements, settlement, { valuation, line: payments.length, currency, reporting })
    : [];
  return { ...settlement, exchange, missing: book.missing() };
}

type ExchangeTerms = {
  readonly valuation: Valuation;
  readonly line: number;
  readonly currency: string;
  readonly reporting: string;
};

function exchangeOf(
  movements: readonly OwedMovement[],
  { settled }: Settlement,
  { valuation, line, currency, reporting }: ExchangeTerms,
): readonly Posting[] {
  const posting = (movement: OwedMovement): Posting => ({
    basis: 'us-gaap',
    scenario: 'actual',
    date: movement.day,
    account: movement.account,
    dimensions: owedDimensions(movement.dimensions),
    section: movement.section,
    measure: movement.isExchange ? 'exchange' : 'billed',
    amount: money(movement.amount, reporting),
    transaction: money(movement.transaction, currency),
    line,
  });
  const paid = settled.flatMap(({ postings }) => postings.filter(({ account }) => account !== accountCodes.cash));
  const moves = [...movements.filter(({ isExchange }) => !isExchange).map(posting), ...paid];
  const sides = moves.map(
    (one): Side => ({
      posting: { ...one, line, dimensions: owedDimensions(one.dimensions) },
      kind: 'payable',
      batch: 0,
      entry: '',
    }),
  );
  const values = new Map(sides.map((side) => [side, side.posting.amount.minor]));
  const wanted = restatements(sides, values, valuation).flatMap((one) => exchangePostings(one, reporting));
  const recorded = movements
    .filter(({ isExchange }) => isExchange)
    .map(posting)
    .flatMap((one) => exchangePostings({ side: sideOf(one), date: one.date, minor: -one.amount.minor }, reporting));
  return netPostings([...wanted, ...recorded]);
}

function sideOf(posting: Posting): Side {
  return { posting, kind: 'payable', batch: 0, entry: '' };
}

/** A payable is restated as one whatever was bought. */
function owedDimensions({ entity, vendor, invoice, asset, document }: Dimensions): Dimensions {
  return {
    entity,
    ...(vendor !== undefined && { vendor }),
    ...(invoice !== undefined && { invoice }),
    ...(asset !== undefined && { asset }),
    ...(document !== undefined && { document }),
  };
}
