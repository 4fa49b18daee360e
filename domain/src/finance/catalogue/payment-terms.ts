import { earlyPayDiscountRate, paymentTermsBenefit } from '../payment-terms.ts';
import { number, rateOf } from './arguments.ts';
import { certain, define } from './definition.ts';

const family = 'Payment terms';

/** Paying later or earlier: cash moves, EBITDA does not. */
export const paymentTerms = {
  paymentTermsBenefit: define({
    family,
    title: 'Benefit of longer payment terms',
    meaning: 'Present value of paying an invoice later; EBITDA does not change.',
    formula: 'amount · ((1 + rate)^(−fromDays / 365) − (1 + rate)^(−toDays / 365))',
    source: 'Definition of present value; days actual/365',
    unit: 'amount',
    arguments: {
      amount: number('amount', 'Amount of the invoice', { example: 1000000 }),
      rate: rateOf('a year'),
      fromDays: number('days', 'Days after the invoice, so far', { example: 30 }),
      toDays: number('days', 'Days after the invoice, then', { example: 60 }),
    },
    refusals: ['NOT_FINITE', 'PERIOD_OUT_OF_RANGE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(paymentTermsBenefit(args)),
  }),
  earlyPayDiscountRate: define({
    family,
    title: 'Rate of a discount for early payment',
    meaning: 'The effective rate a year that it costs to skip the discount.',
    formula: '(1 / (1 − discount))^(365 / (netDays − discountDays)) − 1',
    source: 'Ross, Westerfield and Jordan, Fundamentals of Corporate Finance: credit terms',
    unit: 'share',
    arguments: {
      discount: number('share', 'Discount on the invoice', { example: 0.02 }),
      discountDays: number('days', 'Days within which the discount holds', { example: 10 }),
      netDays: number('days', 'Days after which the whole invoice is due', { example: 30 }),
    },
    refusals: ['NOT_FINITE', 'PERIOD_OUT_OF_RANGE', 'ZERO_DURATION'],
    run: (args) => certain(earlyPayDiscountRate(args)),
  }),
};
