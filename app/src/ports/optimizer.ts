import type { LinearProgram, ProgramAnswer } from '@capwise/domain/program';

export type SolveLimits = { readonly limitSeconds: number; readonly signal?: AbortSignal };

/**
 * Solves linear and mixed-integer programs. Every answer has been checked against every bound and constraint of the program
 * itself. A program that is not well formed throws: it is ours.
 */
export type Optimizer = {
  solve(program: LinearProgram, limits: SolveLimits): Promise<ProgramAnswer>;
};
