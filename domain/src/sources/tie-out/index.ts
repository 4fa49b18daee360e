export {
  causeOf,
  type BesideBill,
  type Cause,
  type CauseFacts,
  type TieGroup,
  type VendorMonthCause,
} from './cause.ts';
export { tieOut, type TieMonth } from './tie.ts';
export { vendorAliases, vendorKey } from './vendor.ts';
