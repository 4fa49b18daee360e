import type { Answer } from '@capwise/contract/registry';
import {
  caseAt,
  cashFlowPoints,
  recommend,
  valuesAt,
  type Case,
  type Recommendation,
  type Stress,
} from '@capwise/domain/decide';
import { minorDigits, money, moneyText } from '@capwise/domain/money';
import { foldOption } from './fold-option.ts';
import { meritOf } from './merits.ts';
import { worthOf } from './worth.ts';

type StressAnswer = Answer<'decide.evaluate'>['stresses'][number];

/** Every stress of a case through the books' own fold: what each option is worth then, and whether the recommendation flips. */
export function stressesOf(subject: Case, { verdict }: Recommendation): StressAnswer[] {
  const { stresses = [] } = subject;
  const before =
    stresses.length === 0 ? [] : subject.options.map((option) => [option.id, worthOf(subject, option)] as const);
  return stresses.map((stress) => stressed(subject, stress, { recommended: verdict.option, before: new Map(before) }));
}

/** How it is at the base: present values by option, in minor units. */
type Base = { readonly recommended: string | null; readonly before: ReadonlyMap<string, number> };

function stressed(subject: Case, { name, set }: Stress, { recommended, before }: Base): StressAnswer {
  const values = valuesAt(subject.assumptions, new Map(set.map((each) => [each.name, each.value])));
  const at = caseAt(subject, values);
  const scale = 10 ** minorDigits(subject.currency);
  const bases = at.options.filter(({ variantOf }) => variantOf === null);
  const worth = bases.map((option) => ({ option, npv: Math.round(worthOf(at, option)) }));
  const { verdict } = recommend(
    worth.map(({ option, npv }) => {
      const { folded, postings } = foldOption(at, option, '');
      const value = moneyText(money(BigInt(npv), subject.currency));
      return meritOf(at, {
        option,
        answer: { npv: { value } },
        sums: folded.sums,
        flows: cashFlowPoints(postings, at),
      });
    }),
    subject.decision,
  );
  return {
    name,
    set: set.map((each) => ({ ...each })),
    options: worth.map(({ option: { id }, npv }) => ({
      id,
      npv: npv / scale,
      change: (npv - Math.round(before.get(id) ?? 0)) / scale,
    })),
    option: verdict.option,
    flips: verdict.option !== recommended,
  };
}
