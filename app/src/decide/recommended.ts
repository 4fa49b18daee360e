import type { Answer } from '@capwise/contract/registry';
import type { Recommendation } from '@capwise/domain/decide';
import type { EvaluatedOption } from './option.ts';

type RecommendationAnswer = Answer<'decide.evaluate'>['recommendation'];

/** The recommended option and what it is laid beside: its rival, else whatever there is. */
export function pairOf(
  options: readonly Pick<EvaluatedOption, 'option'>[],
  { verdict }: { readonly verdict: Pick<Recommendation['verdict'], 'option' | 'rival'> },
): { readonly left: string; readonly right: string } {
  const ids = options.map(({ option }) => option.id);
  const left = verdict.option ?? ids[0] ?? '';
  return { left, right: verdict.rival ?? ids.find((id) => id !== left) ?? '' };
}

/** A recommendation with lists of its own. */
export function recommendationAnswer({ verdict, verdicts, ended, costs }: Recommendation): RecommendationAnswer {
  return {
    verdict,
    verdicts: [...verdicts],
    ended: ended.map(({ option, by }) => ({
      option,
      by: by === 'cash-ceiling' ? by : { ...by, fails: [...by.fails] },
    })),
    costs,
  };
}
