import { describe, expect, it } from 'vitest';
import { caseAt, valuesAt } from '../case-at.ts';
import type { CaseTreatment } from '../case-treatment.ts';
import type { Case } from '../case.ts';
import type { Measure } from '../recommend.ts';
import { assumptionOf, drawnLine, pairCase } from '../testing/estimates.ts';
import { optionViews } from '../views.ts';
import { turnsOf, type Turn } from './turn.ts';

const software: CaseTreatment = { kind: 'capitalize', asset: 'software', readyAt: 0, lifeMonths: 60 };

/** Build costs 10M and a part of it each year; buying costs 4M a year. */
const subject: Case = pairCase(
  [
    assumptionOf('cost', { kind: 'lognormal', mu: Math.log(1e7), sigma: 0.8, shift: 0 }),
    assumptionOf('upkeep', { kind: 'triangular', low: 0.05, mode: 0.2, high: 0.7 }),
    assumptionOf('fee', { kind: 'uniform', low: 1e6, high: 7e6 }),
    assumptionOf('idle', { kind: 'uniform', low: 0, high: 1 }),
  ],
  [
    [drawnLine({ amount: 'cost' }, { as: software }), drawnLine({ amount: 'cost * upkeep' }, { every: 'year' })],
    [drawnLine({ amount: 'fee' }, { every: 'year', netDays: 30 })],
  ],
);

function turns(measure: Measure, of = subject): readonly Turn[] {
  const [left, right] = of.options;
  if (!left || !right) throw new RangeError('there are two options');
  return turnsOf(of, { left, right }, { measure, cache: new Map() });
}

/** By how much the first option leads in a case that is written with this value, from the books' fold. */
function leadAt(name: string, value: number, measure: Exclude<Measure, 'payback'>): number {
  const at = caseAt(subject, valuesAt(subject.assumptions, new Map([[name, value]])));
  const [left, right] = at.options.map((option) => optionViews(at, option).merit[measure]);
  return (left ?? Number.NaN) - (right ?? Number.NaN);
}

describe('where a recommendation turns', () => {
  it.each(['npv', 'runRate', 'firstYearEbitda', 'firstYearFreeCashFlow'] as const)(
    'is where the books have another lead in %s, for each assumption that reaches it',
    (measure) => {
      const found = turns(measure);
      expect(found.map(({ name }) => name)).not.toContain('idle');
      expect(found.length).toBeGreaterThan(0);
      for (const { name, at } of found) {
        const [before, after] = [0.999, 1.001].map((by) => leadAt(name, at * by, measure));
        expect((before ?? 0) * (after ?? 0)).toBeLessThan(0);
      }
    },
  );

  it('is another value for what is chosen by EBITDA than for what is chosen by value', () => {
    const of = (measure: Measure) => turns(measure).find(({ name }) => name === 'upkeep')?.at;
    expect(of('runRate')).toBeCloseTo(0.4, 9);
    expect(of('npv')).toBeLessThan(0.3);
  });

  it('is not looked for in payback, nor in cash after tax that waits for the income of an option', () => {
    expect(turns('payback')).toEqual([]);
    const tax = { rate: 0.25, softwareMonths: 60, equipment: 'life', losses: 'carried-forward' } as const;
    expect(turns('firstYearFreeCashFlow', { ...subject, tax })).toEqual([]);
    expect(turns('runRate', { ...subject, tax }).length).toBeGreaterThan(0);
  });
});
