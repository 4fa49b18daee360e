import type { CaseTreatment, LineFormulas, TimingField } from '@capwise/domain/decide';
import type { Quantity } from './quantities.ts';

/** How a line is treated, and which of its fields are calculated from assumptions. */
export type Treated = { readonly treatment: CaseTreatment; readonly formulas: LineFormulas };

type Timing = { readonly [Field in TimingField]?: Quantity<number> };

/** A treatment of what was said and of quantities that may be calculated. */
export function treated<Fixed extends object, Quantities extends Timing>(
  fixed: Fixed,
  quantities: Quantities,
): { readonly treatment: Fixed & { readonly [Field in keyof Quantities]: number }; readonly formulas: LineFormulas } {
  const values = Object.entries(quantities).map(([field, { value }]) => [field, value]);
  return {
    treatment: { ...fixed, ...Object.fromEntries(values) } as Fixed & { readonly [Field in keyof Quantities]: number },
    formulas: formulasOf(quantities),
  };
}

/** The formulas of those fields that have one. */
export function formulasOf(quantities: Timing): LineFormulas {
  return Object.fromEntries(
    Object.entries(quantities).flatMap(([field, { formula }]) => (formula === null ? [] : [[field, formula]])),
  );
}
