export {
  accrue,
  clearAccrual,
  loseAtCeaseUse,
  provideOnerous,
  spreadIncentive,
  type CostKind,
} from './accruals.ts';
export { accountsOfClass, type AssetClass } from './asset-accounts.ts';
export { postLegs, type Leg, type PostingContext } from './leg.ts';
export { serviceLife, type ServiceLife } from './service-life.ts';
export { evenly, inMonth, monthsUnpaid, type Spread } from './spread.ts';
export {
  capitalizePurchase,
  creditCustomers,
  earn,
  earnOverTerm,
  expense,
  prepay,
  purchaseCost,
  type ExpenseTerms,
  type PrepayTerms,
  type PurchaseTerms,
  type Terms,
} from './treatments.ts';
