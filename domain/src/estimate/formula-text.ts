import { quantityText } from './formula-number.ts';
import type { Arithmetic, Comparison, Formula } from './formula.ts';
import { unitWords } from './unit.ts';

const signs: Readonly<Record<Arithmetic | Comparison, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  power: '^',
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
  equal: '=',
  'not-equal': '<>',
};

/** How tightly a part holds together: one that holds less than its place asks for stands in parentheses. */
const binding = { comparison: 0, sum: 1, product: 2, sign: 3, power: 4, single: 5 } as const;

/** A formula as a person would write it; read back it is the same formula. */
export function formulaText(formula: Formula): string {
  switch (formula.op) {
    case 'number':
      return quantityText(formula.value, formula.unit);
    case 'name':
      return formula.name;
    case 'negate':
      return `-${within(formula.of, binding.sign)}`;
    case 'call':
      return `${formula.name}(${formula.of.map(formulaText).join(', ')})`;
    case 'power':
      return `${within(formula.left, binding.single)}^${within(formula.right, binding.sign)}`;
    default:
      return operationText(formula.op, formula.left, formula.right);
  }
}

function operationText(op: Arithmetic | Comparison, left: Formula, right: Formula): string {
  const own = bindingOf(op);
  const first = within(left, own === binding.comparison ? binding.sum : own);
  return `${first} ${signs[op]} ${divisor(op, right) ?? within(right, own + 1)}`;
}

/** A name that begins like a unit must not be read as one of a number before it. */
function divisor(op: Arithmetic | Comparison, right: Formula): string | null {
  const first = right.op === 'power' ? right.left : right;
  if (op !== 'divide' || first.op !== 'name') return null;
  return unitWords.has(first.name.split(' ')[0] ?? '') ? `(${formulaText(right)})` : null;
}

function within(part: Formula, least: number): string {
  const text = formulaText(part);
  return bindingOf(part.op) < least ? `(${text})` : text;
}

function bindingOf(op: Formula['op']): number {
  switch (op) {
    case 'number':
    case 'name':
    case 'call':
      return binding.single;
    case 'power':
      return binding.power;
    case 'negate':
      return binding.sign;
    case 'multiply':
    case 'divide':
      return binding.product;
    case 'add':
    case 'subtract':
      return binding.sum;
    default:
      return binding.comparison;
  }
}
