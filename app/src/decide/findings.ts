import type { Answer } from '@capwise/contract/registry';
import type { CaseOption } from '@capwise/domain/decide';
import { afterEndFindings } from './checks/after-end-findings.ts';
import { allocationFindings } from './checks/allocation-findings.ts';
import { atRiskFindings } from './checks/at-risk-findings.ts';
import { bridgeFindings } from './checks/bridge-findings.ts';
import { budgetFindings } from './checks/budget-findings.ts';
import { carriedLines } from './checks/carried-lines.ts';
import type { CaseFinding, Checked } from './checks/checked.ts';
import { coreFindings } from './checks/core-findings.ts';
import { expectedFindings } from './checks/expected-findings.ts';
import { horizonFindings } from './checks/horizon-findings.ts';
import { idleFindings } from './checks/idle-findings.ts';
import { livesFindings } from './checks/lives-findings.ts';
import { opportunityFindings } from './checks/opportunity-findings.ts';
import { ownerFindings } from './checks/owner-findings.ts';
import { paybackFindings } from './checks/payback-findings.ts';
import { priceAgeFindings } from './checks/price-age-findings.ts';
import { nominalPriceFindings, realPriceFindings } from './checks/price-basis-findings.ts';
import { releaseFindings } from './checks/release-findings.ts';
import { returnFindings } from './checks/return-findings.ts';
import { statusQuoFindings } from './checks/status-quo-findings.ts';
import { sunkFindings } from './checks/sunk-findings.ts';
import { terminalFindings } from './checks/terminal-findings.ts';
import { undrawnFindings } from './checks/undrawn-findings.ts';
import { upkeepFindings } from './checks/upkeep-findings.ts';
import { usefulLifeFindings } from './checks/useful-life-findings.ts';
import type { EvaluatedOption } from './option.ts';
import type { OptionFinding } from './option-finding.ts';

type Finding = Answer<'decide.evaluate'>['findings'][number];

/** Checks of one option after the other. */
const optionChecks: readonly ((checked: Checked, evaluated: EvaluatedOption) => readonly OptionFinding[])[] = [
  ({ read: { subject } }, { option }) => upkeepFindings(subject, option),
  ({ read: { subject } }, { option }) => idleFindings(subject, option),
  ({ read: { subject }, comparisons }, { option }) => paybackFindings(subject, option, comparisons),
  atRiskFindings,
  ({ read: { subject } }, { option }) => usefulLifeFindings(subject, option),
  ({ read: { subject } }, { option }) => sunkFindings(subject, option),
  (_, { option }) => allocationFindings(option),
  ({ read: { subject } }, { option }) => opportunityFindings(subject, option),
  ({ read: { subject } }, { option }) => terminalFindings(subject, option),
  ({ read: { subject } }, { option }) => nominalPriceFindings(subject, option),
  (_, { option }) => ownerFindings(option),
  (_, { option }) => budgetFindings(option),
  ({ read: { subject } }, { option }) => horizonFindings(subject, option),
  ({ read: { subject } }, { option }) => afterEndFindings(subject, option),
  (_, evaluated) => returnFindings(evaluated),
  ({ read: { subject } }, { option, sums }) => bridgeFindings(subject, option, sums),
];

/** Checks of the case as a whole. */
const caseChecks: readonly ((checked: Checked) => readonly CaseFinding[])[] = [
  statusQuoFindings,
  livesFindings,
  priceAgeFindings,
  realPriceFindings,
  expectedFindings,
  undrawnFindings,
  coreFindings,
  releaseFindings,
];

/** Honesty checks that always run (decision cases, §5.30): each names the line that it points at. */
export function findingsOf(checked: Checked): readonly Finding[] {
  const { read, options } = checked;
  const bases = options.filter(({ option }) => option.variantOf === null);
  return [
    ...bases.flatMap((evaluated) =>
      optionChecks.flatMap((check) =>
        check(checked, evaluated)
          .filter(({ index }) => index === null || index >= carriedLines(read.subject, evaluated.option))
          .map((finding) => placed(checked, evaluated.option, finding)),
      ),
    ),
    ...caseChecks.flatMap((check) =>
      check(checked).map(({ place, ...finding }) => ({
        ...finding,
        path: place?.path ?? 'the case',
        line: place?.line ?? null,
      })),
    ),
  ];
}

function placed({ read }: Checked, { id }: CaseOption, { index, ...finding }: OptionFinding): Finding {
  const place = index === null ? read.placeOf(id) : read.places.get(id)?.[index];
  return { ...finding, path: place?.path ?? id, line: place?.line ?? null };
}
