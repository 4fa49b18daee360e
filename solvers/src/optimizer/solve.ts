import type { Optimizer, SolveLimits } from '@capwise/app/ports';
import type { LinearProgram, ProgramAnswer, ProgramSolution } from '@capwise/domain/program';
import { brokenLimit, solutionOf, valuesByName } from './check.ts';
import { modelOf } from './model.ts';
import { solveInThread, SolverLate } from './thread.ts';
import type { Result } from './worker.ts';

/** Status numbers of HiGHS (`HighsModelStatus`, HConst.h). */
const status = { optimal: 7, infeasible: 8, either: 9, unbounded: 10, timeLimit: 13 } as const;

/** Linear and mixed-integer programs by HiGHS. */
export const optimizer: Optimizer = { solve };

async function solve(program: LinearProgram, limits: SolveLimits): Promise<ProgramAnswer> {
  if (!(limits.limitSeconds > 0)) throw new Error(`a limit of ${limits.limitSeconds} seconds is no limit`);
  const model = modelOf(program);
  if (program.variables.length === 0) return withoutVariables(program);
  try {
    return await answerOf(program, await solveInThread(model, limits), limits);
  } catch (error) {
    if (error instanceof SolverLate) return { kind: 'time-limit', best: null };
    throw error;
  }
}

async function answerOf(program: LinearProgram, result: Result, limits: SolveLimits): Promise<ProgramAnswer> {
  switch (result.status) {
    case status.optimal:
      return { kind: 'optimal', ...(await checked(program, result, limits)), duals: dualsOf(program, result) };
    case status.infeasible:
      return { kind: 'infeasible' };
    case status.unbounded:
      return { kind: 'unbounded' };
    case status.either:
      return infeasibleOrUnbounded(program, limits);
    case status.timeLimit:
      return {
        kind: 'time-limit',
        best: result.values && { ...(await checked(program, result, limits)), bound: boundOf(program, result) },
      };
    default:
      throw new Error(`the solver ended with status ${result.status}`);
  }
}

/** Presolving may prove that a program is one of the two without saying which: without an objective it is only the one. */
async function infeasibleOrUnbounded(program: LinearProgram, limits: SolveLimits): Promise<ProgramAnswer> {
  const answer = await solve({ ...program, objective: { ...program.objective, terms: [] } }, limits);
  if (answer.kind === 'optimal') return { kind: 'unbounded' };
  return answer.kind === 'time-limit' ? { kind: 'time-limit', best: null } : answer;
}

/**
 * The values, which keep every limit of the program as it was asked. The solver takes 0.999999 for 1; where that matters to a
 * limit, what is not whole is chosen anew beside the whole numbers.
 */
async function checked(program: LinearProgram, result: Result, limits: SolveLimits): Promise<ProgramSolution> {
  const values = valuesByName(program.variables, result.values ?? new Float64Array());
  const broken = brokenLimit(program, values);
  if (broken === null) return solutionOf(program, values);
  const mixed = new Set(program.variables.map(({ kind }) => kind));
  if (mixed.size > 1 && mixed.has('continuous')) {
    const rest = await solve(fixed(program, values), limits);
    if (rest.kind === 'optimal') return { objective: rest.objective, values: rest.values };
  }
  throw new Error(`the solver's answer does not keep its limits: ${broken}`);
}

function fixed(program: LinearProgram, values: ReadonlyMap<string, number>): LinearProgram {
  return {
    ...program,
    variables: program.variables.map((variable) => {
      if (variable.kind === 'continuous') return variable;
      const value = values.get(variable.name) ?? Number.NaN;
      return { name: variable.name, kind: 'continuous', low: value, high: value };
    }),
  };
}

function dualsOf(program: LinearProgram, { duals }: Result): ReadonlyMap<string, number> | null {
  return duals && new Map(program.constraints.map(({ name }, index) => [name, (duals[index] ?? Number.NaN) + 0]));
}

/** A program without whole numbers has no bound before its optimum. */
function boundOf({ objective }: LinearProgram, { bound }: Result): number {
  if (Number.isFinite(bound)) return bound;
  return objective.sense === 'maximize' ? Infinity : -Infinity;
}

function withoutVariables(program: LinearProgram): ProgramAnswer {
  const values: ReadonlyMap<string, number> = new Map();
  if (brokenLimit(program, values) !== null) return { kind: 'infeasible' };
  const duals = new Map(program.constraints.map(({ name }) => [name, 0]));
  return { kind: 'optimal', ...solutionOf(program, values), duals };
}
