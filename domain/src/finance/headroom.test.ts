import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headroomPeriods } from './headroom.ts';

const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('headroom against growth', () => {
  it.each([
    ['L3: 50% at 2% a month', 0.5, 0.02, 20.475_318_9],
    ['as much again at 100%', 1, 1, 1],
    ['three times as much again at 100%', 3, 1, 2],
    ['10% at 10%', 0.1, 0.1, 1],
    ['none at 5%', 0, 0.05, 0],
  ])('%s is used up after so many periods', (_, headroom, growth, periods) => {
    expect(headroomPeriods({ headroom, growth })).toBeCloseTo(periods, 6);
  });

  it('is what growth over these periods comes to', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 50, noNaN: true }),
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        (headroom, growth) => {
          const grown = (1 + growth) ** headroomPeriods({ headroom, growth });
          expect(grown / (1 + headroom)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('is never used up without growth, and refuses what is no number', () => {
    expect(() => headroomPeriods({ headroom: 0.5, growth: 0 })).toThrow(refusal('NEVER'));
    expect(() => headroomPeriods({ headroom: 0.5, growth: -0.1 })).toThrow(refusal('NEVER'));
    expect(() => headroomPeriods({ headroom: -0.1, growth: 0.1 })).toThrow(refusal('INVALID_INPUT'));
    expect(() => headroomPeriods({ headroom: 0.5, growth: Number.NaN })).toThrow(refusal('NOT_FINITE'));
  });
});
