import { fineText, type Fine } from '@capwise/domain/money';
import type { AccountKey } from './accounts.ts';
import type { Cells, FocusValues } from './columns.ts';

/** A row of the bill: its cells, the account that it is for, and what it bills. */
export type BillRow = { readonly account: AccountKey; readonly billed: Fine; readonly cells: Cells };

/** 10⁻⁹ of a dollar or of a pricing unit: a price times a quantity is then an exact `Fine`. */
export const nano = 1_000_000_000n;

/** Unit prices in both currencies, which are one here. In 10⁻⁹ dollars. */
export function unitPrices(listUnit: bigint, contractedUnit: bigint): FocusValues {
  const [list, contracted] = [fineText(listUnit * nano), fineText(contractedUnit * nano)];
  return {
    ListUnitPrice: list,
    ContractedUnitPrice: contracted,
    PricingCurrencyListUnitPrice: list,
    PricingCurrencyContractedUnitPrice: contracted,
  };
}

/** Billed and effective cost in dollars, the latter in both currencies, which are one here. */
export function costs(billed: string, effective: string): FocusValues {
  return { BilledCost: billed, EffectiveCost: effective, PricingCurrencyEffectiveCost: effective };
}
