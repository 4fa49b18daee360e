import type { Answer } from '@capwise/contract/registry';
import { valueText } from '@capwise/domain/decide';

type Evaluation = Pick<Answer<'decide.evaluate'>, 'assumptions' | 'estimate' | 'currency'>;

/** How many assumptions a sentence names: those that decide. */
const named = 2;

/**
 * `the recommendation flips when upkeep passes 24% or build cost passes 15.2M`, by what it is chosen by; where nothing turns that,
 * when its value does; null where nothing within its range turns either.
 */
export function flipWords(evaluation: Evaluation): string | null {
  const { swings = [], turns = [] } = evaluation.estimate ?? {};
  const order = new Map(swings.map(({ name }, index) => [name, index]));
  const rank = ({ name }: { readonly name: string }): number => order.get(name) ?? swings.length;
  const ofChoice = turns.toSorted((a, b) => rank(a) - rank(b));
  const ofValue = swings.flatMap(({ name, flipsAt }) => (flipsAt === null ? [] : [{ name, at: flipsAt }]));
  return when('the recommendation flips', ofChoice, evaluation) ?? when('its value flips', ofValue, evaluation);
}

function when(
  what: string,
  values: readonly { readonly name: string; readonly at: number }[],
  { assumptions, currency }: Evaluation,
): string | null {
  const words = values.flatMap(({ name, at }) => {
    const assumption = assumptions.find((one) => one.name === name);
    if (!assumption) return [];
    const verb = at >= assumption.base ? 'passes' : 'falls below';
    return [`${name} ${verb} ${valueText(at, assumption, currency)}`];
  });
  return words.length === 0 ? null : `${what} when ${words.slice(0, named).join(' or ')}`;
}
