import type { Answer } from '@capwise/contract/registry';
import type { Case, Core } from '@capwise/domain/decide';

const words = {
  differentiator: 'it is no differentiator',
  drivesRevenue: 'it does not drive revenue',
  competitiveAdvantage: 'it is no competitive advantage',
} as const satisfies Record<keyof Core, string>;

/** What the three core questions say (mission D1): any no means buy; null where they were not answered. */
export function coreOf({ core }: Case): Answer<'decide.evaluate'>['core'] {
  if (!core) return null;
  const against = (Object.keys(words) as (keyof Core)[]).filter((question) => !core[question]);
  return against.length === 0
    ? {
        answers: { ...core },
        verdict: 'build',
        why: 'it differentiates, drives revenue, and is a competitive advantage',
      }
    : { answers: { ...core }, verdict: 'buy', why: against.map((question) => words[question]).join(', ') };
}
