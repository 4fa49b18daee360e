import type { FinanceArgument, FinanceUnit } from './definition.ts';

type Optional<Shown> = { readonly example: Shown; readonly default?: Shown };

/** A number; required unless it has a default. */
export function number(unit: FinanceUnit, description: string, shown: Optional<number>) {
  return { kind: 'number', unit, description, ...shown } as const satisfies FinanceArgument;
}

/** Amounts by period. */
export function flows(description: string, example: readonly number[]) {
  return { kind: 'flows', unit: 'amount', description, example } as const satisfies FinanceArgument;
}

/** Days as 2026-10-31. */
export function dates(description: string, example: readonly string[]) {
  return { kind: 'dates', unit: 'text', description, example } as const satisfies FinanceArgument;
}

/** One of a few words; the first one holds unless another is given. */
export function choice<const Choice extends string>(description: string, choices: readonly [Choice, ...Choice[]]) {
  return {
    kind: 'choice',
    unit: 'text',
    description,
    choices,
    example: choices[0],
    default: choices[0],
  } as const satisfies FinanceArgument;
}

/** Yes or no; no unless given. */
export function flag(description: string) {
  return {
    kind: 'boolean',
    unit: 'text',
    description,
    example: false,
    default: false,
  } as const satisfies FinanceArgument;
}

/** A rate that discounts, per period. */
export function rateOf(period: string, example = 0.1) {
  return number('share', `Discount rate ${period}, effective`, { example });
}

/** When in its period a payment is made. */
export const due = choice('Payments at the end or at the beginning of each period', ['end', 'begin']);
