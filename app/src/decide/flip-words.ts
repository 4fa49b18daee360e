import type { Answer } from '@capwise/contract/registry';
import { valueText } from '@capwise/domain/decide';

type Evaluation = Pick<Answer<'decide.evaluate'>, 'assumptions' | 'estimate' | 'currency'>;

/** How many assumptions a sentence names: those that decide. */
const named = 2;

/** `its value flips when upkeep passes 24% or build cost passes 15.2M`; null where nothing within its range turns it. */
export function flipWords({ assumptions, estimate, currency }: Evaluation): string | null {
  const flips = (estimate?.swings ?? []).flatMap(({ name, flipsAt }) => {
    const assumption = assumptions.find((one) => one.name === name);
    if (flipsAt === null || !assumption) return [];
    const verb = flipsAt >= assumption.base ? 'passes' : 'falls below';
    return [`${name} ${verb} ${valueText(flipsAt, assumption, currency)}`];
  });
  return flips.length === 0 ? null : `its value flips when ${flips.slice(0, named).join(' or ')}`;
}
