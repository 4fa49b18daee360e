import type { Figures } from './integrity.ts';
import type { Drawn } from './evaluation-here.ts';

/** How many figures of the server were made anew here, and those that came out otherwise. */
export type Equality = { readonly compared: number; readonly differences: readonly Difference[] };
export type Difference = { readonly figure: string; readonly server: string; readonly here: string };

/**
 * Compares what this page calculates with what the server answered: every amount to the cent, and what is below one to a
 * millionth, for browsers differ in the last places of a logarithm.
 */
export function equalityOf(server: Figures, here: Figures, drawn: Drawn | null): Equality {
  const pairs = [
    ...here.options.flatMap((option) => {
      const other = server.options.find(({ id }) => id === option.id);
      return numbersIn(option.name, [other?.npv, other?.cumulativeCash], [option.npv, option.cumulativeCash]).concat(
        option.lines.flatMap((line) =>
          numbersIn(
            `${line.label} of ${option.name}`,
            other?.lines.find(({ line: name }) => name === line.line),
            line,
          ),
        ),
      );
    }),
    ...numbersIn('recommendation', server.recommendation, here.recommendation),
    ...numbersIn('estimate', server.estimate && estimated(server.estimate), drawn && estimated(drawn.full)),
  ];
  return {
    compared: pairs.length,
    differences: pairs
      .filter(({ left, right }) => !isEqual(left, right))
      .map(({ figure, left, right }) => ({ figure, server: String(left), here: String(right) })),
  };
}

/** Keys under which no figure stands. */
const words: ReadonlySet<string> = new Set(['trace', 'unit', 'label', 'line', 'id', 'name', 'by']);

type Leaf = string | number | boolean | null | undefined;
type Compared = { readonly figure: string; readonly left: Leaf; readonly right: Leaf };

function estimated({ options, difference, stands, swings, grid, influences }: Drawn['full']): unknown {
  return { options, difference, stands, swings, grid, influences };
}

/** Every leaf of two values, side by side; what stands in one only has no other. */
function numbersIn(figure: string, left: unknown, right: unknown): Compared[] {
  if (!isNode(left) && !isNode(right)) return [{ figure, left: left as Leaf, right: right as Leaf }];
  const [ofLeft, ofRight] = [childrenOf(left), childrenOf(right)];
  const keys = new Set([...Object.keys(ofLeft), ...Object.keys(ofRight)]);
  return [...keys].flatMap((key) => (words.has(key) ? [] : numbersIn(figure, ofLeft[key], ofRight[key])));
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function childrenOf(value: unknown): Readonly<Record<string, unknown>> {
  return isNode(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

const [cent, millionth] = [0.005, 1e-6];

function isEqual(left: Leaf, right: Leaf): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return left === right;
  const off = Math.abs(left - right);
  const size = Math.max(Math.abs(left), Math.abs(right));
  return off <= millionth || (size >= 1 && off < cent);
}
