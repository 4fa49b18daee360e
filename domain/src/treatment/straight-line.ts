import { addRatios, multiplyRatios, ratio, type Ratio } from '../money/index.ts';
import { evenly, type Spread } from './spread.ts';

/** Each share is spread evenly over as many months, from its own month on. */
export function straightLine(shares: Spread, months: number): Spread {
  const byMonth = new Map<number, Ratio>();
  for (const { month, share } of shares) {
    for (const part of evenly(months, month)) {
      const amount = multiplyRatios(share, part.share);
      const before = byMonth.get(part.month);
      byMonth.set(part.month, before ? addRatios(before, amount) : amount);
    }
  }
  return [...byMonth].sort(([a], [b]) => a - b).map(([month, share]) => ({ month, share }));
}

/** A whole balance in one month; nothing where the balance is zero. */
export function allIn(month: number, share: Ratio): Spread {
  return share.numerator === 0n ? [] : [{ month, share }];
}

/** What the shares of a spread come to. */
export function sumOf(spread: Spread): Ratio {
  return spread.reduce((sum, part) => addRatios(sum, part.share), ratio(0));
}
