import type { Formula, FunctionName } from '@capwise/domain/estimate';
import * as cell from './expression.ts';
import type { Comparison, Expression } from './expression.ts';

/** How names and numbers of a case's formula stand in the workbook. */
export type FormulaScope = {
  readonly nameOf: (name: string) => Expression;
  /** A written number, which becomes an input of its own. */
  readonly numberOf: (value: number) => Expression;
};

const signs: Readonly<Record<string, Comparison>> = {
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
  equal: '=',
  'not-equal': '<>',
};

const arithmetic = {
  add: cell.plus,
  subtract: cell.minus,
  multiply: cell.times,
  divide: cell.over,
  power: cell.power,
} as const;

/** A formula of a case as one of a spreadsheet. */
export function caseFormula(formula: Formula, scope: FormulaScope): Expression {
  const of = (part: Formula): Expression => caseFormula(part, scope);
  switch (formula.op) {
    case 'number':
      return isConstant(formula.value) ? cell.constant(formula.value) : scope.numberOf(formula.value);
    case 'name':
      return scope.nameOf(formula.name);
    case 'negate':
      return cell.negative(of(formula.of));
    case 'call':
      return called(formula.name, formula.of.map(of));
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
      return arithmetic[formula.op](of(formula.left), of(formula.right));
    default:
      return cell.compare(of(formula.left), signs[formula.op] ?? '=', of(formula.right));
  }
}

function isConstant(value: number): value is cell.Constant {
  return value === 0 || value === 1 || value === 12 || value === 30;
}

function called(name: FunctionName, of: readonly Expression[]): Expression {
  const [first = cell.constant(0), second = first, third = second] = of;
  const single = (spelled: string, calculate: (value: number) => number): Expression =>
    cell.call(spelled, [first], ([value = 0]) => calculate(value));
  switch (name) {
    case 'if':
      return cell.choose(first, second, third);
    case 'min':
      return cell.least(...of);
    case 'max':
      return cell.most(...of);
    case 'round':
      return cell.rounded(first);
    case 'floor':
      return single('INT', Math.floor);
    case 'ceiling':
      return cell.negative(cell.call('INT', [cell.negative(first)], ([value = 0]) => Math.floor(value)));
    case 'exp':
      return single('EXP', Math.exp);
    case 'ln':
      return single('LN', Math.log);
    case 'sqrt':
      return single('SQRT', Math.sqrt);
    case 'abs':
      return single('ABS', Math.abs);
  }
}
