import { earliestDate, xnpv } from '../dated.ts';
import { npv } from '../npv.ts';
import { incrementalNpv, npvMidPeriod, profitabilityIndex } from '../present-value.ts';
import { equivalentAnnualCost, npvRealNominalEquivalence } from '../valuation.ts';
import { choice, dates, flows, number, rateOf } from './arguments.ts';
import { certain, define } from './definition.ts';

const family = 'Present value';
const byPeriod = flows('Flow of each period from period 0, inflow +, outflow −', [-1400, 380, 395, 410, 430, 450]);
const ofFlows = ['EMPTY_FLOWS', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'];

/** What flows in time are worth now. */
export const presentValue = {
  npv: define({
    family,
    title: 'Net present value',
    meaning: 'What flows are worth now at a rate per period.',
    formula: 'Σ flow[t] / (1 + rate)^t, t from 0; with excel-end-of-period from 1',
    source: 'Brealey, Myers and Allen, Principles of Corporate Finance, ch. 2; Microsoft Support, NPV function',
    unit: 'amount',
    picture: 'value-by-rate',
    arguments: {
      rate: rateOf('per period'),
      flows: byPeriod,
      convention: choice('The first flow is now, or at the end of the first period as in a spreadsheet', [
        't0',
        'excel-end-of-period',
      ]),
    },
    refusals: ofFlows,
    run: (args) => certain(npv(args)),
  }),
  npvMidPeriod: define({
    family,
    title: 'Net present value, mid-period',
    meaning: 'What a payment now and flows spread through each later period are worth now.',
    formula: 'flow[0] + Σ flow[t] / (1 + rate)^(t − 1/2), t from 1',
    source: 'Pratt and Grabowski, Cost of Capital: mid-year convention',
    unit: 'amount',
    arguments: { rate: rateOf('per period'), flows: byPeriod },
    refusals: ofFlows,
    run: (args) => certain(npvMidPeriod(args)),
  }),
  xnpv: define({
    family,
    title: 'Net present value by dates',
    meaning: 'What flows on given days are worth on the earliest of them.',
    formula: 'Σ flow / (1 + rate)^(days since the earliest day / 365)',
    source: 'Microsoft Support, XNPV function; days actual/365',
    unit: 'amount',
    arguments: {
      rate: rateOf('a year', 0.09),
      flows: flows('Flow of each day, inflow +, outflow −', [-10000, 2750, 4250, 3250, 2750]),
      dates: dates('Day of each flow, in any order', [
        '2008-01-01',
        '2008-03-01',
        '2008-10-30',
        '2009-02-15',
        '2009-04-01',
      ]),
      dayCount: choice('Days over 365', ['actual/365']),
    },
    refusals: [...ofFlows, 'INVALID_DATE', 'LENGTH_MISMATCH'],
    run: (args) => {
      const [first, earliest] = [args.dates[0], earliestDate(args.dates)];
      const value = xnpv(args);
      if (!first || !earliest || first.equals(earliest)) return certain(value);
      const note = `the first date given is ${first.toString()}; the value is that of the earliest, ${earliest.toString()}`;
      return { ...certain(value), notes: [note] };
    },
  }),
  incrementalNpv: define({
    family,
    title: 'Net present value without sunk cost',
    meaning: 'What a decision changes: money that is spent already is left out.',
    formula: 'Σ flow[t] / (1 + rate)^t; sunk does not count',
    source: 'Brealey, Myers and Allen, Principles of Corporate Finance, ch. 6: forget sunk costs',
    unit: 'amount',
    arguments: {
      rate: rateOf('per period'),
      sunk: number('amount', 'Spent already, whatever is decided', { example: -800, default: 0 }),
      flows: flows('Flow of each period that the decision changes', [-200, 150, 150]),
    },
    refusals: ofFlows,
    run: (args) => certain(incrementalNpv(args)),
  }),
  npvRealNominalEquivalence: define({
    family,
    title: 'Net present value of real flows',
    meaning: 'What flows in the prices of today are worth: the real rate for real flows, never the nominal one.',
    formula: 'Σ flow[t] / (1 + real)^t, real = (1 + nominal) / (1 + inflation) − 1',
    source: 'Fisher, The Theory of Interest (1930)',
    unit: 'amount',
    arguments: {
      realFlows: flows('Flow of each period from period 0 in the prices of period 0', [-1000, 400, 400, 400]),
      nominalRate: number('share', 'Discount rate per period with inflation in it', { example: 0.1 }),
      inflation: number('share', 'Inflation per period', { example: 0.03 }),
    },
    refusals: ofFlows,
    run: (args) => certain(npvRealNominalEquivalence(args)),
  }),
  profitabilityIndex: define({
    family,
    title: 'Profitability index',
    meaning: 'Present value that comes back per unit invested.',
    formula: 'PV(inflows) / PV(outflows); with one investment at period 0: PV(later flows) / |flow[0]|',
    source: 'Brealey, Myers and Allen, Principles of Corporate Finance, ch. 5',
    unit: 'times',
    arguments: { rate: rateOf('per period'), flows: byPeriod },
    refusals: [...ofFlows, 'NO_CAPITAL'],
    run: (args) => {
      const { index, isSingleInvestment } = profitabilityIndex(args);
      if (isSingleInvestment) return certain(index);
      return {
        ...certain(index),
        notes: [
          'money is put in after period 0 too: all inflows are set against all outflows, each at its present value',
        ],
      };
    },
  }),
  equivalentAnnualCost: define({
    family,
    title: 'Equivalent annual cost',
    meaning: 'The level cost a year with the same present value: what makes lives of different length comparable.',
    formula: 'pvCost · rate / (1 − (1 + rate)^−years)',
    source: 'Brealey, Myers and Allen, Principles of Corporate Finance, ch. 6',
    unit: 'amount',
    arguments: {
      rate: rateOf('a year'),
      pvCost: number('amount', 'Present value of all cost over the life', { example: 21000 }),
      years: number('years', 'Life', { example: 5 }),
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(equivalentAnnualCost(args)),
  }),
};
