import type { Answer } from '@capwise/contract/registry';
import type { Case, CaseOption } from '@capwise/domain/decide';
import { idleFindings } from './idle-findings.ts';
import { paybackFindings, type Comparison } from './payback-findings.ts';
import type { OptionFinding } from './option-finding.ts';
import type { ReadCase } from './read.ts';
import { upkeepFindings } from './upkeep-findings.ts';

type Finding = Answer<'decide.evaluate'>['findings'][number];

/** Honesty checks that always run: each names the line that it points at. */
export function findingsOf({ subject, places }: ReadCase, comparisons: readonly Comparison[]): readonly Finding[] {
  const checks: readonly ((option: CaseOption) => readonly OptionFinding[])[] = [
    (option) => upkeepFindings(subject, option),
    (option) => idleFindings(subject, option),
    (option) => paybackFindings(subject, option, comparisons),
  ];
  return basesOf(subject).flatMap((option) =>
    checks.flatMap((check) =>
      check(option)
        .filter(({ index }) => index >= carriedLines(subject, option))
        .map(({ index, ...finding }) => ({ ...finding, ...placed(places, option.id, index) })),
    ),
  );
}

function basesOf({ options }: Case): readonly CaseOption[] {
  return options.filter(({ variantOf }) => variantOf === null);
}

/** How many lines are those of its status quo, which has findings of its own. */
function carriedLines({ options }: Case, { against }: CaseOption): number {
  return options.find(({ id }) => id === against)?.lines.length ?? 0;
}

function placed(places: ReadCase['places'], option: string, index: number): Pick<Finding, 'path' | 'line'> {
  const place = places.get(option)?.[index];
  return { path: place?.path ?? option, line: place?.line ?? null };
}
