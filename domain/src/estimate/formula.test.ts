import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal/index.ts';
import { parseFormula } from './formula-read.ts';
import { formulaText } from './formula-text.ts';
import { evaluate } from './formula-value.ts';
import { namesIn, type Formula } from './formula.ts';

const values: Readonly<Record<string, number>> = {
  'build cost': 5_000_000,
  'price per seat': 12,
  seats: 400,
  'phase 2': 3,
  'person per year': 4,
  ARR: 7,
  'time to market': 9,
  zero: 0,
};
const valueOf = (name: string): number => values[name] ?? Number.NaN;

const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a formula', () => {
  it.each([
    ['5', 5, '5'],
    ['5M', 5e6, '5M'],
    ['1,200,000', 1.2e6, '1.2M'],
    ['1.26M', 1.26e6, '1.26M'],
    ['.5', 0.5, '0.5'],
    ['30%', 0.3, '30%'],
    ['6 months', 6, '6 months'],
    ['6 years', 72, '6 years'],
    ['30 days', 1, '1 month'],
    ['45 days', 1.5, '1.5 months'],
    ['10 days', 10 / 30, '10 days'],
    ['2 quarters', 6, '6 months'],
    ['5M USD', 5e6, '5M USD'],
    ['5 M USD', 5e6, '5M USD'],
    ['12 USD per TB', 12, '12 USD per TB'],
    ['500k USD / person / year', 500_000 / 12, '500k USD per person per year'],
    ['500k USD per engineer per year', 500_000 / 12, '500k USD per person per year'],
    ['40 seats', 40, '40 seats'],
    ['3 person-months', 3, '3 person-months'],
    ['3 people', 3, '3 people'],
    ['5 per month', 5, '5 per month'],
    ['3% per year', 0.03 / 12, '0.0025 per month'],
    ['1 + 2 * 3 ^ 2', 19, '1 + 2 * 3^2'],
    ['-2 ^ 2', -4, '-2^2'],
    ['(-2) ^ 2', 4, '(-2)^2'],
    ['2 ^ 3 ^ 2', 512, '2^3^2'],
    ['(2 ^ 3) ^ 2', 64, '(2^3)^2'],
    ['2 ^ -1', 0.5, '2^-1'],
    ['10 - 4 - 3', 3, '10 - 4 - 3'],
    ['10 - (4 - 3)', 9, '10 - (4 - 3)'],
    ['24 / 4 / 2', 3, '24 / 4 / 2'],
    ['24 / (4 / 2)', 12, '24 / (4 / 2)'],
    ['--3', 3, '--3'],
    ['4 − 1', 3, '4 - 1'],
    ['4 × 6 ÷ 3', 8, '4 * 6 / 3'],
    ['build  cost / seats', 12_500, 'build cost / seats'],
    ['seats * price per seat', 4800, 'seats * price per seat'],
    ['5M USD / price per seat', 5e6 / 12, '5M USD / price per seat'],
    ['5M USD / seats', 12_500, '5M USD / seats'],
    ['5M USD / ARR', 5e6 / 7, '5M USD / ARR'],
    ['3 / (person per year ^ 2)', 3 / 16, '3 / (person per year^2)'],
    ['phase 2 + 1', 4, 'phase 2 + 1'],
    ['5 * time to market', 45, '5 * time to market'],
    ['min(3, seats, 2)', 2, 'min(3, seats, 2)'],
    ['MAX(3, 1,200)', 1200, 'max(3, 1200)'],
    ['if(seats > 100, build cost, 0)', 5e6, 'if(seats > 100, build cost, 0)'],
    ['if(zero, 1, 2)', 2, 'if(zero, 1, 2)'],
    ['if(zero = 0, 0, seats / zero)', 0, 'if(zero = 0, 0, seats / zero)'],
    ['if(1 <> 1, 1, if(1 <= 1, 5, 6))', 5, 'if(1 <> 1, 1, if(1 <= 1, 5, 6))'],
    ['round(2.5)', 3, 'round(2.5)'],
    ['round(-2.5)', -3, 'round(-2.5)'],
    ['floor(-2.5) + ceiling(1.2) + abs(-3)', 2, 'floor(-2.5) + ceiling(1.2) + abs(-3)'],
    ['ln(exp(2)) + sqrt(9)', 5, 'ln(exp(2)) + sqrt(9)'],
  ])('reads %s', (text, value, printed) => {
    const formula = parseFormula(text);
    expect(evaluate(formula, valueOf)).toBe(value);
    expect(formulaText(formula)).toBe(printed);
    expect(parseFormula(printed)).toEqual(formula);
  });

  it('is plain data', () => {
    const formula = parseFormula('-5M USD * min(seats, 3)');
    expect(JSON.parse(JSON.stringify(formula))).toEqual(formula);
    expect(formula).toEqual({
      op: 'multiply',
      left: { op: 'negate', of: { op: 'number', value: 5e6, unit: { USD: 1 } } },
      right: {
        op: 'call',
        name: 'min',
        of: [
          { op: 'name', name: 'seats' },
          { op: 'number', value: 3, unit: null },
        ],
      },
    });
  });

  it('names what it stands on, each once', () => {
    const formula = parseFormula('seats * price per seat + max(seats, -phase 2) ^ ARR');
    expect(namesIn(formula)).toEqual(['seats', 'price per seat', 'phase 2', 'ARR']);
  });

  it('may have as many terms as its characters hold', () => {
    const text = Array.from({ length: 1000 }, () => '1').join('+');
    expect(evaluate(parseFormula(text), valueOf)).toBe(1000);
  });
});

