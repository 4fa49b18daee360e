export { breakEvenCumulative, type BreakEvenArguments } from './break-even.ts';
export { irr, irrAll, type Irr, type IrrArguments } from './irr.ts';
export { npv, type NpvArguments, type NpvConvention } from './npv.ts';
export { payback, type PaybackArguments } from './payback.ts';
