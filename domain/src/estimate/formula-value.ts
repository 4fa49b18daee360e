import { Refusal } from '../refusal/index.ts';
import { quantityText } from './formula-number.ts';
import { formulaText } from './formula-text.ts';
import { namesIn, partsOf, type Arithmetic, type Comparison, type Formula, type FunctionName } from './formula.ts';

/** The value of a formula where names have these values. Refuses NOT_FINITE, naming the part where it arises. */
export function evaluate(formula: Formula, valueOf: (name: string) => number): number {
  const value = valueIn(formula, valueOf);
  if (Number.isFinite(value)) return value;
  throw notFinite(formula, valueOf);
}

/** A comparison is 1 where it holds and 0 where not; what is compared with no number is no number. */
function valueIn(formula: Formula, valueOf: (name: string) => number): number {
  switch (formula.op) {
    case 'number':
      return formula.value;
    case 'name':
      return valueOf(formula.name);
    case 'negate':
      return -valueIn(formula.of, valueOf);
    case 'call':
      return callIn(formula.name, formula.of, valueOf);
    default:
      return operators[formula.op](valueIn(formula.left, valueOf), valueIn(formula.right, valueOf));
  }
}

function callIn(name: FunctionName, of: readonly Formula[], valueOf: (name: string) => number): number {
  const [first = 0, ...others] = of.map((part) => valueIn(part, valueOf));
  if (name === 'if') return chosen(first, others[0] ?? Number.NaN, others[1] ?? Number.NaN);
  if (name === 'min' || name === 'max') return others.reduce(pairFunctions[name], first);
  return singleFunctions[name](first);
}

/** What `if` answers; a condition that is no number decides nothing. */
export function chosen(condition: number, then: number, otherwise: number): number {
  if (Number.isNaN(condition)) return Number.NaN;
  return condition === 0 ? otherwise : then;
}

const compared = (left: number, right: number, holds: boolean): number =>
  Number.isNaN(left) || Number.isNaN(right) ? Number.NaN : Number(holds);

/** What calculates one value from two. */
export const operators: Readonly<Record<Arithmetic | Comparison, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  power: (left, right) => left ** right,
  less: (left, right) => compared(left, right, left < right),
  'less-or-equal': (left, right) => compared(left, right, left <= right),
  greater: (left, right) => compared(left, right, left > right),
  'greater-or-equal': (left, right) => compared(left, right, left >= right),
  equal: (left, right) => compared(left, right, left === right),
  'not-equal': (left, right) => compared(left, right, left !== right),
};

/** Functions of any number of values, as what they make of two. */
export const pairFunctions: Readonly<Record<'min' | 'max', (left: number, right: number) => number>> = {
  min: (left, right) => Math.min(left, right),
  max: (left, right) => Math.max(left, right),
};

/** Functions of one value. `round` goes away from zero at a half, as in spreadsheets. */
export const singleFunctions: Readonly<Record<Exclude<FunctionName, 'if' | 'min' | 'max'>, (value: number) => number>> =
  {
    round: (value) => Math.sign(value) * Math.round(Math.abs(value)),
    floor: Math.floor,
    ceiling: Math.ceil,
    exp: Math.exp,
    ln: Math.log,
    sqrt: Math.sqrt,
    abs: Math.abs,
  };

/** Names the innermost part that is not finite though what it stands on is, with the values of its names. */
function notFinite(formula: Formula, valueOf: (name: string) => number): Refusal {
  const culprit = innermost(formula, valueOf);
  const whole = formulaText(formula);
  const part = formulaText(culprit);
  const names = namesIn(culprit);
  const values = names.map((name) => `${name} is ${quantityText(valueOf(name), null)}`);
  return new Refusal(
    'NOT_FINITE',
    [
      `"${whole}" has no finite value`,
      part === whole ? '' : ` because "${part}" has none`,
      values.length > 0 ? `, where ${values.join(' and ')}` : '',
      `: ${reasonOf(culprit, valueOf)}`,
    ].join(''),
    { formula: whole, part },
  );
}

function innermost(formula: Formula, valueOf: (name: string) => number): Formula {
  const inner = usedParts(formula, valueOf).find((part) => !Number.isFinite(valueIn(part, valueOf)));
  return inner ? innermost(inner, valueOf) : formula;
}

/** What `if` does not choose is not to blame. */
function usedParts(formula: Formula, valueOf: (name: string) => number): readonly Formula[] {
  if (formula.op !== 'call' || formula.name !== 'if') return partsOf(formula);
  const [condition, then, otherwise] = formula.of;
  if (!condition || !then || !otherwise) return [];
  return [condition, valueIn(condition, valueOf) === 0 ? otherwise : then];
}

function reasonOf(culprit: Formula, valueOf: (name: string) => number): string {
  if (culprit.op === 'divide' && valueIn(culprit.right, valueOf) === 0) {
    return 'it divides by zero; write if(a = 0, 0, b / a) where that is meant, or keep its range above zero';
  }
  if (culprit.op === 'name') return 'that has none';
  if (culprit.op === 'call' && (culprit.name === 'ln' || culprit.name === 'sqrt')) {
    return `${culprit.name} needs a value above zero; write max(a, 0) inside of it, or keep its range above zero`;
  }
  return 'the result is too large, or a root of a negative number; look at the ranges of its names';
}
