/** A quantity that a program chooses. A bound that is left out is none; a binary variable lies between 0 and 1. */
export type ProgramVariable = {
  readonly name: string;
  readonly kind: 'continuous' | 'integer' | 'binary';
  readonly low?: number;
  readonly high?: number;
};

/** So much of a variable, by its name. Terms of one variable add up. */
export type ProgramTerm = { readonly variable: string; readonly coefficient: number };

/** The sum of the terms lies between `low` and `high`; at least one of them is given. */
export type ProgramConstraint = {
  readonly name: string;
  readonly terms: readonly ProgramTerm[];
  readonly low?: number;
  readonly high?: number;
};

/** A linear or mixed-integer program as data. All numbers are finite, and all names of variables and of constraints differ. */
export type LinearProgram = {
  readonly variables: readonly ProgramVariable[];
  readonly objective: { readonly sense: 'maximize' | 'minimize'; readonly terms: readonly ProgramTerm[] };
  readonly constraints: readonly ProgramConstraint[];
};

/** What was chosen, by name of variable, and what it is worth. */
export type ProgramSolution = {
  readonly objective: number;
  readonly values: ReadonlyMap<string, number>;
};

export type ProgramAnswer =
  | (ProgramSolution & {
      readonly kind: 'optimal';
      /**
       * What one more unit of a constraint's limit would add to the objective, by name of constraint; null where a variable is
       * integer or binary: such a program has no such price.
       */
      readonly duals: ReadonlyMap<string, number> | null;
    })
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' }
  | {
      readonly kind: 'time-limit';
      /** The best that was found until then, with the objective that nothing can beat; null where nothing was found. */
      readonly best: (ProgramSolution & { readonly bound: number }) | null;
    };
