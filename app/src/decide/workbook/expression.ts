/**
 * A part of a formula: its text in a column of months, and what it comes to there by our own arithmetic. One definition gives
 * both, so that what is cached is what the formula says.
 */
export type Expression = {
  readonly text: (column: number) => string;
  readonly value: (column: number) => number;
  /** How tightly it holds together; a part that holds less than its place asks for stands in parentheses. */
  readonly binding: number;
};

const binding = { comparison: 0, sum: 1, product: 2, power: 3, single: 4 } as const;

/** The constants that a formula may hold: all others are inputs. */
export type Constant = 0 | 1 | 12 | 30;

/** A constant that every reader of a model knows. */
export function constant(value: Constant): Expression {
  return single(String(value), () => value);
}

/** A named cell. */
export function named(name: string, value: number): Expression {
  return single(name, () => value);
}

/** A reference or a call, which needs no parentheses anywhere. */
export function single(text: string | ((column: number) => string), value: (column: number) => number): Expression {
  return { text: typeof text === 'string' ? () => text : text, value, binding: binding.single };
}

/** The sum of two or more. */
export function plus(first: Expression, ...others: readonly Expression[]): Expression {
  return others.reduce((left, right) => infix('+', { left, right }, (a, b) => a + b), first);
}

/** What is left of the first. */
export function minus(left: Expression, right: Expression): Expression {
  return infix('-', { left, right }, (a, b) => a - b);
}

/** A product. */
export function times(left: Expression, right: Expression): Expression {
  return infix('*', { left, right }, (a, b) => a * b);
}

/** A quotient. */
export function over(left: Expression, right: Expression): Expression {
  return infix('/', { left, right }, (a, b) => a / b);
}

/** A power; both sides stand alone, because spreadsheets read signs and chains of powers in ways of their own. */
export function power(left: Expression, right: Expression): Expression {
  return infix('^', { left, right }, (a, b) => a ** b);
}

/** The other sign. */
export function negative(of: Expression): Expression {
  return {
    text: (column) => `-${within(of, binding.single, column)}`,
    value: (column) => -of.value(column),
    // In a spreadsheet a sign binds tighter than a power and must not follow another sign.
    binding: binding.comparison,
  };
}

const comparisons = {
  '<': (left: number, right: number) => left < right,
  '<=': (left: number, right: number) => left <= right,
  '>': (left: number, right: number) => left > right,
  '>=': (left: number, right: number) => left >= right,
  '=': (left: number, right: number) => left === right,
  '<>': (left: number, right: number) => left !== right,
} as const;

/** How two values are compared. */
export type Comparison = keyof typeof comparisons;

/** 1 where a comparison holds, else 0. */
export function compare(left: Expression, sign: Comparison, right: Expression): Expression {
  return infix(sign, { left, right }, (a, b) => Number(comparisons[sign](a, b)));
}

/** All of them hold. */
export function all(...of: readonly Expression[]): Expression {
  return call('AND', of, (values) => Number(values.every((value) => value !== 0)));
}

/** One of them holds. */
export function either(...of: readonly Expression[]): Expression {
  return call('OR', of, (values) => Number(values.some((value) => value !== 0)));
}

/** One of two values; the other is not calculated, so that it may be impossible. */
export function choose(condition: Expression, then: Expression, otherwise: Expression): Expression {
  return single(
    (column) => `IF(${[condition, then, otherwise].map((part) => part.text(column)).join(',')})`,
    (column) => (condition.value(column) === 0 ? otherwise : then).value(column),
  );
}

/** The least of them. */
export function least(...of: readonly Expression[]): Expression {
  return call('MIN', of, (values) => Math.min(...values));
}

/** The largest of them. */
export function most(...of: readonly Expression[]): Expression {
  return call('MAX', of, (values) => Math.max(...values));
}

/** To a whole number, half away from zero. */
export function rounded(of: Expression): Expression {
  return call('ROUND', [of, constant(0)], ([value = 0]) => Math.sign(value) * Math.round(Math.abs(value)));
}

/** A function of a spreadsheet by its name. */
export function call(
  name: string,
  of: readonly Expression[],
  calculate: (values: readonly number[]) => number,
): Expression {
  return single(
    (column) => `${name}(${of.map((part) => part.text(column)).join(',')})`,
    (column) => calculate(of.map((part) => part.value(column))),
  );
}

type Sides = { readonly left: Expression; readonly right: Expression };
type Sign = '+' | '-' | '*' | '/' | '^' | Comparison;

function infix(sign: Sign, { left, right }: Sides, calculate: (left: number, right: number) => number): Expression {
  const own = bindingOf(sign);
  const leftLeast = sign === '^' ? binding.single : Math.max(own, binding.sum);
  return {
    text: (column) => `${within(left, leftLeast, column)}${sign}${within(right, own + 1, column)}`,
    value: (column) => calculate(left.value(column), right.value(column)),
    binding: own,
  };
}

function bindingOf(sign: Sign): number {
  switch (sign) {
    case '+':
    case '-':
      return binding.sum;
    case '*':
    case '/':
      return binding.product;
    case '^':
      return binding.power;
    default:
      return binding.comparison;
  }
}

function within(part: Expression, floor: number, column: number): string {
  const text = part.text(column);
  return part.binding < floor ? `(${text})` : text;
}
