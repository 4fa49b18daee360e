import { Refusal } from '../refusal/index.ts';
import { requireFinite, requireWithin } from './requirements.ts';

/** The share of a commitment that must be used to beat paying on demand. Refuses NOT_FINITE, and no share as INVALID_INPUT. */
export function commitmentBreakEvenUtilization({ discount }: { readonly discount: number }): number {
  requireWithin(discount, { argument: 'discount', from: 0, to: 1 });
  return 1 - discount;
}

export type UnitsArguments = { readonly fixed: number; readonly price: number; readonly variable: number };

/** Units whose margin pays the fixed cost. Refuses NOT_FINITE, and a price not above the variable cost as NO_MARGIN. */
export function breakEvenUnits({ fixed, price, variable }: UnitsArguments): number {
  requireFinite({ fixed, price, variable });
  if (price > variable) return fixed / (price - variable);
  throw new Refusal(
    'NO_MARGIN',
    `a price of ${price} leaves no margin over a variable cost of ${variable}: give a price above it`,
    { argument: 'price', price, variable },
  );
}
