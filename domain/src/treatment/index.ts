export { accountsOfClass, type AssetClass } from './asset-accounts.ts';
export { postLegs, type Leg, type PostingContext } from './leg.ts';
export { evenly, inMonth, monthsUnpaid, type Spread } from './spread.ts';
export {
  capitalizePurchase,
  earn,
  expense,
  prepay,
  type ExpenseTerms,
  type PrepayTerms,
  type PurchaseTerms,
  type Terms,
} from './treatments.ts';
