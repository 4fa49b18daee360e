import type { Core } from '@capwise/domain/decide';
import { wordOf } from './quantities.ts';
import type { Section } from './reader.ts';

const questions = {
  differentiator: 'differentiator',
  drivesRevenue: 'drives revenue',
  competitiveAdvantage: 'competitive advantage',
} as const satisfies Record<keyof Core, string>;

/** Reads "core:", three questions that all need an answer (mission D1); absent where it is not said. Refuses INVALID_CASE. */
export function readCore(root: Section): { readonly core?: Core } {
  const section = root.has('core') ? root.section('core') : null;
  if (!section) return {};
  section.only(Object.values(questions));
  const answer = (key: string): boolean => wordOf(section, key, ['yes', 'no']) === 'yes';
  return {
    core: {
      differentiator: answer(questions.differentiator),
      drivesRevenue: answer(questions.drivesRevenue),
      competitiveAdvantage: answer(questions.competitiveAdvantage),
    },
  };
}
