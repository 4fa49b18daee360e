import { Refusal } from '@capwise/domain';
import { postEntries, type Entry } from '@capwise/domain/assets';
import { changeUnder, type Dimensions, type Posting } from '@capwise/domain/books';
import { moneyText, parseMoney, type Money } from '@capwise/domain/money';
import { monthsBetween, parseMonth, type Month } from '@capwise/domain/time';
import { postLegs, type Leg, type PostingContext } from '@capwise/domain/treatment';

/** What a rule makes of an amount: legs spread it over months, entries have days of their own. */
export type Moves =
  | { readonly kind: 'legs'; readonly legs: readonly Leg[] }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'postings'; readonly post: (context: Omit<PostingContext, 'month'>) => readonly Posting[] };

/** A line of a document with the rule that it falls under. */
export type TreatedLine = {
  readonly what: string;
  readonly month: Month;
  readonly treatment: string;
  readonly amount: Money;
  readonly moves: Moves;
  /** What IFRS makes of it, where that differs. */
  readonly ifrs?: Moves;
  readonly dimensions?: Partial<Dimensions>;
  readonly notes?: readonly string[];
};

export function legs(list: readonly Leg[]): Moves {
  return { kind: 'legs', legs: list };
}

export function entries(list: readonly Entry[]): Moves {
  return { kind: 'entries', entries: list };
}

/** Nothing is posted: the document is disclosed, or kept to be compared with. */
export const nothing: Moves = { kind: 'legs', legs: [] };

/** Postings of a line under US GAAP, and what IFRS changes in them. */
export function postLine(line: TreatedLine, context: Omit<PostingContext, 'month' | 'basis'>): readonly Posting[] {
  const post = (moves: Moves): readonly Posting[] => postMoves(moves, line, { ...context, basis: 'us-gaap' });
  const posted = post(line.moves);
  if (!line.ifrs) return posted;
  return [...posted, ...changeUnder('ifrs', { own: post(line.ifrs), usGaap: posted })];
}

function postMoves(
  moves: Moves,
  { amount, month }: TreatedLine,
  context: Omit<PostingContext, 'month'>,
): readonly Posting[] {
  switch (moves.kind) {
    case 'legs':
      return postLegs(amount, moves.legs, { ...context, month });
    case 'entries':
      return postEntries(moves.entries, context);
    case 'postings':
      return moves.post(context);
  }
}

/** Reads an amount above zero. Refuses INVALID_AMOUNT. */
export function positive(text: string, currency: string, what: string): Money {
  const amount = parseMoney(text, currency);
  if (amount.minor > 0n) return amount;
  throw new Refusal(
    'INVALID_AMOUNT',
    `${what} is ${moneyText(amount)} ${currency}: give an amount above zero; the kind of the document says which way it goes`,
    { value: text },
  );
}

/** Months from one month to another. */
export function monthsFrom(month: string, to: string): number {
  return monthsBetween(parseMonth(month), parseMonth(to));
}
