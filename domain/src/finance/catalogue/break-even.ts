import { breakEvenCumulative } from '../break-even.ts';
import { headroomPeriods } from '../headroom.ts';
import { payback } from '../payback.ts';
import { breakEvenUnits, commitmentBreakEvenUtilization } from '../volume.ts';
import { choice, flows, number } from './arguments.ts';
import { certain, define } from './definition.ts';
import { spelling } from './spelling.ts';

const family = 'Payback and break-even';

/** From when, or from how much, something pays. */
export const breakEven = {
  payback: define({
    family,
    title: 'Payback period',
    meaning: 'Periods from the first outflow until the flows have paid it back; with a rate, at present value.',
    formula: 'first or last t at which Σ flow[s] / (1 + rate)^s, s ≤ t, reaches zero from below',
    source: 'Brealey, Myers and Allen, Principles of Corporate Finance, ch. 5',
    unit: 'periods',
    picture: 'running-total',
    arguments: {
      flows: flows('Flow of each period from period 0, inflow +, outflow −', [-1000, 300, 400, 500]),
      rate: number('share', 'Discount rate per period; 0 for the simple payback', { example: 0, default: 0 }),
      mode: choice('Within the period, as if its flow were spread evenly, or at its end', ['interp', 'whole']),
      which: choice('The first recovery, or the last, after which it stays recovered', ['first', 'last']),
    },
    refusals: ['EMPTY_FLOWS', 'NEVER', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(payback(args)),
  }),
  breakEvenCumulative: define({
    family,
    title: 'Crossings of cumulative cost',
    meaning: 'Every time at which two options have cost the same in all; none where one is dearer throughout.',
    formula: 'every t with Σ a[s] = Σ b[s], s ≤ t, even within a period',
    source: 'Total cost of ownership by period; linear interpolation',
    unit: 'periods',
    picture: 'two-running-totals',
    arguments: {
      a: flows('Cost of one option by period from period 0', [1200, 300, 300, 300, 300, 300]),
      b: flows('Cost of the other by the same periods', [150, 550, 580, 610, 640, 670]),
    },
    refusals: ['EMPTY_FLOWS', 'LENGTH_MISMATCH', 'NOT_FINITE'],
    run: ({ a, b }) => {
      const times = breakEvenCumulative({ a, b });
      if (times.length > 0) return certain(times);
      const [ofA, ofB] = [total(a), total(b)];
      const note =
        ofA === ofB
          ? 'both cost the same throughout'
          : `they never meet: ${ofA > ofB ? 'a' : 'b'} is dearer throughout`;
      return { ...certain(times), notes: [note] };
    },
  }),
  breakEvenUnits: define({
    family,
    title: 'Break-even volume',
    meaning: 'Units that must be sold for the margin to pay the fixed cost.',
    formula: 'fixed / (price − variable)',
    source: 'Horngren, Datar and Rajan, Cost Accounting, ch. 3',
    unit: 'units',
    arguments: {
      fixed: number('amount', 'Fixed cost', { example: 120000 }),
      price: number('amount', 'Price of a unit', { example: 50 }),
      variable: number('amount', 'Variable cost of a unit', { example: 20 }),
    },
    refusals: ['NOT_FINITE', 'NO_MARGIN'],
    run: (args) => certain(breakEvenUnits(args)),
  }),
  [spelling.utilization]: define({
    family,
    title: 'Break-even use of a commitment',
    meaning: 'The share of a commitment that must be used for it to cost less than paying on demand.',
    formula: '1 − discount',
    source: 'FinOps Foundation, Framework: Rate Optimization',
    unit: 'share',
    arguments: { discount: number('share', 'Discount of the commitment on the price on demand', { example: 0.28 }) },
    refusals: ['NOT_FINITE'],
    run: (args) => certain(commitmentBreakEvenUtilization(args)),
  }),
  headroomPeriods: define({
    family,
    title: 'Headroom against growth',
    meaning:
      'Periods until growth has used up spare capacity: what lasts longer than it takes to buy more is a buffer to question.',
    formula: 'ln(1 + headroom) / ln(1 + growth)',
    source: 'Compound growth; FinOps Foundation, Framework: Planning and Estimating',
    unit: 'periods',
    arguments: {
      headroom: number('share', 'Spare capacity as a share of what is used', { example: 0.5 }),
      growth: number('share', 'Growth of what is used, per period', { example: 0.02 }),
    },
    refusals: ['NEVER', 'NOT_FINITE'],
    run: (args) => certain(headroomPeriods(args)),
  }),
};

function total(costs: readonly number[]): number {
  return costs.reduce((sum, cost) => sum + cost, 0);
}
