import { accountCodes, expenseAccount, type CostFunction } from '../books/account.ts';
import type { Leg, Spread } from '../treatment/index.ts';
import { later } from '../treatment/spread.ts';

/** What of pay an amount is. Stock compensation is never paid; severance is listed apart where the company's policy says so. */
export type PayComponent = 'pay' | 'severance' | 'stock-compensation';

const natures = { pay: 'labor', severance: 'severance', 'stock-compensation': 'stock-compensation' } as const;

/**
 * Payroll: Dr labor, Cr accrued payroll in the months of service, paid `paidAfter` months later, operating. Stock
 * compensation: Cr equity, never cash (accounting contract, §2).
 */
export function payroll(terms: {
  readonly component: PayComponent;
  readonly function: CostFunction;
  readonly spread: Spread;
  readonly paidAfter: number;
}): readonly Leg[] {
  const { component, spread, paidAfter } = terms;
  const debit = expenseAccount(terms.function, natures[component]);
  if (component === 'stock-compensation') return [{ debit, credit: accountCodes.equity, spread, nonCash: true }];
  const { accruedPayroll, cash } = accountCodes;
  return [
    { debit, credit: accruedPayroll, spread, section: 'operating' },
    { debit: accruedPayroll, credit: cash, spread: later(spread, paidAfter), section: 'operating' },
  ];
}
