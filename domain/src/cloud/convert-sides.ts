import { accountCodes, accountOf, type AccountCode } from '../books/account.ts';
import type { Batch } from '../books/batch.ts';
import type { Posting } from '../books/posting.ts';
import { divideRounded, type Fine } from '../money/index.ts';
import { lastDay, parseMonth } from '../time/index.ts';
import type { Conversion, RateBook } from './convert-rates.ts';

/**
 * How a side is converted: cash, payables and other monetary sides at the rate of their day; historical ones at what was paid
 * for them; results take what balances their entry.
 */
export type SideKind = 'cash' | 'payable' | 'monetary' | 'historical' | 'result';

/** A posting of a run of bills on its way into the reporting currency. */
export type Side = {
  readonly posting: Posting;
  readonly kind: SideKind;
  /** Index of its batch in the run. */
  readonly batch: number;
  /** All sides of one source line on one day. */
  readonly entry: string;
  /** It is dated after its billing month: by a schedule or by terms. */
  readonly isScheduled?: boolean;
};

/** Minor units of the reporting currency by side. */
export type Values = ReadonlyMap<Side, bigint>;

export type Valuation = { readonly rates: RateBook; readonly conversion: Conversion };

const monetary: ReadonlySet<AccountCode> = new Set([
  accountCodes.receivables,
  accountCodes.recoverableTax,
  accountCodes.accruedLiabilities,
  accountCodes.provisions,
]);

function kindOf(account: AccountCode): SideKind {
  if (account === accountCodes.cash) return 'cash';
  if (account === accountCodes.payables) return 'payable';
  if (monetary.has(account)) return 'monetary';
  return accountOf(account).row === undefined ? 'historical' : 'result';
}

/** Every posting of a run in an order of its own: what is rounded does not depend on the order of the charges. */
export function sidesOf(batches: readonly Batch[]): readonly Side[] {
  return batches.flatMap((batch, index) => {
    const billed = lastDay(parseMonth(batch.period));
    return batch.postings
      .map((posting) => ({ text: contentOf(batch, posting), side: sideOf(posting, index, billed) }))
      .sort((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0))
      .map(({ side }) => side);
  });
}

function sideOf(posting: Posting, batch: number, billed: Temporal.PlainDate): Side {
  const { account, line, date } = posting;
  return {
    posting,
    kind: kindOf(account),
    batch,
    entry: `${batch} ${line} ${date}`,
    isScheduled: Temporal.PlainDate.compare(date, billed) > 0,
  };
}

function contentOf({ lines }: Batch, { line, account, date, measure, dimensions, transaction }: Posting): string {
  const { what, month, treatment, source } = lines[line] ?? {};
  const rows = source?.kind === 'rows' ? [source.rows, String(source.billed), String(source.effective)] : [];
  const named = Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1));
  const minor = String(transaction.minor);
  return JSON.stringify([date, account, measure, named, what, month, treatment, minor, rows, line]);
}

/** The rate that a side counts by: what is only expected or scheduled takes the last known one where its day has none yet. */
export function rateOf({ posting: { date, measure }, isScheduled }: Side, { rates }: Valuation): Fine {
  return measure === 'paid' || isScheduled ? rates.expected(date) : rates.on(date);
}

/** A side at the rate of its day, rounded for itself. */
export function atRate(side: Side, valuation: Valuation): bigint {
  const { conversion } = valuation;
  const numerator = conversion.numerator(side.posting.transaction.minor, rateOf(side, valuation));
  return divideRounded(numerator, conversion.divisor, 'half-even');
}

export function foreignSum(sides: readonly Side[]): bigint {
  return sides.reduce((sum, { posting }) => sum + posting.transaction.minor, 0n);
}

export function valueSum(sides: readonly Side[], values: Values): bigint {
  return sides.reduce((sum, side) => sum + (values.get(side) ?? 0n), 0n);
}

/** The side with the largest amount; the first of equal ones. */
export function largestOf(sides: readonly Side[]): Side | undefined {
  return sides.reduce<Side | undefined>(
    (largest, side) => (largest && magnitude(largest) >= magnitude(side) ? largest : side),
    undefined,
  );
}

function magnitude({ posting: { transaction } }: Side): bigint {
  return transaction.minor < 0n ? -transaction.minor : transaction.minor;
}
