import { describe, expect, it } from 'vitest';
import type { MigrationAnswer } from './planning.ts';
import { monthsBetween, scheduleOf } from './schedule.ts';

const phase = (wave: number, from: string, to: string): MigrationAnswer['phases'][number] => ({
  wave,
  from,
  to,
  site: 0,
  penalty: 0,
  inSite: 0,
  afterwards: 0,
  doubleRunning: 0,
  work: 0,
  total: 0,
  stay: 0,
  moves: [],
});

const phases = [
  phase(1, '2027-01', '2027-03'),
  phase(2, '2027-04', '2027-06'),
  phase(3, '2027-07', '2027-09'),
  phase(4, '2027-10', '2027-12'),
  phase(5, '2028-01', '2028-03'),
];

const workloads: MigrationAnswer['workloads'] = [
  { workload: 'ledger', first: null, second: null, prices: [], why: '' },
  {
    workload: 'shop',
    first: { way: 'rehost', wave: 2, from: '2027-04', cutOver: '2027-07' },
    second: { way: 'refactor', wave: 4, from: '2027-07', cutOver: '2028-01' },
    prices: [],
    why: '',
  },
  {
    workload: 'mail',
    first: { way: 'retire', wave: 1, from: '2027-01', cutOver: '2027-04' },
    second: null,
    prices: [],
    why: '',
  },
];

const plan = { workloads, phases } as unknown as MigrationAnswer;

describe('the schedule of a plan', () => {
  it('has what begins first above and what stays below, each move from its work to its cut-over', () => {
    const { rows } = scheduleOf(plan, 6);
    expect(rows.map(({ workload }) => workload)).toEqual(['mail', 'shop', 'ledger']);
    expect(rows[1]?.bars).toEqual([
      { way: 'rehost', wave: 2, from: 3, months: 3 },
      { way: 'refactor', wave: 4, from: 6, months: 6 },
    ]);
  });

  it('ends with the last cut-over, or with a later deadline', () => {
    expect(scheduleOf(plan, 6)).toMatchObject({ months: 12 });
    expect(scheduleOf(plan, 15)).toMatchObject({ months: 15 });
  });

  it('counts months over the end of a year', () => {
    expect(monthsBetween('2027-11', '2028-02')).toBe(3);
  });
});
