import {
  chargesOf,
  isCapital,
  monthsOfRecurrence,
  type Case,
  type CaseLine,
  type CaseOption,
} from '@capwise/domain/decide';
import { money } from '@capwise/domain/money';
import { crossingsWithin } from '../compare.ts';
import type { OptionFinding } from '../option-finding.ts';

/** Upkeep of own software that the field sees: 20 to 40% of its development a year (mission D2). */
const usualUpkeep = [20, 30, 40] as const;
const horizonYears = 15;

/** Upkeep that is lower than what the field sees, and where cash would cross with it. */
export function upkeepFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  const built = option.lines
    .flatMap((line) => (isBuild(line) ? chargesOf(line, subject.years * 12, null) : []))
    .reduce((sum, { amount }) => sum + amount.minor, 0n);
  const index = option.lines.findIndex(isUpkeep);
  const upkeep = option.lines[index];
  if (built === 0n || !upkeep) return [];
  const share = Number((upkeep.amount.minor * timesAYear(upkeep) * 1000n) / built) / 10;
  if (share >= usualUpkeep[0]) return [];
  const rival = subject.options.find(({ id, variantOf }) => variantOf === null && id !== option.id);
  return [
    {
      code: 'UPKEEP_LOW',
      index,
      message: `${upkeep.what} is ${share}% of the build a year, where 20 to 40% is usual.${rival ? crossingWords(subject, [option, rival], { built, index }) : ''}`,
    },
  ];
}

function crossingWords(
  subject: Case,
  [option, rival]: readonly [CaseOption, CaseOption],
  build: { readonly built: bigint; readonly index: number },
): string {
  const words = usualUpkeep.map((percent) => {
    const yearly = (build.built * BigInt(percent)) / 100n;
    const lines = option.lines.map((line, index): CaseLine => {
      if (index !== build.index) return line;
      return { ...line, amount: money(yearly / timesAYear(line), subject.currency) };
    });
    const [crossing] = crossingsWithin(subject, [{ ...option, lines }, rival], horizonYears);
    return `at ${percent}% ${crossing === undefined ? `not within ${horizonYears} years` : `after ${Number(crossing.toFixed(2))} years`}`;
  });
  return ` Cumulative cash would cross ${rival.name} ${words.join(', ')}.`;
}

/** Own software that is built once, or by people until an end. */
function isBuild({ treatment, every, endsAt, saves }: CaseLine): boolean {
  const ends = every === 'once' || endsAt !== undefined;
  return isCapital(treatment) && treatment.asset === 'software' && ends && saves === undefined;
}

function isUpkeep({ treatment, every, saves }: CaseLine): boolean {
  if (every === 'once' || saves !== undefined) return false;
  return (
    (treatment.kind === 'expense' && treatment.nature === 'labor') ||
    (treatment.kind === 'payroll' && treatment.work === 'maintenance')
  );
}

function timesAYear({ every }: CaseLine): bigint {
  return every === 'once' ? 1n : BigInt(12 / monthsOfRecurrence[every]);
}
