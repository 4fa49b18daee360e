import type { Answer } from '@capwise/contract/registry';
import type { Assumption } from '@capwise/domain/decide';
import { formulaText, quantileOf, unitText } from '@capwise/domain/estimate';
import type { ReadCase } from './read.ts';

type AssumptionAnswer = Answer<'decide.evaluate'>['assumptions'][number];

/** The ends of a range as it is shown: nine draws in ten lie between. */
const ends = [0.05, 0.95] as const;

/** What a case rests on, in the order of the file. */
export function assumptionsOf({ subject, assumptionPlaces }: ReadCase): AssumptionAnswer[] {
  const byName = new Map(subject.assumptions.map((one) => [one.name, one]));
  return [...assumptionPlaces].flatMap(([name, place]) => {
    const one = byName.get(name);
    return one ? [{ ...answerOf(one), line: place.line }] : [];
  });
}

function answerOf(one: Assumption): Omit<AssumptionAnswer, 'line'> {
  const { name, written, words, base, unit, stated, distribution, formula, source, owner, date } = one;
  return {
    name,
    written,
    words,
    base,
    unit: stated?.unit ?? (unit && unitText(unit)),
    factor: stated?.factor ?? 1,
    low: distribution && quantileOf(distribution, ends[0]),
    high: distribution && quantileOf(distribution, ends[1]),
    formula: formula && formulaText(formula),
    source,
    owner,
    date: date?.toString() ?? null,
  };
}
