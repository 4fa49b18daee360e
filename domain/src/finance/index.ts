export { breakEvenCumulative, type BreakEvenArguments } from './break-even.ts';
export { irr, type Irr, type IrrArguments } from './irr.ts';
export { equivalentAnnualCost } from './valuation.ts';
export { npv, type NpvArguments, type NpvConvention } from './npv.ts';
