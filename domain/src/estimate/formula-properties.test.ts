import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal/index.ts';
import { evaluateColumn, type Column } from './formula-column.ts';
import { parseFormula } from './formula-read.ts';
import { formulaText } from './formula-text.ts';
import { evaluate } from './formula-value.ts';
import { functionNames, namesIn, type Formula } from './formula.ts';
import type { Unit } from './unit.ts';

const anyName = fc.constantFrom(
  'a',
  'build cost',
  'price per seat',
  'phase 2',
  'ARR',
  'month one',
  'if-case',
  'person per year',
);

const anyUnit: fc.Arbitrary<Unit | null> = fc.constantFrom<(Unit | null)[]>(
  null,
  null,
  {},
  { USD: 1 },
  { month: 1 },
  { USD: 1, month: -1, person: -1 },
  { month: -1 },
  { TB: 1, month: 2 },
  { seat: 1 },
);

const anyValue = fc.oneof(
  fc.integer({ min: 0, max: 100_000_000 }),
  fc.integer({ min: 0, max: 120_000 }).map((value) => value / 12),
  fc.double({ min: 1e-12, max: 1e15, noNaN: true }),
);

const comparisons = ['less', 'less-or-equal', 'greater', 'greater-or-equal', 'equal', 'not-equal'] as const;
const arithmetic = ['add', 'subtract', 'multiply', 'divide', 'power'] as const;

const anyFormula: fc.Arbitrary<Formula> = fc.letrec<{ readonly formula: Formula; readonly deep: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    anyName.map((name): Formula => ({ op: 'name', name })),
    fc.tuple(anyValue, anyUnit).map(([value, unit]): Formula => ({ op: 'number', value, unit })),
    tie('deep'),
  ),
  deep: fc.oneof(
    tie('formula').map((of): Formula => ({ op: 'negate', of })),
    fc
      .tuple(fc.constantFrom(...arithmetic), tie('formula'), tie('formula'))
      .map(([op, left, right]): Formula => ({ op, left, right })),
    fc.tuple(fc.constantFrom(...comparisons), fc.array(tie('formula'), { minLength: 4, maxLength: 4 })).map(
      ([op, [left, right, ...answers]]): Formula => ({
        op: 'call',
        name: 'if',
        of: [{ op, left: left ?? nought, right: right ?? nought }, ...answers],
      }),
    ),
    fc
      .tuple(fc.constantFrom(...functionNames), fc.array(tie('formula'), { minLength: 2, maxLength: 3 }))
      .map(([name, of]): Formula => ({ op: 'call', name: name === 'if' ? 'max' : name, of: taken(name, of) })),
  ),
})).formula;

const nought: Formula = { op: 'number', value: 0, unit: null };

function taken(name: string, of: readonly Formula[]): readonly Formula[] {
  return name === 'min' || name === 'max' || name === 'if' ? of : of.slice(0, 1);
}

const draws = 4;
const anyDraw = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const anyColumn: fc.Arbitrary<Column> = fc.oneof(
  anyDraw,
  fc.array(anyDraw, { minLength: draws, maxLength: draws }).map((values) => Float64Array.from(values)),
);

const at = (column: Column, index: number): number =>
  typeof column === 'number' ? column : (column[index] ?? Number.NaN);

const answer = (act: () => Column): Column | string => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('any formula', () => {
  it('is the same when it is printed and read back', () => {
    fc.assert(
      fc.property(anyFormula, (formula) => {
        expect(parseFormula(formulaText(formula))).toEqual(formula);
      }),
      { numRuns: 500 },
    );
  });

  it('has in each draw the value that it has alone, and is refused where one of them is', () => {
    const anyColumns = fc.array(anyColumn, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(anyFormula, anyColumns, (formula: Formula, columns) => {
        const byName = new Map(namesIn(formula).map((name, index) => [name, columns[index % columns.length] ?? 0]));
        const before = structuredClone(byName);
        const whole = answer(() => evaluateColumn(formula, (name) => byName.get(name) ?? 0, draws));
        const single = Array.from({ length: draws }, (_, index) =>
          answer(() => evaluate(formula, (name) => at(byName.get(name) ?? 0, index))),
        );
        const refused = single.find((each) => typeof each === 'string');
        const ofDraws =
          typeof whole === 'string' ? whole : Array.from({ length: draws }, (_, index) => at(whole, index));
        expect(ofDraws).toEqual(refused ?? single);
        expect(byName).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});
