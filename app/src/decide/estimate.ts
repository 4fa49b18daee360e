import type { Answer } from '@capwise/contract/registry';
import {
  bandShares,
  correlationOf,
  estimateEngine,
  fullEstimate,
  simulateCase,
  turnsOf,
  uncertain,
  type Case,
  type Recommendation,
  type ShapeCache,
} from '@capwise/domain/decide';
import { shareBelow } from '@capwise/domain/estimate';

type Estimate = NonNullable<Answer<'decide.evaluate'>['estimate']>;

/** Points of an estimate, a power of two: their mean errs as two million plain samples do. */
const estimatePoints = 4096;

export type EstimateAsked = {
  /** Ids of the options that are laid side by side. */
  readonly pair: Estimate['pair'];
  /** What the first of them is chosen by. */
  readonly measure: Recommendation['verdict']['measure'];
  readonly seed: number;
};

/** What the ranges of a case come to; null where everything is sure, or nothing can be laid side by side. */
export function estimateOf(subject: Case, { pair, measure, seed }: EstimateAsked): Estimate | null {
  const names = uncertain(subject.assumptions).map(({ name }) => name);
  const find = (id: string) => subject.options.find((option) => option.id === id);
  const [left, right] = [find(pair.left), find(pair.right)];
  if (names.length === 0 || !left || !right) return null;
  const cache: ShapeCache = new Map();
  const simulated = simulateCase(subject, { pair: { left, right }, points: estimatePoints, seed, cache });
  const full = fullEstimate(simulated);
  const { repairedBy } = correlationOf(names, subject.together);
  return {
    engine: estimateEngine,
    points: estimatePoints,
    seed,
    pair,
    shares: [...bandShares],
    ...mutable(full),
    turns: [...turnsOf(subject, { left, right }, { measure, cache })],
    notes: [
      ...(repairedBy === 0
        ? []
        : [
            `What "moves together" says cannot all be at once: the nearest correlations that can were taken, changed by at most ${repairedBy.toFixed(2)}.`,
          ]),
      ...belowZero(subject, simulated),
      ...stepped(subject, simulated),
    ],
  };
}

/** Costs and income are above zero; a range that reaches further turns one into the other in some draws. */
function belowZero(subject: Case, { options }: ReturnType<typeof simulateCase>): readonly string[] {
  return options.flatMap(({ id, columns }) => {
    const option = subject.options.find((one) => one.id === id);
    return columns.flatMap(({ amount, line: number }) => {
      const share = amount instanceof Float64Array ? shareBelow(amount, 0) : 0;
      const line = option?.lines[number];
      if (share === 0 || !option || !line) return [];
      const percent = Number((share * 100).toPrecision(2));
      return [`"${line.what}" of ${option.name} is below zero in ${percent}% of the draws: its ranges reach too far.`];
    });
  });
}

/** Timings that come in too many ways together are drawn in steps, which is said. */
function stepped(subject: Case, { options }: ReturnType<typeof simulateCase>): readonly string[] {
  return options.flatMap(({ id, columns }) => {
    const option = subject.options.find((one) => one.id === id);
    const steps = new Map(columns.map(({ line, step }) => [line, step]));
    return [...steps].flatMap(([number, step]) =>
      step === 1 || !option
        ? []
        : [
            `"${option.lines[number]?.what}" of ${option.name} has dates and durations in more ways than are posted: they are drawn in steps of ${step} months.`,
          ],
    );
  });
}

/** The same value where an answer wants lists that may be written to. */
function mutable<Value>(value: Value): Mutable<Value> {
  return value as Mutable<Value>;
}

type Mutable<Value> = Value extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
    : Value;
