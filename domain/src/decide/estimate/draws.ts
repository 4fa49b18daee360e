import {
  correlate,
  evaluateColumn,
  fillFromNormals,
  fillNormals,
  plainUniform,
  scrambledSobol,
} from '../../estimate/index.ts';
import type { Assumption, Together } from '../assumption.ts';
import type { Case } from '../case.ts';
import { correlationOf } from './correlation.ts';

/** A value in every draw, or one value in all of them. */
export type Column = Float64Array | number;

/** What assumptions come to in a number of draws: a name that is used twice is the same draw. */
export type Draws = { readonly points: number; readonly columns: ReadonlyMap<string, Column> };

export type DrawSetting = {
  /** A power of two for scrambled Sobol points. */
  readonly points: number;
  readonly seed: number;
  /** Assumptions that are held at one value in all draws. */
  readonly held?: ReadonlyMap<string, number> | undefined;
  /** Names of the uncertain assumptions, the one that moves most first: it takes the best-spread dimension. */
  readonly order?: readonly string[] | undefined;
  /** Scrambled Sobol points unless plain pseudo-random ones are asked for. */
  readonly plain?: boolean | undefined;
};

/** Draws the assumptions of a case. The same seed draws the same values. Refuses what a formula refuses. */
export function drawsOf(subject: Case, setting: DrawSetting): Draws {
  const { assumptions, together } = subject;
  const { points, held = new Map<string, number>() } = setting;
  const drawn = drawUncertain(orderedBy(uncertain(assumptions), setting.order ?? []), together, setting);
  return { points, columns: columnsOf(assumptions, new Map<string, Column>([...drawn, ...held]), points) };
}

/** A column of every assumption: as given, else calculated from those before it, else its base. */
function columnsOf(
  assumptions: readonly Assumption[],
  given: ReadonlyMap<string, Column>,
  points: number,
): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  const columnOf = (name: string): Column => {
    const column = columns.get(name);
    if (column === undefined) throw new RangeError(`the assumption "${name}" has no column yet`);
    return column;
  };
  for (const { name, base, formula } of assumptions) {
    columns.set(name, given.get(name) ?? (formula ? evaluateColumn(formula, columnOf, points) : base));
  }
  return columns;
}

/** Those that follow a distribution. */
export function uncertain(assumptions: readonly Assumption[]): readonly Assumption[] {
  return assumptions.filter(({ distribution, formula }) => distribution !== null && formula === null);
}

function orderedBy(assumptions: readonly Assumption[], order: readonly string[]): readonly Assumption[] {
  const rank = new Map(order.map((name, index) => [name, index]));
  return assumptions.toSorted((a, b) => (rank.get(a.name) ?? order.length) - (rank.get(b.name) ?? order.length));
}

function drawUncertain(
  inputs: readonly Assumption[],
  together: readonly Together[],
  { points, seed, plain = false }: DrawSetting,
): ReadonlyMap<string, Float64Array> {
  const uniforms = (plain ? plainUniform : scrambledSobol)({ points, dimensions: inputs.length, seed });
  const normals = uniforms.map((column) => fillNormals(column, column));
  const names = inputs.map(({ name }) => name);
  const matrix = correlationOf(names, together).matrix;
  const moved = matrix ? correlate(normals, matrix) : normals;
  return new Map(
    inputs.map(({ name, distribution }, index) => {
      const normal = moved[index];
      if (!normal || !distribution) throw new RangeError(`"${name}" has no draws`);
      return [name, fillFromNormals(distribution, normal, normal)];
    }),
  );
}

/** Draws in which some assumptions take the values of these columns, all others their base: what a swing and a grid ask for. */
export function sweptDraws({ assumptions }: Case, swept: ReadonlyMap<string, Float64Array>, points: number): Draws {
  return { points, columns: columnsOf(assumptions, swept, points) };
}
