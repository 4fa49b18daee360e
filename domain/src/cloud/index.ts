export { settleForeign, type ForeignSettlement, type OwedMovement } from './convert-settled.ts';
export { convertBatches, convertMoved, type ConversionTerms } from './convert.ts';
export { rateToleranceDays, type DatedRate } from './convert-rates.ts';
export { postBills, subjectOf } from './bill.ts';
export {
  defaultBillPolicy,
  type BillCharge,
  type BillPolicy,
  type BillRun,
} from './charge.ts';
export { estimateMonthEnd, type MonthEndEstimate, type OpenBill } from './month-end.ts';
export { tiesOf, type InvoiceSum, type InvoiceTies } from './ties.ts';
export { presentPrepaid } from './prepaid.ts';
