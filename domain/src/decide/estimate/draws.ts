import {
  correlate,
  evaluateColumn,
  fillFromNormals,
  fillNormals,
  namesIn,
  plainUniform,
  scrambledSobol,
  type Formula,
  type TakeColumn,
} from '../../estimate/index.ts';
import type { Assumption, Together } from '../assumption.ts';
import type { Case } from '../case.ts';
import { correlationOf } from './correlation.ts';
import { recall, type Kept } from './kept.ts';
import { named } from './named.ts';

/** A value in every draw, or one value in all of them. */
export type Column = Float64Array | number;

/** What assumptions come to in a number of draws: a name that is used twice is the same draw. */
export type Draws = {
  readonly points: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** What was made from these columns before; absent where nothing is asked for twice. */
  readonly kept?: Kept | undefined;
  /** Where columns of formulas are written; absent: in new ones. */
  readonly take?: TakeColumn | undefined;
};

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
  /** From which draw on, a multiple of 4,096; plain draws can be had block by block. */
  readonly start?: number | undefined;
  readonly kept?: Kept | undefined;
  readonly take?: TakeColumn | undefined;
};

/** Draws the assumptions of a case. The same seed draws the same values. Refuses what a formula refuses. */
export function drawsOf(subject: Case, setting: DrawSetting): Draws {
  const { assumptions, together } = subject;
  const { points, seed, order = [], plain, start, kept, take, held = new Map<string, number>() } = setting;
  const drawn = recall(kept, { key: 'draws', of: [points, seed, order.join('\n'), plain, start] }, () =>
    drawUncertain(orderedBy(uncertain(assumptions), order), together, setting),
  );
  return columnsOf(assumptions, new Map<string, Column>([...drawn, ...held]), { points, kept, take });
}

/** A column of every assumption: as given, else calculated from those before it, else its base. */
function columnsOf(
  assumptions: readonly Assumption[],
  given: ReadonlyMap<string, Column>,
  more: Omit<Draws, 'columns'>,
): Draws {
  const columns = new Map<string, Column>();
  const draws = { ...more, columns };
  for (const { name, base, formula } of assumptions) {
    const calculate = (of: Formula): Column => named({ assumption: name }, () => formulaColumn(of, draws));
    columns.set(name, given.get(name) ?? (formula ? calculate(formula) : base));
  }
  return draws;
}

/** A formula in all draws. Refuses what it refuses. */
export function formulaColumn(formula: Formula, { columns, points, kept, take }: Draws): Column {
  const columnOf = (name: string): Column => {
    const column = columns.get(name);
    if (column === undefined) throw new RangeError(`the assumption "${name}" has no column`);
    return column;
  };
  const make = (): Column => evaluateColumn(formula, columnOf, points, take);
  return kept ? recall(kept, { key: formula, of: [points, ...namesIn(formula).map(columnOf)] }, make) : make();
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
  { points, seed, plain = false, start = 0 }: DrawSetting,
): ReadonlyMap<string, Float64Array> {
  const size = { points, dimensions: inputs.length, seed };
  const uniforms = plain ? plainUniform({ ...size, start }) : scrambledSobol(size);
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
export function sweptDraws({ assumptions }: Case, swept: ReadonlyMap<string, Column>, points: number): Draws {
  return columnsOf(assumptions, swept, { points });
}
