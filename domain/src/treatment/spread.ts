import { one, ratio, type Ratio } from '../money/index.ts';

/** Shares of an amount by month, counted from the line's own month. Shares of a complete spread sum to 1. */
export type Spread = readonly { readonly month: number; readonly share: Ratio }[];

/** All of it in one month. */
export function inMonth(month: number): Spread {
  return [{ month, share: one }];
}

/** Equal shares over `months` months from `start` (straight line). */
export function evenly(months: number, start = 0): Spread {
  if (!Number.isInteger(months) || months < 1)
    throw new RangeError(`a spread needs a whole number of months above 0, not ${months}`);
  return Array.from({ length: months }, (_, index) => ({ month: start + index, share: ratio(1, months) }));
}

/** The same shares, `months` later: what is due in a month is paid that much later. */
export function later(spread: Spread, months: number): Spread {
  return months === 0 ? spread : spread.map(({ month, share }) => ({ month: month + months, share }));
}

/** The shares that fall before `month`. */
export function until(spread: Spread, month: number): Spread {
  return spread.filter((part) => part.month < month);
}

/** Months by which payment on `net` days comes after the charge: thirty days are a month (accounting contract, §6 M4). */
export function monthsUnpaid(netDays: number): number {
  return Math.round(netDays / 30);
}
