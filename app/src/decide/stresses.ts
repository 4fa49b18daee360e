import type { Answer } from '@capwise/contract/registry';
import {
  caseAt,
  optionViews,
  recommend,
  valuesAt,
  type Case,
  type OptionViews,
  type Recommendation,
  type Stress,
} from '@capwise/domain/decide';
import { minorDigits } from '@capwise/domain/money';

type StressAnswer = Answer<'decide.evaluate'>['stresses'][number];

/** Every stress of a case through the books' own fold: what each option is worth then, and whether the recommendation flips. */
export function stressesOf(subject: Case, { verdict }: Recommendation): StressAnswer[] {
  const { stresses = [] } = subject;
  if (stresses.length === 0) return [];
  const before = new Map(viewsOf(subject).map(({ id, npv }) => [id, npv]));
  return stresses.map((stress) => stressed(subject, stress, { recommended: verdict.option, before }));
}

/** Options that are chosen among; variants only show what stopping one would do. */
function viewsOf(subject: Case): readonly OptionViews[] {
  return subject.options.filter(({ variantOf }) => variantOf === null).map((option) => optionViews(subject, option));
}

/** How it is at the base: present values by option, in minor units. */
type Base = { readonly recommended: string | null; readonly before: ReadonlyMap<string, bigint> };

function stressed(subject: Case, { name, set }: Stress, { recommended, before }: Base): StressAnswer {
  const values = valuesAt(subject.assumptions, new Map(set.map((each) => [each.name, each.value])));
  const views = viewsOf(caseAt(subject, values));
  const major = (minor: bigint): number => Number(minor) / 10 ** minorDigits(subject.currency);
  const { verdict } = recommend(
    views.map(({ merit }) => merit),
    subject.decision,
  );
  return {
    name,
    set: set.map((each) => ({ ...each })),
    options: views.map(({ id, npv }) => ({ id, npv: major(npv), change: major(npv - (before.get(id) ?? 0n)) })),
    option: verdict.option,
    flips: verdict.option !== recommended,
  };
}
