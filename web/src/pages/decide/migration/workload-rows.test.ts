import { describe, expect, it } from 'vitest';
import type { MigrationAnswer } from './planning.ts';
import { workloadRows, workloadsCsv } from './workload-rows.ts';

type Price = MigrationAnswer['workloads'][number]['prices'][number];

const price = (way: Price['way'], personMonths: number, runAfter: number): Price => ({
  way,
  score: 50,
  reasons: [],
  personMonths,
  effort: personMonths * 1_000,
  risk: 0,
  runAfter,
  doubleRunning: 0,
});

const prices = [price('rehost', 4, 66_000), price('refactor', 28, 36_000), price('retain', 0, 60_000)];
const plan = {
  workloads: [
    {
      workload: 'shop',
      first: { way: 'rehost', wave: 1, from: '2027-01', cutOver: '2027-04' },
      second: { way: 'refactor', wave: 3, from: '2027-04', cutOver: '2027-10' },
      prices,
      why: 'both',
    },
    { workload: 'ledger', first: null, second: null, prices, why: '=must not move' },
  ],
} as unknown as MigrationAnswer;

describe('the workloads of a plan', () => {
  it('add up what is done twice, and cost afterwards what their last way says', () => {
    expect(workloadRows(plan)[0]).toMatchObject({
      way: 'rehost, then refactor',
      out: '2027-04',
      personMonths: 32,
      effort: 32_000,
      runAfter: 36_000,
    });
  });

  it('cost what they cost in the site where they stay', () => {
    expect(workloadRows(plan)[1]).toMatchObject({ way: 'stays', out: null, effort: 0, runAfter: 60_000 });
  });

  it('are handed on with plain amounts', () => {
    expect(workloadsCsv(workloadRows(plan))[1]).toEqual([
      'shop',
      'rehost, then refactor',
      '2027-04',
      '32.00',
      '32000.00',
      '36000.00',
      'both',
    ]);
  });
});
