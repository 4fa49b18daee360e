export { postLegs, type Leg, type PostingContext } from './leg.ts';
export { evenly, inMonth, later, monthsUnpaid, until, type Spread } from './spread.ts';
export {
  capitalizePurchase,
  earn,
  expense,
  prepay,
  type AssetClass,
  type ExpenseTerms,
  type PrepayTerms,
  type PurchaseTerms,
  type Terms,
} from './treatments.ts';
