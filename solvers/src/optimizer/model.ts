import type { LinearProgram, ProgramConstraint, ProgramTerm, ProgramVariable } from '@capwise/domain/program';

/** A program as HiGHS takes it: columns are variables and rows constraints, in the program's order; the matrix is by rows. */
export type SolverModel = {
  readonly maximize: boolean;
  readonly cost: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 1 where a column takes whole numbers only. */
  readonly whole: Int32Array;
  readonly rowLow: Float64Array;
  readonly rowHigh: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
};

/** From here on HiGHS reads a number of the matrix as a mistake. */
const coefficientLimit = 1e15;
/** From here on HiGHS reads a bound or a cost as infinite. */
const infinite = 1e20;

/** The lower and upper bound of a variable. */
export function boundsOf({ kind, low, high }: ProgramVariable): readonly [number, number] {
  const [least, most] = kind === 'binary' ? [0, 1] : [-Infinity, Infinity];
  return [Math.max(least, low ?? least), Math.min(most, high ?? most)];
}

/** The lower and upper limit of a constraint. */
export function limitsOf({ low, high }: ProgramConstraint): readonly [number, number] {
  return [low ?? -Infinity, high ?? Infinity];
}

/** The arrays of a program; throws where it is not well formed. */
export function modelOf(program: LinearProgram): SolverModel {
  const columns = columnsOf(program.variables);
  const rows = program.constraints.map((constraint) => [...merged(constraint.terms, columns, constraint.name)]);
  distinct(
    program.constraints.map(({ name }) => name),
    'constraint',
  );
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    starts[index + 1] = (starts[index] ?? 0) + row.length;
  });
  const cost = new Float64Array(columns.size);
  for (const [column, value] of merged(program.objective.terms, columns, 'objective')) cost[column] = value;
  const bounds = program.variables.map((variable) => finiteOrNone(boundsOf(variable), variable.name));
  const limits = program.constraints.map((constraint) => finiteOrNone(limitsOf(constraint), constraint.name));
  return {
    maximize: program.objective.sense === 'maximize',
    cost,
    low: Float64Array.from(bounds, ([low]) => low),
    high: Float64Array.from(bounds, ([, high]) => high),
    whole: Int32Array.from(program.variables, ({ kind }) => (kind === 'continuous' ? 0 : 1)),
    rowLow: Float64Array.from(limits, ([low]) => low),
    rowHigh: Float64Array.from(limits, ([, high]) => high),
    starts,
    indices: Int32Array.from(rows.flat(), ([column]) => column),
    values: Float64Array.from(rows.flat(), ([, value]) => value),
  };
}

function columnsOf(variables: readonly ProgramVariable[]): ReadonlyMap<string, number> {
  distinct(
    variables.map(({ name }) => name),
    'variable',
  );
  return new Map(variables.map(({ name }, index) => [name, index]));
}

function distinct(names: readonly string[], what: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`a program has two of the ${what} "${twice}"`);
}

/** The terms of one row by column: those of one variable add up. */
function merged(
  terms: readonly ProgramTerm[],
  columns: ReadonlyMap<string, number>,
  where: string,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { variable, coefficient } of terms) {
    const column = columns.get(variable);
    if (column === undefined) throw new Error(`"${where}" has a term of "${variable}", which is no variable`);
    const sum = (sums.get(column) ?? 0) + coefficient;
    if (!(Math.abs(sum) < coefficientLimit)) {
      throw new Error(`"${where}" has ${sum} of "${variable}": a number below ${coefficientLimit} is needed`);
    }
    sums.set(column, sum);
  }
  return sums;
}

function finiteOrNone(limits: readonly [number, number], where: string): readonly [number, number] {
  const [low, high] = limits;
  const bad = limits.find((limit) => Number.isNaN(limit) || (Number.isFinite(limit) && Math.abs(limit) >= infinite));
  if (bad !== undefined || low === Infinity || high === -Infinity) {
    throw new Error(`"${where}" is limited by ${bad ?? 'infinity'}: a number below ${infinite} is needed`);
  }
  return limits;
}
