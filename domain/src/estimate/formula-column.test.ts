import { describe, expect, it } from 'vitest';
import { evaluateColumn } from './formula-column.ts';
import { parseFormula } from './formula-read.ts';
import { evaluate } from './formula-value.ts';

describe('a formula over columns', () => {
  it('is a number where nothing of it varies', () => {
    expect(evaluateColumn(parseFormula('seats * 12 + max(1, 2)'), () => 40, 4096)).toBe(482);
  });

  it('writes over what it calculated itself, and never over a column of a name', () => {
    const seats = Float64Array.of(1, 2, 3);
    const both = evaluateColumn(parseFormula('(seats + 1) * (seats + seats) - seats'), () => seats, 3);
    expect(both).toEqual(Float64Array.of(3, 10, 21));
    expect(seats).toEqual(Float64Array.of(1, 2, 3));
  });

  it('says in which values a draw has no finite one', () => {
    const column = Float64Array.of(4, 0, 2);
    expect(() => evaluateColumn(parseFormula('1 + 10 / seats'), () => column, 3)).toThrow(
      '"1 + 10 / seats" has no finite value because "10 / seats" has none, where seats is 0: it divides by zero',
    );
  });

  it('does not take a column of another length', () => {
    expect(() => evaluateColumn(parseFormula('seats'), () => new Float64Array(2), 3)).toThrow(
      '"seats" has 2 draws, not 3',
    );
  });
});

describe('a formula without a finite value', () => {
  const valueOf = (name: string): number => (name === 'zero' ? 0 : 400);
  it.each([
    ['1 / zero', '"1 / zero" has no finite value, where zero is 0: it divides by zero; write if(a = 0, 0, b / a)'],
    ['2 + seats / zero', 'because "seats / zero" has none, where seats is 400 and zero is 0: it divides by zero'],
    ['sqrt(0 - seats)', '"sqrt(0 - seats)" has no finite value, where seats is 400: sqrt needs a value above zero'],
    ['exp(1000)', 'the result is too large'],
    ['(-2) ^ 0.5', 'a root of a negative number'],
    ['if(zero = 0, ln(0), 1 / zero)', 'because "ln(0)" has none: ln needs a value above zero'],
    ['if(zero / zero > 1, 1, 2)', 'because "zero / zero" has none'],
  ])('is refused: %s', (text, message) => {
    const refuse = (): number => evaluate(parseFormula(text), valueOf);
    expect(refuse).toThrow(expect.objectContaining({ code: 'NOT_FINITE', message: expect.stringContaining(message) }));
  });

  it('is not refused for what if does not choose', () => {
    expect(evaluate(parseFormula('if(zero = 0, 0, 1 / zero)'), valueOf)).toBe(0);
  });
});
