import type { Answer } from '@capwise/contract/registry';
import type { Case, CaseLine, CaseOption } from '@capwise/domain/decide';
import { money } from '@capwise/domain/money';
import { crossingsWithin } from './compare.ts';
import type { ReadCase } from './read.ts';

type Finding = Answer<'decide.evaluate'>['findings'][number];

/** Upkeep of own software that the field sees: 20 to 40% of its development a year (mission D2). */
const usualUpkeep = [20, 30, 40] as const;
const horizonYears = 15;

/** Honesty checks that always run: each names the line that it points at. */
export function findingsOf({ subject, places }: ReadCase): readonly Finding[] {
  return subject.options
    .filter(({ variantOf }) => variantOf === null)
    .flatMap((option) =>
      upkeepFinding(subject, option).map((finding) => ({ ...finding, ...placed(places, option.id, finding.index) })),
    );
}

function placed(places: ReadCase['places'], option: string, index: number): Pick<Finding, 'path' | 'line'> {
  const place = places.get(option)?.[index];
  return { path: place?.path ?? option, line: place?.line ?? null };
}

function upkeepFinding(subject: Case, option: CaseOption): readonly { code: string; message: string; index: number }[] {
  const built = option.lines.filter(isBuild).reduce((sum, { amount }) => sum + amount.minor, 0n);
  const index = option.lines.findIndex(isUpkeep);
  const upkeep = option.lines[index];
  if (built === 0n || !upkeep) return [];
  const share = Number((upkeep.amount.minor * 1000n) / built) / 10;
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
    const amount = money((build.built * BigInt(percent)) / 100n, subject.currency);
    const lines = option.lines.map((line, index): CaseLine => (index === build.index ? { ...line, amount } : line));
    const [crossing] = crossingsWithin(subject, [{ ...option, lines }, rival], horizonYears);
    return `at ${percent}% ${crossing === undefined ? `not within ${horizonYears} years` : `after ${Number(crossing.toFixed(2))} years`}`;
  });
  return ` Cumulative cash would cross ${rival.name} ${words.join(', ')}.`;
}

function isBuild({ treatment, every }: CaseLine): boolean {
  return treatment.kind === 'capitalize' && treatment.asset === 'software' && every === 'once';
}

function isUpkeep({ treatment, every }: CaseLine): boolean {
  return treatment.kind === 'expense' && treatment.nature === 'labor' && every === 'year';
}
