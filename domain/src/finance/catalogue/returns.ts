import { xirr } from '../dated.ts';
import { irr, irrAll, type Irr } from '../irr.ts';
import { mirr } from '../mirr.ts';
import { choice, dates, flows, number } from './arguments.ts';
import { certain, define, type FinanceOutcome } from './definition.ts';

const family = 'Rates of return';
const byPeriod = flows('Flow of each period from period 0, inflow +, outflow −', [-100, 39, 59, 55, 20]);
const ofRoots = ['EMPTY_FLOWS', 'NOT_FINITE', 'NO_REAL_ROOT', 'NO_SIGN_CHANGE'];

/** A rate to quote, and all of them where it is one of several. */
export function oneOf({ root, roots, status }: Irr): FinanceOutcome {
  if (status === 'OK') return certain(root);
  const note = `the value is zero at ${roots.length} rates, and this is the one nearest to zero: compare the npv at a rate of your own, or use mirr`;
  return { value: root, status, roots, notes: [note] };
}

/** What flows earn. */
export const returns = {
  irr: define({
    family,
    title: 'Internal rate of return',
    meaning: 'The rate per period at which flows are worth nothing; of several, the one nearest to zero.',
    formula: 'rate with Σ flow[t] / (1 + rate)^t = 0, rate > −1',
    source:
      'Lorie and Savage, Three Problems in Rationing Capital (1955); roots by Laguerre’s proof of Descartes’ rule',
    unit: 'share',
    picture: 'value-by-rate',
    arguments: { flows: byPeriod },
    refusals: ofRoots,
    run: (args) => oneOf(irr(args)),
  }),
  irrAll: define({
    family,
    title: 'All internal rates of return',
    meaning: 'Every rate per period above −100% at which flows are worth nothing, ascending.',
    formula: 'every rate with Σ flow[t] / (1 + rate)^t = 0, rate > −1',
    source:
      'Lorie and Savage, Three Problems in Rationing Capital (1955); roots by Laguerre’s proof of Descartes’ rule',
    unit: 'share',
    picture: 'value-by-rate',
    arguments: {
      flows: flows('Flow of each period from period 0, inflow +, outflow −', [-1600, 10000, -10000]),
    },
    refusals: ofRoots,
    run: (args) => certain(irrAll(args)),
  }),
  xirr: define({
    family,
    title: 'Internal rate of return by dates',
    meaning: 'The rate a year at which flows on given days are worth nothing; of several, the one nearest to zero.',
    formula: 'rate with Σ flow / (1 + rate)^(days since the earliest day / 365) = 0, rate > −1',
    source: 'Microsoft Support, XIRR function; days actual/365',
    unit: 'share',
    arguments: {
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
    refusals: [...ofRoots, 'INVALID_DATE', 'LENGTH_MISMATCH', 'ZERO_DURATION'],
    run: (args) => oneOf(xirr(args)),
  }),
  mirr: define({
    family,
    title: 'Modified internal rate of return',
    meaning: 'The one rate per period that outflows earn when inflows are invested again at a rate of their own.',
    formula: '(FV(inflows, reinvestRate) / PV(outflows, financeRate))^(1 / n) − 1, n periods after period 0',
    source: 'Microsoft Support, MIRR function; Lin, The Modified Internal Rate of Return (1976)',
    unit: 'share',
    arguments: {
      flows: flows(
        'Flow of each period from period 0, inflow +, outflow −',
        [-120000, 39000, 30000, 21000, 37000, 46000],
      ),
      financeRate: number('share', 'Rate per period that outflows are financed at', { example: 0.1 }),
      reinvestRate: number('share', 'Rate per period that inflows are invested at', { example: 0.12 }),
    },
    refusals: ['EMPTY_FLOWS', 'NOT_FINITE', 'NO_SIGN_CHANGE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(mirr(args)),
  }),
};
