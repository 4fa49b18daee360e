import { binomialDefer, costOfDelay, costOfDelayShift, expectedOutageCost, learningCurveUnit } from '../risk.ts';
import { number } from './arguments.ts';
import { certain, define } from './definition.ts';

const family = 'Timing and risk';
const delayed = {
  monthlyBenefit: number('amount', 'Benefit of each month', { example: 50000 }),
  months: number('months', 'How long the benefit lasts', { example: 60 }),
  delay: number('months', 'How much later it begins', { example: 6 }),
  monthlyRate: number('share', 'Discount rate a month, effective', { example: 0.008 }),
};
const ofDelay = ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'PERIOD_OUT_OF_RANGE', 'RATE_LE_MINUS_ONE'];

/** What waiting, doubt and failure are worth. */
export const risk = {
  costOfDelay: define({
    family,
    title: 'Cost of delay, fixed end',
    meaning: 'What a delay loses when the benefit ends on a fixed day: its first months.',
    formula: 'monthlyBenefit · (1 − (1 + monthlyRate)^−delay) / monthlyRate, delay at most months',
    source: 'Reinertsen, The Principles of Product Development Flow (2009): cost of delay',
    unit: 'amount',
    arguments: delayed,
    refusals: ofDelay,
    run: (args) => certain(costOfDelay(args)),
  }),
  costOfDelayShift: define({
    family,
    title: 'Cost of delay, moving window',
    meaning: 'What a delay loses when the whole benefit moves with it: the value of time only.',
    formula: 'PV(monthlyBenefit, months) · (1 − (1 + monthlyRate)^−delay)',
    source: 'Reinertsen, The Principles of Product Development Flow (2009): cost of delay',
    unit: 'amount',
    arguments: delayed,
    refusals: ofDelay,
    run: (args) => certain(costOfDelayShift(args)),
  }),
  learningCurveUnit: define({
    family,
    title: 'Learning curve',
    meaning: 'Cost of one unit when every doubling of volume leaves a constant share of the cost.',
    formula: 'first · unit^(log2(rate))',
    source: 'Wright, Factors Affecting the Cost of Airplanes (1936)',
    unit: 'amount',
    arguments: {
      first: number('amount', 'Cost of the first unit', { example: 100 }),
      rate: number('share', 'What a doubling leaves of the cost', { example: 0.8 }),
      unit: number('units', 'Which unit, counted from 1', { example: 8 }),
    },
    refusals: ['NOT_FINITE', 'PERIOD_OUT_OF_RANGE'],
    run: (args) => certain(learningCurveUnit(args)),
  }),
  binomialDefer: define({
    family,
    title: 'Option to wait one period',
    meaning: 'What it is worth to see how a project develops for one period before investing.',
    formula:
      '(q · max(0, pv · up − invest) + (1 − q) · max(0, pv · down − invest)) / (1 + rf), q = (1 + rf − down) / (up − down)',
    source: 'Cox, Ross and Rubinstein, Option Pricing: A Simplified Approach (1979)',
    unit: 'amount',
    arguments: {
      pv: number('amount', 'Value of the project now', { example: 100 }),
      up: number('times', 'What it is multiplied by if it goes well', { example: 1.5 }),
      down: number('times', 'What it is multiplied by if it goes badly', { example: 0.6 }),
      rf: number('share', 'Riskless rate of the period', { example: 0.05 }),
      invest: number('amount', 'Cost of investing', { example: 100 }),
    },
    refusals: ['NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(binomialDefer(args)),
  }),
  expectedOutageCost: define({
    family,
    title: 'Expected cost of outages',
    meaning: 'Revenue that outages cost a year when each hits one of several independent cells.',
    formula: 'outagesPerYear · hours · revenuePerHour / cells',
    source: 'AWS, Reducing the Scope of Impact with Cell-Based Architecture (2023); cells must fail independently',
    unit: 'amount',
    arguments: {
      outagesPerYear: number('units', 'Outages a year', { example: 2 }),
      hours: number('hours', 'Length of an outage', { example: 1.5 }),
      revenuePerHour: number('amount', 'Revenue of an hour', { example: 40000 }),
      cells: number('units', 'Independent cells', { example: 10, default: 1 }),
    },
    refusals: ['NOT_FINITE'],
    run: (args) => certain(expectedOutageCost(args)),
  }),
};
