import { fineDigits, minorDigits, type Fine } from '../money/index.ts';
import { addMonths, lastDay, monthOf } from '../time/index.ts';

/** Units of the reporting currency for one unit of another on a day, exact. */
export type DatedRate = { readonly day: Temporal.PlainDate; readonly rate: Fine };

/** A weekend with a holiday on each side: a rate counts for its day and for this many days after it. */
export const rateToleranceDays = 4;

/** The rates of one currency, and which days were asked for that have none. */
export type RateBook = {
  /** The last rate on or before a day within the tolerance. A day without one is kept as missing, and counts as one to one. */
  readonly on: (day: Temporal.PlainDate) => Fine;
  /** For what is still to come: the last known rate on days after all known ones. */
  readonly expected: (day: Temporal.PlainDate) => Fine;
  /** The last month end that balances are measured at; null while no rate is known. */
  readonly horizon: Temporal.PlainDate | null;
  /** In order. Nothing may be posted while a day is missing. */
  readonly missing: () => readonly string[];
};

const oneToOne: Fine = 10n ** BigInt(fineDigits);

/** Opens the rates of a currency, oldest first. `lenient`: no day after the last known one is missing. */
export function openRates(rates: readonly DatedRate[], { lenient = false } = {}): RateBook {
  const last = rates.at(-1);
  const missing = new Set<string>();
  const isToCome = (day: Temporal.PlainDate): boolean =>
    last !== undefined && Temporal.PlainDate.compare(day, last.day) > 0;
  const strict = (day: Temporal.PlainDate): Fine => {
    const known = knownOn(rates, day);
    if (known !== null) return known;
    missing.add(day.toString());
    return oneToOne;
  };
  const expected = (day: Temporal.PlainDate): Fine =>
    last !== undefined && isToCome(day) ? (knownOn(rates, day) ?? last.rate) : strict(day);
  return {
    on: lenient ? expected : strict,
    expected,
    horizon: last === undefined ? null : horizonOf(last.day),
    missing: () => [...missing].sort((left, right) => (left < right ? -1 : 1)),
  };
}

function knownOn(rates: readonly DatedRate[], day: Temporal.PlainDate): Fine | null {
  let [low, high] = [0, rates.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const before = rates[middle];
    if (before && Temporal.PlainDate.compare(before.day, day) <= 0) low = middle + 1;
    else high = middle;
  }
  const found = rates[low - 1];
  if (!found || found.day.until(day).days > rateToleranceDays) return null;
  return found.rate;
}

/** The end of the last known day's month where that day counts for it, else the end of the month before. */
function horizonOf(day: Temporal.PlainDate): Temporal.PlainDate {
  const end = lastDay(monthOf(day));
  return day.until(end).days <= rateToleranceDays ? end : lastDay(addMonths(monthOf(day), -1));
}

/** What one minor unit becomes at a rate: `minor × numerator ÷ divisor` minor units of the reporting currency. */
export type Conversion = { readonly numerator: (minor: bigint, rate: Fine) => bigint; readonly divisor: bigint };

export function conversionOf(currency: string, reporting: string): Conversion {
  const up = 10n ** BigInt(minorDigits(reporting));
  return {
    numerator: (minor, rate) => minor * rate * up,
    divisor: 10n ** BigInt(fineDigits + minorDigits(currency)),
  };
}
