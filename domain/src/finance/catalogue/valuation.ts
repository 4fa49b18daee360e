import { pvTaxShield, pvTerminalExit, realRate, terminalValueGordon, wacc } from '../valuation.ts';
import { pvDecliningRental } from '../risk.ts';
import { flows, number, rateOf } from './arguments.ts';
import { certain, define } from './definition.ts';

const family = 'Cost of capital and value';

/** Rates to discount with, and values beyond the flows of a case. */
export const valuation = {
  wacc: define({
    family,
    title: 'Weighted average cost of capital',
    meaning: 'What a unit of capital costs a year after tax, at market weights.',
    formula: 'equity / (equity + debt) · costEquity + debt / (equity + debt) · costDebt · (1 − taxRate)',
    source: 'Modigliani and Miller, Corporate Income Taxes and the Cost of Capital (1963)',
    unit: 'share',
    arguments: {
      equity: number('amount', 'Market value of equity', { example: 600 }),
      debt: number('amount', 'Market value of debt', { example: 400 }),
      costEquity: number('share', 'Cost of equity a year', { example: 0.12 }),
      costDebt: number('share', 'Cost of debt a year, before tax', { example: 0.06 }),
      taxRate: number('share', 'Tax rate', { example: 0.25 }),
    },
    refusals: ['NOT_FINITE', 'NO_CAPITAL'],
    run: (args) => certain(wacc(args)),
  }),
  realRate: define({
    family,
    title: 'Real rate',
    meaning: 'What a nominal rate leaves beyond inflation.',
    formula: '(1 + nominal) / (1 + inflation) − 1',
    source: 'Fisher, The Theory of Interest (1930)',
    unit: 'share',
    arguments: {
      nominal: number('share', 'Rate with inflation in it', { example: 0.1 }),
      inflation: number('share', 'Inflation over the same time', { example: 0.03 }),
    },
    refusals: ['NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(realRate(args)),
  }),
  terminalValueGordon: define({
    family,
    title: 'Terminal value by growth',
    meaning: 'What flows that grow forever are worth at the time of the last known one; growth may be negative.',
    formula: 'lastFlow · (1 + growth) / (rate − growth), rate > growth',
    source: 'Gordon, Dividends, Earnings and Stock Prices (1959)',
    unit: 'amount',
    arguments: {
      lastFlow: number('amount', 'The last known flow', { example: 100 }),
      rate: rateOf('per period'),
      growth: number('share', 'Growth per period after it', { example: 0.02 }),
    },
    refusals: ['NOT_FINITE', 'RATE_LE_GROWTH', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(terminalValueGordon(args)),
  }),
  pvTerminalExit: define({
    family,
    title: 'Terminal value by multiple',
    meaning: 'What a sale at a multiple of EBITDA some years from now is worth now.',
    formula: 'ebitda · multiple / (1 + rate)^years',
    source: 'Koller, Goedhart and Wessels, Valuation: continuing value',
    unit: 'amount',
    arguments: {
      ebitda: number('amount', 'EBITDA of the last year', { example: 200 }),
      multiple: number('times', 'Multiple paid for it', { example: 8 }),
      rate: rateOf('a year'),
      years: number('years', 'Years from now', { example: 5 }),
    },
    refusals: ['NOT_FINITE', 'PERIOD_OUT_OF_RANGE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(pvTerminalExit(args)),
  }),
  pvTaxShield: define({
    family,
    title: 'Tax shield',
    meaning: 'What the tax saved by deductions is worth now; nothing where there is no taxable income.',
    formula: 'taxRate · Σ depreciation[t] / (1 + rate)^t, t from 1',
    source: 'Brealey, Myers and Allen, Principles of Corporate Finance, ch. 6',
    unit: 'amount',
    arguments: {
      depreciation: flows('Deduction of each year from year 1', [200000, 320000, 192000, 115200, 115200, 57600]),
      taxRate: number('share', 'Tax rate', { example: 0.21 }),
      rate: rateOf('a year'),
    },
    refusals: ['EMPTY_FLOWS', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(pvTaxShield(args)),
  }),
  pvDecliningRental: define({
    family,
    title: 'Declining rental',
    meaning: 'What a yearly revenue that falls by a constant share is worth now.',
    formula: 'year1 / (rate + decline) · (1 − ((1 − decline) / (1 + rate))^years)',
    source: 'Brealey, Myers and Allen, Principles of Corporate Finance, ch. 2: growing annuity',
    unit: 'amount',
    arguments: {
      year1: number('amount', 'Revenue at the end of year 1', { example: 21900 }),
      decline: number('share', 'Share that each year loses on the one before', { example: 0.25 }),
      years: number('years', 'Length', { example: 5 }),
      rate: rateOf('a year', 0.12),
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(pvDecliningRental(args)),
  }),
};
