import { chosen, evaluate, operators, pairFunctions, singleFunctions } from './formula-value.ts';
import type { Arithmetic, Comparison, Formula, FunctionName } from './formula.ts';

/** Draws of a value, or one value in all draws. */
export type Column = Float64Array | number;

/** A column; `isOwn` where nobody else reads it, so that a result may be written over it. */
type Draft = { readonly column: Column; readonly isOwn: boolean };

/** Gives a column of that length to write to; what is in it counts for nothing. */
export type TakeColumn = (length: number) => Float64Array;

type Context = {
  readonly columnOf: (name: string) => Column;
  readonly length: number;
  readonly take: TakeColumn;
};

const newColumn: TakeColumn = (length) => new Float64Array(length);

/**
 * The value of a formula in all draws at once, the same as `evaluate` gives draw by draw; a number where no name of it varies.
 * Columns of names are not written to, but a formula that is only a name answers with its column. Refuses NOT_FINITE.
 */
export function evaluateColumn(
  formula: Formula,
  columnOf: (name: string) => Column,
  length: number,
  take: TakeColumn = newColumn,
): Column {
  const { column } = draftOf(formula, { columnOf, length, take });
  const fault = typeof column === 'number' ? (Number.isFinite(column) ? -1 : 0) : firstNotFinite(column);
  if (fault < 0) return column;
  return evaluate(formula, (name) => at(columnOf(name), fault));
}

function draftOf(formula: Formula, context: Context): Draft {
  switch (formula.op) {
    case 'number':
      return { column: formula.value, isOwn: false };
    case 'name':
      return { column: columnOfName(formula.name, context), isOwn: false };
    case 'negate':
      return map(draftOf(formula.of, context), (value) => -value, context);
    case 'call':
      return call(formula.name, formula.of, context);
    default:
      return combine(formula.op, [draftOf(formula.left, context), draftOf(formula.right, context)], context);
  }
}

function columnOfName(name: string, { columnOf, length }: Context): Column {
  const column = columnOf(name);
  if (typeof column === 'number' || column.length === length) return column;
  throw new RangeError(`"${name}" has ${column.length} draws, not ${length}`);
}

function call(name: FunctionName, of: readonly Formula[], context: Context): Draft {
  const drafts = of.map((part) => draftOf(part, context));
  const [first, ...others] = drafts;
  if (!first) throw new RangeError(`${name} without a value`);
  if (name === 'if') return choose(drafts, context);
  if (name === 'min' || name === 'max') {
    return others.reduce((left, right) => limit(name, [left, right], context), first);
  }
  return map(first, singleFunctions[name], context);
}

function choose(drafts: readonly Draft[], context: Context): Draft {
  const { length } = context;
  const [condition = 0, then = 0, otherwise = 0] = drafts.map(({ column }) => column);
  if (typeof condition === 'number') {
    if (Number.isNaN(condition)) return { column: condition, isOwn: false };
    return (condition === 0 ? drafts[2] : drafts[1]) ?? { column: Number.NaN, isOwn: false };
  }
  const values = targetOf(drafts, context);
  for (let index = 0; index < length; index += 1) {
    values[index] = chosen(condition[index] ?? 0, at(then, index), at(otherwise, index));
  }
  return { column: values, isOwn: true };
}

function at(column: Column, index: number): number {
  return typeof column === 'number' ? column : (column[index] ?? Number.NaN);
}

function map(draft: Draft, apply: (value: number) => number, context: Context): Draft {
  const { length } = context;
  const { column } = draft;
  if (typeof column === 'number') return { column: apply(column), isOwn: false };
  const values = targetOf([draft], context);
  for (let index = 0; index < length; index += 1) values[index] = apply(column[index] ?? 0);
  return { column: values, isOwn: true };
}

type Pair = readonly [Draft, Draft];

/** The four operations have loops of their own: a call of a function for each draw takes several times as long. */
function combine(op: Arithmetic | Comparison, pair: Pair, context: Context): Draft {
  const [{ column: left }, { column: right }] = pair;
  if (typeof left === 'number' && typeof right === 'number') {
    return { column: operators[op](left, right), isOwn: false };
  }
  if (op !== 'add' && op !== 'subtract' && op !== 'multiply' && op !== 'divide') {
    return fold(operators[op], pair, context);
  }
  const values = targetOf(pair, context);
  if (typeof left === 'number' && typeof right !== 'number') fixedLeft[op](values, left, right);
  if (typeof left !== 'number' && typeof right === 'number') fixedRight[op](values, left, right);
  if (typeof left !== 'number' && typeof right !== 'number') bothVary[op](values, left, right);
  return { column: values, isOwn: true };
}

type Basic = 'add' | 'subtract' | 'multiply' | 'divide';

const bothVary: Readonly<Record<Basic, (to: Float64Array, left: Float64Array, right: Float64Array) => void>> = {
  add: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) + (right[index] ?? 0);
  },
  subtract: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) - (right[index] ?? 0);
  },
  multiply: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) * (right[index] ?? 0);
  },
  divide: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) / (right[index] ?? 0);
  },
};

const fixedRight: Readonly<Record<Basic, (to: Float64Array, left: Float64Array, right: number) => void>> = {
  add: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) + right;
  },
  subtract: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) - right;
  },
  multiply: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) * right;
  },
  divide: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = (left[index] ?? 0) / right;
  },
};

const fixedLeft: Readonly<Record<Basic, (to: Float64Array, left: number, right: Float64Array) => void>> = {
  add: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = left + (right[index] ?? 0);
  },
  subtract: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = left - (right[index] ?? 0);
  },
  multiply: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = left * (right[index] ?? 0);
  },
  divide: (to, left, right) => {
    for (let index = 0; index < to.length; index += 1) to[index] = left / (right[index] ?? 0);
  },
};

/** What lies outside a limit is brought to it: the limits of a share, of a month, of a budget. */
function limit(name: 'min' | 'max', pair: Pair, context: Context): Draft {
  const { length } = context;
  const [{ column: left }, { column: right }] = pair;
  if (typeof left === typeof right) return fold(pairFunctions[name], pair, context);
  const [column, bound] = typeof left === 'number' ? [right, left] : [left, right];
  if (typeof column === 'number' || typeof bound !== 'number') return fold(pairFunctions[name], pair, context);
  const values = targetOf(pair, context);
  if (name === 'min')
    for (let index = 0; index < length; index += 1) values[index] = Math.min(column[index] ?? 0, bound);
  else for (let index = 0; index < length; index += 1) values[index] = Math.max(column[index] ?? 0, bound);
  return { column: values, isOwn: true };
}

function fold(apply: (left: number, right: number) => number, pair: Pair, context: Context): Draft {
  const { length } = context;
  const [{ column: left }, { column: right }] = pair;
  if (typeof left === 'number' && typeof right === 'number') return { column: apply(left, right), isOwn: false };
  const values = targetOf(pair, context);
  for (let index = 0; index < length; index += 1) values[index] = apply(at(left, index), at(right, index));
  return { column: values, isOwn: true };
}

/** A column to write to: one of the operands that nobody reads any more, or a new one. */
function targetOf(drafts: readonly Draft[], { length, take }: Context): Float64Array {
  const reusable = drafts.find(({ column, isOwn }) => isOwn && typeof column !== 'number');
  return reusable && typeof reusable.column !== 'number' ? reusable.column : take(length);
}

function firstNotFinite(column: Float64Array): number {
  for (let index = 0; index < column.length; index += 1) {
    if (!Number.isFinite(column[index])) return index;
  }
  return -1;
}
