import { accountCodes } from '../books/account.ts';
import type { Posting } from '../books/posting.ts';
import { divideRounded, divideToSum, money, negate, type Money } from '../money/index.ts';
import { addMonths, compareMonths, lastDay, monthOf } from '../time/index.ts';
import type { Side, Valuation, Values } from './convert-sides.ts';

/** What a change of rates does to a side's account on a day, in minor units of the reporting currency. */
export type Restated = { readonly side: Side; readonly date: Temporal.PlainDate; readonly minor: bigint };

type Carried = { readonly foreign: bigint; readonly value: bigint };

/** One line's balance on one account: its movements by day, and what it is carried at. */
type Member = { readonly movements: ReadonlyMap<string, readonly Side[]>; readonly side: Side; carried: Carried };

/**
 * Restates payables, accruals and receivables at the closing rate of each month end until they are settled, and takes what a
 * settlement leaves (accounting contract, §1). Each invoice's balance is rounded once, and its units handed to its lines.
 */
export function restatements(sides: readonly Side[], values: Values, valuation: Valuation): readonly Restated[] {
  const open = sides.filter(({ kind }) => kind === 'payable' || kind === 'monetary');
  return [...Map.groupBy(open, balanceKey).values()].flatMap((group) => restate(group, values, valuation));
}

function balanceKey({ batch, posting: { account, dimensions } }: Side): string {
  return JSON.stringify([batch, account, dimensions.entity, dimensions.invoice ?? '']);
}

function restate(group: readonly Side[], values: Values, valuation: Valuation): readonly Restated[] {
  const members = [...Map.groupBy(group, ({ posting }) => posting.line).values()].flatMap(memberOf);
  return daysOf(group, valuation).flatMap((date) => {
    const moved = members.map((member) => move(member, date, values));
    const kept = moved.filter(({ before, after }) => before.foreign !== 0n && after.foreign !== 0n);
    const closing = isMeasured(date, valuation) ? closingValues(kept, date, valuation) : new Map<Moved, bigint>();
    return moved.flatMap((one): readonly Restated[] => {
      const carried = closing.get(one) ?? carriedAfter(one, date, valuation);
      one.member.carried = { foreign: one.after.foreign, value: carried };
      const minor = carried - one.after.value;
      return minor === 0n ? [] : [{ side: one.member.side, date, minor }];
    });
  });
}

function memberOf(sides: readonly Side[]): readonly Member[] {
  const [side] = sides;
  const movements = Map.groupBy(sides, ({ posting }) => posting.date.toString());
  return side ? [{ movements, side, carried: { foreign: 0n, value: 0n } }] : [];
}

/** Days on which a balance moves or is measured, oldest first: month ends from the first movement on. */
function daysOf(group: readonly Side[], { rates: { horizon } }: Valuation): readonly Temporal.PlainDate[] {
  const moves = group.map(({ posting }) => posting.date).sort(Temporal.PlainDate.compare);
  const [first, last] = [moves[0], moves.at(-1)];
  if (!first || !last) return [];
  const settled = group.reduce((sum, { posting }) => sum + posting.transaction.minor, 0n) === 0n;
  const ends: Temporal.PlainDate[] = [];
  for (
    let month = monthOf(first);
    horizon && compareMonths(month, monthOf(horizon)) <= 0;
    month = addMonths(month, 1)
  ) {
    if (settled && compareMonths(month, monthOf(last)) > 0) break;
    ends.push(lastDay(month));
  }
  const days = new Map([...moves, ...ends].map((day) => [day.toString(), day]));
  return [...days.values()].sort(Temporal.PlainDate.compare);
}

function isMeasured(date: Temporal.PlainDate, { rates: { horizon } }: Valuation): boolean {
  return horizon !== null && date.day === date.daysInMonth && Temporal.PlainDate.compare(date, horizon) <= 0;
}

/** A balance before a day and after its movements, not yet restated. */
type Moved = { readonly member: Member; readonly before: Carried; readonly after: Carried };

function move(member: Member, date: Temporal.PlainDate, values: Values): Moved {
  const before = member.carried;
  const sides = member.movements.get(date.toString()) ?? [];
  const after = sides.reduce(
    ({ foreign, value }, side) => ({
      foreign: foreign + side.posting.transaction.minor,
      value: value + (values.get(side) ?? 0n),
    }),
    before,
  );
  return { member, before, after };
}

function closingValues(
  kept: readonly Moved[],
  date: Temporal.PlainDate,
  { rates, conversion }: Valuation,
): ReadonlyMap<Moved, bigint> {
  if (kept.length === 0) return new Map();
  const rate = rates.on(date);
  const parts = divideToSum(
    kept.map(({ after }) => conversion.numerator(after.foreign, rate)),
    conversion.divisor,
    'half-even',
  );
  return new Map(kept.map((one, index) => [one, parts[index] ?? 0n]));
}

/** Between month ends what is settled leaves its share of the carried value; what is added comes as it was recorded. */
function carriedAfter({ before, after }: Moved, date: Temporal.PlainDate, { rates, conversion }: Valuation): bigint {
  if (after.foreign === 0n) return 0n;
  const added = after.foreign - before.foreign;
  if (before.foreign === 0n || added === 0n || added < 0n === before.foreign < 0n) return after.value;
  if (after.foreign < 0n === before.foreign < 0n) {
    return divideRounded(before.value * after.foreign, before.foreign, 'half-even');
  }
  return divideRounded(conversion.numerator(after.foreign, rates.expected(date)), conversion.divisor, 'half-even');
}

/** What a restatement posts: the balance, and exchange differences outside of EBITDA. Nothing in the foreign currency. */
export function exchangePostings({ side, date, minor }: Restated, currency: string): readonly Posting[] {
  const { posting } = side;
  const amount = money(minor, currency);
  return [exchange(posting, date, amount), exchangeDifference(posting, date, negate(amount))];
}

function exchange(posting: Posting, date: Temporal.PlainDate, amount: Money): Posting {
  return { ...posting, date, amount, transaction: money(0n, posting.transaction.currency), measure: 'exchange' };
}

/** The side of an entry that takes what rates leave. */
export function exchangeDifference(posting: Posting, date: Temporal.PlainDate, amount: Money): Posting {
  const { section: _, dimensions, ...rest } = posting;
  const { commitment: __, ...own } = dimensions;
  return exchange({ ...rest, dimensions: own, account: accountCodes.exchangeDifferences }, date, amount);
}
