import type { Case } from './case.ts';
import { caseAt, valuesAt } from './case-at.ts';

/** Assumptions that were moved, by name, in base units. */
export type Moved = ReadonlyMap<string, number>;

/**
 * A case whose moved assumptions are sure, at their new values: what its document with these values would be read as. Refuses
 * what a formula refuses.
 */
export function movedCase(subject: Case, moved: Moved): Case {
  const valueOf = valuesAt(subject.assumptions, moved);
  return {
    ...caseAt(subject, valueOf),
    assumptions: subject.assumptions.map((assumption) => ({
      ...assumption,
      base: valueOf(assumption.name),
      ...(moved.has(assumption.name) && { distribution: null, formula: null }),
    })),
    together: subject.together.filter(({ names }) => !names.some((name) => moved.has(name))),
  };
}
