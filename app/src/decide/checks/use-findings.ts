import { statementOf } from '@capwise/domain/books';
import {
  chargesOf,
  isCapital,
  type Case,
  type CaseLine,
  type CaseOption,
  type YearOfUse,
} from '@capwise/domain/decide';
import { addMonths } from '@capwise/domain/time';
import { shortMoney } from '../../figure/index.ts';
import { foldOption } from '../fold-option.ts';
import type { OptionFinding } from '../option-finding.ts';

/** A year of the book life with its uses, and the months of it in which the part is there. */
type UsedYear = {
  readonly year: number;
  readonly from: number;
  readonly months: number;
  readonly uses: readonly YearOfUse[];
};

/** When a part is gone, counted from the start of the case, how that comes about, and why nothing comes after it. */
type End = { readonly month: number; readonly words: string; readonly why: string };

/** Uses of a part, year by year: worth less than the year is charged, or of a year in which it is gone (§5.13). */
export function useFindings(
  subject: Case,
  option: CaseOption,
  { line, index }: { readonly line: CaseLine; readonly index: number },
): readonly OptionFinding[] {
  const { treatment, uses } = line;
  if (!isCapital(treatment) || uses === undefined) return [];
  const { readyAt, lifeMonths } = treatment;
  const end = endOf(line, option);
  const last = Math.min(readyAt + lifeMonths, end?.month ?? Number.POSITIVE_INFINITY);
  const years = [...new Set(uses.map(({ year }) => year))]
    .toSorted((a, b) => a - b)
    .map((year): UsedYear => {
      const from = readyAt + (year - 1) * 12;
      return { year, from, months: Math.min(12, last - from), uses: uses.filter((use) => use.year === year) };
    });
  const after = years.filter(({ months, uses: within }) => months <= 0 && within.some((use) => worthOf(use) > 0));
  const messages = [
    ...years
      .filter(({ months }) => months > 0)
      .flatMap((year) => belowCharge(subject, option, { line, lifeMonths, year })),
    ...(end && after.length > 0 ? [afterEnd(line, end, after)] : []),
  ];
  return messages.map((finding) => ({ ...finding, index }));
}

type Found = Omit<OptionFinding, 'index'>;

/** A year of a line, with the book life that the line was given. */
type Place = { readonly line: CaseLine; readonly lifeMonths: number; readonly year: UsedYear };

/** A year in which its use is worth less than its charge: it is carried for the sake of the schedule. */
function belowCharge(subject: Case, option: CaseOption, place: Place): readonly Found[] {
  const { line, year } = place;
  const { months, uses } = year;
  const worth = (uses.reduce((sum, use) => sum + worthOf(use), 0) * months) / 12;
  const charge = chargeOf(subject, option, place);
  // Months are charged in whole minor units, so that a year may be one above its share.
  if (worth >= Number(charge) - 1) return [];
  const money = (minor: bigint): string => shortMoney(minor, subject.currency);
  const [part, charged] =
    months === 12 ? ['', 'the year is'] : [`, of which it is there for ${monthsWords(months)}`, 'these are'];
  return [
    {
      code: 'USE_BELOW_CHARGE',
      message: `${line.what} in year ${year.year}${part}: ${wordsOfUses(uses)} is worth ${money(BigInt(Math.round(worth)))}, and ${charged} charged ${money(charge)}: the schedule is longer than the part earns. Find a better use for that year, or shorten the life.`,
    },
  ];
}

function afterEnd({ what }: CaseLine, { month, words, why }: End, after: readonly UsedYear[]): Found {
  const years = after.map(({ year }) => year);
  const named = years.length === 1 ? `year ${years[0]}` : `years ${years.slice(0, -1).join(', ')} and ${years.at(-1)}`;
  const uses = after.map((year) => `${wordsOfUses(year.uses)} in year ${year.year}`).join(', ');
  return {
    code: 'USE_AFTER_END',
    message: `${what} ${words} in month ${month}, and its uses of ${named} are written all the same (${uses}): ${why}. Write "utilization: 0%" for ${named}, or let it go after ${years.length === 1 ? 'that year' : 'those years'}.`,
  };
}

function wordsOfUses(uses: readonly YearOfUse[]): string {
  return uses.map(({ use, utilization }) => `${use} at ${Math.round(utilization * 100)}%`).join(' and ');
}

function monthsWords(months: number): string {
  return months === 1 ? '1 month' : `${months} months`;
}

/** In minor units a year. */
function worthOf({ value, utilization }: YearOfUse): number {
  return Number(value.minor) * utilization;
}

/**
 * What a year of the book life is charged, as a magnitude in minor units: what the books amortize in it, and no more than the
 * life as it was booked takes of its months, for what a shortened life takes together is no longer schedule.
 */
function chargeOf(subject: Case, option: CaseOption, { line, lifeMonths, year: { from, months } }: Place): bigint {
  const { sums } = foldOption(subject, { ...option, lines: [line] }, '').folded;
  const [first, last] = [addMonths(subject.start, from).toString(), addMonths(subject.start, from + 11).toString()];
  const amortized = -statementOf(sums.filter(({ month }) => month >= first && month <= last)).amortization;
  const charges = chargesOf(line, subject.years * 12, option.cancelledAt);
  const cost = charges.reduce((sum, { amount }) => sum + amount.minor, 0n);
  const booked = (cost * BigInt(months)) / BigInt(lifeMonths);
  return amortized < booked ? amortized : booked;
}

const gone = 'what is gone has no use';
const sold = 'what it is sold for stands in place of all that it would do afterwards';

/** The first of what ends a part; null where it is used to the end of its life. */
function endOf({ events = [] }: CaseLine, { cancelledAt }: CaseOption): End | null {
  const ends = [
    ...events.flatMap((event): readonly End[] => {
      switch (event.kind) {
        case 'sale':
          return [{ month: event.atMonth, words: 'is sold', why: sold }];
        case 'retirement':
          return [{ month: event.atMonth, words: 'is retired', why: gone }];
        case 'shutdown-plan':
          return [{ month: event.endsAt, words: 'is shut down', why: gone }];
        case 'life-change':
        case 'impairment':
          return [];
      }
    }),
    ...(cancelledAt === null
      ? []
      : [{ month: cancelledAt, words: 'goes with its option, which is cancelled', why: gone }]),
  ];
  return ends.toSorted((a, b) => a.month - b.month)[0] ?? null;
}
