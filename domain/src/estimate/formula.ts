import type { Unit } from './unit.ts';

/** What compares two values in the condition of `if`. */
export type Comparison = 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal' | 'equal' | 'not-equal';

/** What calculates one value from two. */
export type Arithmetic = 'add' | 'subtract' | 'multiply' | 'divide' | 'power';

/** What can be called by name; `if` takes a condition and two values. */
export type FunctionName = (typeof functionNames)[number];

/** What can be called by name. */
export const functionNames = ['if', 'min', 'max', 'round', 'floor', 'ceiling', 'exp', 'ln', 'sqrt', 'abs'] as const;

/**
 * How a value is calculated from others, as plain data. A number is in months, people and currency whatever it was written in;
 * its unit is null where none was written. A comparison stands only as the condition of `if`.
 */
export type Formula =
  | { readonly op: 'number'; readonly value: number; readonly unit: Unit | null }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'negate'; readonly of: Formula }
  | { readonly op: Arithmetic | Comparison; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'call'; readonly name: FunctionName; readonly of: readonly Formula[] };

/** The formulas that a formula stands on directly. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.op) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
      return [formula.of];
    case 'call':
      return formula.of;
    default:
      return [formula.left, formula.right];
  }
}

/** The names that a formula uses, each once, in the order in which they are read. */
export function namesIn(formula: Formula): readonly string[] {
  const names = new Set<string>();
  const visit = (part: Formula): void => {
    if (part.op === 'name') names.add(part.name);
    for (const each of partsOf(part)) visit(each);
  };
  visit(formula);
  return [...names];
}
