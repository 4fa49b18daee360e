import { Refusal } from '@capwise/domain';
import type { Batch } from '@capwise/domain/books';
import {
  convertBatches,
  convertMoved,
  postBills,
  rateToleranceDays,
  type BillCharge,
  type BillPolicy,
  type BillRun,
  type ConversionTerms,
} from '@capwise/domain/cloud';
import { parseFine } from '@capwise/domain/money';
import { currencyOf } from '../company/index.ts';
import type { CompanyReads, RateRecord } from '../ports/index.ts';

/** What bills are converted with: the reporting currency, and units of it for one unit of another, by day. */
export type Exchange = { readonly reporting: string; readonly rates: readonly RateRecord[] };

/** Refuses NO_COMPANY while a company keeps its books in no currency. */
export async function exchangeOf(books: CompanyReads): Promise<Exchange> {
  const reporting = await currencyOf(books);
  if (reporting !== null) return { reporting, rates: await books.rates() };
  throw new Refusal(
    'NO_COMPANY',
    `the books of "${books.name}" have no currency yet: import a bill, or choose one (companies set --currency)`,
  );
}

/** Posts the bills of one run in the reporting currency. Refuses NEEDS_RATE where a day that it needs has no rate. */
export function postInReporting(
  charges: readonly BillCharge[],
  run: BillRun,
  { policy, exchange }: { readonly policy: BillPolicy; readonly exchange: Exchange },
): readonly Batch[] {
  const batches = postBills(charges, run, policy);
  if (run.currency === exchange.reporting) return batches;
  const terms = termsOf(exchange, run.currency);
  const { firstOpenMonth: firstOpen } = policy;
  const origin = firstOpen === null ? batches : postBills(charges, run, { ...policy, firstOpenMonth: null });
  const { batches: converted, missing } = convertBatches(origin, terms);
  if (missing.length > 0) throw needsRate(run.currency, exchange.reporting, missing);
  return firstOpen === null ? converted : convertMoved(batches, { origin, firstOpen }, terms);
}

/** What a currency is converted with into the reporting currency, its rates oldest first. */
export function termsOf({ rates, reporting }: Exchange, currency: string): ConversionTerms {
  return {
    reporting,
    rates: rates
      .filter((rate) => rate.currency === currency)
      .map(({ day, rate }) => ({ day: Temporal.PlainDate.from(day), rate: parseFine(rate) }))
      .sort((left, right) => Temporal.PlainDate.compare(left.day, right.day)),
  };
}

const remedy =
  'bring the rates as a table of the kind rates: "capwise sources template rates" gives its columns, ' +
  '"capwise sources read --kind rates FILE" reads it';

const shownDays = 12;

/** The refusal NEEDS_RATE for days that have no rate: the first and, up to a limit, the others. */
export function needsRate(currency: string, reporting: string, missing: readonly string[]): Refusal {
  const [day = ''] = missing;
  const others = missing.slice(1, shownDays).join(', ');
  const more = missing.length > shownDays ? ` and ${missing.length - shownDays} more` : '';
  return new Refusal(
    'NEEDS_RATE',
    `the books are kept in ${reporting}, and ${currency} has no rate on ${day} nor in the ${rateToleranceDays} days before it` +
      `${others && `; the same on ${others}${more}`}. Nothing was posted: ${remedy}`,
    { currency, day, days: missing, functional: reporting, remedy },
  );
}

/** The first import of a company in several currencies: which of them the books are kept in must not be guessed. */
export function needsCurrency(found: readonly string[]): Refusal {
  return new Refusal(
    'NEEDS_RATE',
    `the bill has charges in ${found.join(' and ')}, and no company says which currency its books are kept in: amounts of ` +
      'different currencies are never added. Nothing was published: choose it first (companies set --currency, with ' +
      `--company for its name), then ${remedy}`,
    { currencies: found, functional: null, remedy },
  );
}
