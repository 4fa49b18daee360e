import { coreOf } from '../core.ts';
import type { CaseFinding, Checked } from './checked.ts';
import { buildsSoftware } from './line-facts.ts';

/** A recommendation that goes against what the core questions say (mission D1). */
export function coreFindings({ read, recommendation }: Checked): readonly CaseFinding[] {
  const { subject, placeOf } = read;
  const core = coreOf(subject);
  const chosen = subject.options.find(({ id }) => id === recommendation.verdict.option);
  if (!core || !chosen) return [];
  const builds = buildsSoftware(chosen);
  if (builds === (core.verdict === 'build') || isHybrid(chosen.id, chosen.name)) return [];
  return [
    {
      code: 'CORE_AGAINST',
      message: `${chosen.name} leads by what is optimized, and ${builds ? 'builds' : 'does not build'}; the core questions say ${core.verdict}: ${core.why}. Say why the figures outweigh it, or answer the questions again.`,
      place: placeOf('core'),
    },
  ];
}

function isHybrid(...names: readonly string[]): boolean {
  return names.some((name) => /\b(hybrid|wrap)/i.test(name));
}
