import { describe, expect, it } from 'vitest';
import { evaluate, parseFormula } from '@capwise/domain/estimate';
import { caseFormula } from './case-formula.ts';
import { named } from './expression.ts';

const values = new Map([
  ['a', 7.25],
  ['b', -3],
  ['c', 2],
]);
const valueOf = (name: string): number => values.get(name) ?? Number.NaN;
const scope = {
  nameOf: (name: string) => named(name, valueOf(name)),
  numberOf: (value: number) => named(`n${value}`, value),
};

describe('a formula of a case in a spreadsheet', () => {
  it.each([
    ['a - (b - c)', 'a-(b-c)'],
    ['a / (b * c)', 'a/(b*c)'],
    ['(a + b) * c', '(a+b)*c'],
    ['-a^c', '-(a^c)'],
    ['a^c^c', 'a^(c^c)'],
    ['2 * -b', 'n2*(-b)'],
    ['if(a > 5, ceiling(a), floor(b))', 'IF(a>n5,-INT(-a),INT(b))'],
    ['round(max(a, b) * 12)', 'ROUND(MAX(a,b)*12,0)'],
    ['if(a <> b, min(a, c, 0), exp(1))', 'IF(a<>b,MIN(a,c,0),EXP(1))'],
    ['abs(b) - ln(sqrt(a))', 'ABS(b)-LN(SQRT(a))'],
  ])('%s is %s, and comes to the same', (text, cell) => {
    const formula = parseFormula(text);
    const expression = caseFormula(formula, scope);
    expect(expression.text(0)).toBe(cell);
    expect(expression.value(0)).toBeCloseTo(evaluate(formula, valueOf), 12);
  });
});
