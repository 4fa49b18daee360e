import { minorDigits } from './currency.ts';

/** An amount in whole minor units (cents) of one currency. Debit and credit, profit and loss are matters of its sign. */
export type Money<C extends string = string> = { readonly minor: bigint; readonly currency: C };

export function money<C extends string>(minor: bigint, currency: C): Money<C> {
  return { minor, currency };
}

/** The sum of two amounts of one currency. Throws when the currencies differ. */
export function add<C extends string>(augend: Money<C>, addend: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(augend, addend);
  return money(augend.minor + addend.minor, augend.currency);
}

/** The difference of two amounts of one currency. Throws when the currencies differ. */
export function subtract<C extends string>(minuend: Money<C>, subtrahend: Money<NoInfer<C>>): Money<C> {
  assertSameCurrency(minuend, subtrahend);
  return money(minuend.minor - subtrahend.minor, minuend.currency);
}

export function negate<C extends string>(amount: Money<C>): Money<C> {
  return money(-amount.minor, amount.currency);
}

/** The sum of any number of amounts, zero for none. Throws when one is of another currency. */
export function total<C extends string>(currency: C, amounts: readonly Money<NoInfer<C>>[]): Money<C> {
  return amounts.reduce((sum, amount) => add(sum, amount), money(0n, currency));
}

export function isZero(amount: Money): boolean {
  return amount.minor === 0n;
}

/** The amount as a floating-point number of major units. For estimates and pictures only: never back into the books. */
export function toEstimate(amount: Money): number {
  return Number(amount.minor) / 10 ** minorDigits(amount.currency);
}

function assertSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) {
    throw new TypeError(
      `cannot mix ${left.currency} and ${right.currency}: convert one of them with a dated rate first`,
    );
  }
}