describe('what is no formula', () => {
  it.each([
    ['', 1, 'it is empty; write 5M, or names and numbers'],
    ['5 +', 4, 'it ends where a number or a name is missing'],
    ['5 5', 3, '"5" cannot stand after a value; write + - * / or ^ between values'],
    ['2 (3)', 3, '"(" cannot stand after a value; write + - * / or ^'],
    ['foo(3)', 1, '"foo" is no function; there are if, min, max'],
    ['1 + build cost(2)', 5, '"build cost" is no function'],
    ['2 * normal(1, 2)', 5, '"normal" is no function; a range stands alone: give it a name'],
    ['min(1,200)', 1, 'min takes two values or more, not 1; 1,200 is one number, 1, 200 are two'],
    ['if(1, 2)', 1, 'if takes a condition and two values, not 2'],
    ['sqrt(1, 2)', 1, 'sqrt takes one value, not 2'],
    ['2 * sqrt', 5, '"sqrt" is a function; write sqrt('],
    ['12 USD / TB / month', 15, '"month" is a word of units, and follows a number: write 12 USD per seat per month'],
    ['5 * people', 5, '"people" is a word of units'],
    ['(1 + 2', 7, 'the bracket is not closed; write ) after it'],
    ['min(1, 2', 9, 'min is not closed; write ) after it'],
    ['1 + 2)', 6, '")" cannot stand after a value; take it out'],
    ['a < b', 3, '"<" cannot stand after a value; a comparison stands in if('],
    ['if(a == b, 1, 2)', 6, 'with one ='],
    ['a != b', 3, 'write <> for what differs'],
    ['"text"', 1, 'there are no texts'],
    ['a.b', 2, 'no dots in names'],
    ['$5M', 1, 'write the currency after the number: 5M USD'],
    ['5 €', 3, 'write the currency after the number: 5M EUR'],
    ['5M USD EUR', 8, '"EUR" cannot stand after a value'],
    ['2 ** 3', 4, 'write ^ for a power'],
    ['1,2000', 2, 'write thousands as 1,200,000'],
    ['5 min', 3, '"min" is no unit of a number'],
    ['5 to 6', 3, '"to" is no unit of a number; a range stands alone'],
    ['5 min(1, 2)', 3, '"min" cannot stand after a value'],
    ['30% of ARR', 5, '"of" is no unit of a number; write 30% * revenue'],
    ['5 build cost', 9, '"cost" cannot stand after a value'],
    [`${'('.repeat(101)}1${')'.repeat(101)}`, 101, 'it is nested more than 100 deep; name a part of it'],
  ])('is refused with its column: %s', (text, column, why) => {
    const refusal = refusalOf(() => parseFormula(text));
    expect(refusal.code).toBe('INVALID_FORMULA');
    expect(refusal.data).toMatchObject({ column });
    expect(refusal.message).toContain(`column ${column}, `);
    expect(refusal.message).toContain(why);
  });

  it('is refused above 2,000 characters', () => {
    expect(parseFormula('a'.repeat(2000)).op).toBe('name');
    expect(refusalOf(() => parseFormula('a'.repeat(2001)))).toMatchObject({
      code: 'INVALID_FORMULA',
      message: expect.stringContaining('2001 characters, of 2000 at most'),
    });
  });

  it('is refused and never read otherwise, whatever the text', () => {
    const piece = fc.constantFrom(
      'a',
      'per',
      '5M',
      '30%',
      ' ',
      '(',
      ')',
      '/',
      '*',
      '-',
      'month',
      'if(',
      ',',
      '<',
      'USD',
      '^',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const formula = readOrNull(pieces.join(' '));
        expect(formula && parseFormula(formulaText(formula))).toEqual(formula);
      }),
      { numRuns: 300 },
    );
  });
});

const readOrNull = (text: string): Formula | null => {
  try {
    return parseFormula(text);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return null;
  }
};
