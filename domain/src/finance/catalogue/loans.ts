import { fv, ipmt, nper, pmt, ppmt, pv } from '../annuity.ts';
import { implicitPrepayRate, rate } from '../payment-rate.ts';
import { due, number } from './arguments.ts';
import { certain, define } from './definition.ts';
import { oneOf } from './returns.ts';

const family = 'Loans and leases';
const perPeriod = number('share', 'Interest rate per period', { example: 0.01 });
const periods = number('periods', 'Number of periods', { example: 36 });
const present = number('amount', 'Amount now: received +, paid −', { example: 100000, default: 0 });
const future = number('amount', 'Amount at the end: received +, paid −', { example: 0, default: 0 });
const payment = number('amount', 'Payment of each period: received +, paid −', { example: -3000, default: 0 });
const within = number('periods', 'Which period, counted from 1', { example: 1 });
const balance = 'pv · (1 + rate)^nper + pmt · (1 + rate · begin) · ((1 + rate)^nper − 1) / rate + fv = 0';
const sourceOf = (name: string): string =>
  `OASIS OpenFormula 1.3, §6.12 Financial Functions; Microsoft Support, ${name} function`;
const ofTerm = ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'];

/** Level payments. */
export const loans = {
  pmt: define({
    family,
    title: 'Level payment',
    meaning: 'The payment of each period that pays off an amount.',
    formula: `pmt in ${balance}`,
    source: sourceOf('PMT'),
    unit: 'amount',
    arguments: { rate: perPeriod, nper: periods, pv: present, fv: future, due },
    refusals: ofTerm,
    run: (args) => certain(pmt(args)),
  }),
  ipmt: define({
    family,
    title: 'Interest in a payment',
    meaning: 'The part of one level payment that is interest on what is still owed.',
    formula: 'rate · balance after the payments before it; 0 for a payment at the beginning of period 1',
    source: sourceOf('IPMT'),
    unit: 'amount',
    arguments: { rate: perPeriod, per: within, nper: periods, pv: present, fv: future, due },
    refusals: [...ofTerm, 'PERIOD_OUT_OF_RANGE'],
    run: (args) => certain(ipmt(args)),
  }),
  ppmt: define({
    family,
    title: 'Principal in a payment',
    meaning: 'The part of one level payment that pays off what is owed.',
    formula: 'pmt − ipmt',
    source: sourceOf('PPMT'),
    unit: 'amount',
    arguments: { rate: perPeriod, per: within, nper: periods, pv: present, fv: future, due },
    refusals: [...ofTerm, 'PERIOD_OUT_OF_RANGE'],
    run: (args) => certain(ppmt(args)),
  }),
  pv: define({
    family,
    title: 'Present value of payments',
    meaning: 'What level payments, and an amount at the end, are worth now: a lease liability.',
    formula: `pv in ${balance}`,
    source: sourceOf('PV'),
    unit: 'amount',
    arguments: { rate: perPeriod, nper: periods, pmt: payment, fv: future, due },
    refusals: ['NOT_FINITE', 'PERIOD_OUT_OF_RANGE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(pv(args)),
  }),
  fv: define({
    family,
    title: 'Future value of payments',
    meaning: 'What level payments, and an amount now, come to at the end.',
    formula: `fv in ${balance}`,
    source: sourceOf('FV'),
    unit: 'amount',
    arguments: {
      rate: perPeriod,
      nper: periods,
      pmt: payment,
      pv: number('amount', 'Amount now: received +, paid −', { example: 0, default: 0 }),
      due,
    },
    refusals: ['NOT_FINITE', 'PERIOD_OUT_OF_RANGE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(fv(args)),
  }),
  nper: define({
    family,
    title: 'Number of payments',
    meaning: 'Periods until level payments have paid off an amount.',
    formula: `nper in ${balance}`,
    source: sourceOf('NPER'),
    unit: 'periods',
    arguments: { rate: perPeriod, pmt: payment, pv: present, fv: future, due },
    refusals: ['NEVER', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => {
      const periods = nper(args);
      if (periods >= 0) return certain(periods);
      return {
        ...certain(periods),
        notes: ['below zero: these payments lead away from there, which lies that long ago'],
      };
    },
  }),
  rate: define({
    family,
    title: 'Rate of level payments',
    meaning: 'The interest rate per period that is hidden in level payments.',
    formula: `rate in ${balance}`,
    source: sourceOf('RATE'),
    unit: 'share',
    arguments: {
      nper: periods,
      pmt: number('amount', 'Payment of each period: received +, paid −', { example: -3321.43, default: 0 }),
      pv: present,
      fv: future,
      due,
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'NO_REAL_ROOT', 'NO_SIGN_CHANGE'],
    run: (args) => oneOf(rate(args)),
  }),
  implicitPrepayRate: define({
    family,
    title: 'Rate that paying upfront earns',
    meaning: 'The effective rate a year that one payment now earns over paying by the month.',
    formula: '(1 + rate(months, −monthly, upfront))^12 − 1',
    source: 'OASIS OpenFormula 1.3, §6.12 Financial Functions: RATE; effective annual rate',
    unit: 'share',
    arguments: {
      upfront: number('amount', 'Price of everything now', { example: 100000 }),
      monthly: number('amount', 'Price of a month', { example: 3050 }),
      months: number('months', 'Length', { example: 36 }),
      due,
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'NO_REAL_ROOT', 'NO_SIGN_CHANGE'],
    run: (args) => oneOf(implicitPrepayRate(args)),
  }),
};
