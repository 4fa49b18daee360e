import type { CompanyReads } from '../../ports/index.ts';

/** The moment of books that know nothing yet. */
export const beforeAnything = '1970-01-01T00:00:00.000000Z';

/** A moment as the store writes it: UTC, six places. */
export function momentText(moment: string): string {
  return Temporal.Instant.from(moment).toString({ fractionalSecondDigits: 6 });
}

/** What was known before a moment of the store: moments are a microsecond apart at least. */
export function justBefore(moment: string): string {
  return Temporal.Instant.from(moment).subtract({ microseconds: 1 }).toString({ fractionalSecondDigits: 6 });
}

/** The books as a moment knew them, also for what asks for what is known now. */
export function booksAsOf(company: CompanyReads, moment: string): CompanyReads {
  return {
    ...company,
    setting: (key, asOf = moment) => company.setting(key, asOf),
    settings: (keys, asOf = moment) => company.settings(keys, asOf),
    liveParts: (asOf = moment) => company.liveParts(asOf),
    closedThrough: (asOf = moment) => company.closedThrough(asOf),
    rates: (asOf = moment) => company.rates(asOf),
    lines: (producer, asOf = moment, periods) => company.lines(producer, asOf, periods),
    recorded: (producer, subject, period) => company.recorded(producer, subject, period, moment),
  };
}
