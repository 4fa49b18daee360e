import type { LinearProgram, ProgramSolution, ProgramTerm, ProgramVariable } from '@capwise/domain/program';
import { boundsOf, limitsOf } from './model.ts';

/** What a limit may be passed by, as a share of the largest amount that stands in it. */
const tolerance = 1e-6;

/** The values of columns by name of variable; those that are whole numbers are made so exactly. */
export function valuesByName(
  variables: readonly ProgramVariable[],
  columns: Float64Array,
): ReadonlyMap<string, number> {
  return new Map(
    variables.map(({ name, kind }, index) => {
      const value = columns[index] ?? Number.NaN;
      // Adding 0 turns −0, which a rounding may give, into 0.
      return [name, kind === 'continuous' ? value : Math.round(value) + 0];
    }),
  );
}

/** The first bound or constraint of a program that these values do not keep, in words; null where they keep all. */
export function brokenLimit(program: LinearProgram, values: ReadonlyMap<string, number>): string | null {
  for (const variable of program.variables) {
    const value = values.get(variable.name) ?? Number.NaN;
    if (!within(value, boundsOf(variable), Math.abs(value))) return `variable "${variable.name}" is ${value}`;
  }
  for (const constraint of program.constraints) {
    const { sum, size } = weigh(constraint.terms, values);
    if (!within(sum, limitsOf(constraint), size)) return `constraint "${constraint.name}" comes to ${sum}`;
  }
  return null;
}

/** A solution with its objective by our own sum. */
export function solutionOf(program: LinearProgram, values: ReadonlyMap<string, number>): ProgramSolution {
  return { objective: weigh(program.objective.terms, values).sum, values };
}

function within(value: number, [low, high]: readonly [number, number], size: number): boolean {
  const finite = [low, high].filter(Number.isFinite).map(Math.abs);
  const slack = tolerance * Math.max(1, size, ...finite);
  return value >= low - slack && value <= high + slack;
}

/** The sum of terms, and the largest amount in it. */
function weigh(
  terms: readonly ProgramTerm[],
  values: ReadonlyMap<string, number>,
): { readonly sum: number; readonly size: number } {
  const parts = terms.map(({ variable, coefficient }) => coefficient * (values.get(variable) ?? Number.NaN));
  return {
    sum: parts.reduce((total, part) => total + part, 0),
    size: parts.reduce((largest, part) => Math.max(largest, Math.abs(part)), 0),
  };
}
