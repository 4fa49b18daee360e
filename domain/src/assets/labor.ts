import { accountCodes, capitalizedLaborAccount, capitalizedStockAccount, type CostFunction } from '../books/account.ts';
import type { AssetClass, Leg, Spread } from '../treatment/index.ts';
import { later } from '../treatment/spread.ts';
import { accountsOfClass } from '../treatment/index.ts';

/** Labor that becomes part of an asset. Months count from the line's own month. */
export type CapitalizedLabor = {
  readonly function: CostFunction;
  readonly asset: AssetClass;
  /** When it was expensed. */
  readonly spread: Spread;
};

/**
 * Capitalizes cost that is already expensed: Dr asset in progress, Cr capitalized labor, a contra-expense. Until the pay is paid,
 * what is owed moves from accrued payroll to the asset's payables; with the payment it moves back, so that the amount goes from
 * operating to investing in the months of pay and total cash is the payroll's own. `paidAfter`: months from expense to pay.
 */
export function capitalizeLabor(terms: CapitalizedLabor & { readonly paidAfter: number }): readonly Leg[] {
  const { inProgress, payables } = accountsOfClass[terms.asset];
  const { spread, paidAfter } = terms;
  return [
    { debit: inProgress, credit: capitalizedLaborAccount(terms.function), spread },
    { debit: accountCodes.accruedPayroll, credit: payables, spread, section: 'investing' },
    { debit: payables, credit: accountCodes.accruedPayroll, spread: later(spread, paidAfter), section: 'investing' },
  ];
}

/**
 * Capitalizes stock compensation that is already expensed: Dr asset in progress, Cr capitalized stock compensation, a
 * contra-expense of its own nature. It is never paid, so no cash moves anywhere.
 */
export function capitalizeStockCompensation(terms: CapitalizedLabor): readonly Leg[] {
  const { inProgress } = accountsOfClass[terms.asset];
  const { spread } = terms;
  return [{ debit: inProgress, credit: capitalizedStockAccount(terms.function, terms.asset), spread, nonCash: true }];
}
