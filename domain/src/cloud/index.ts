export { postBills, subjectOf } from './bill.ts';
export {
  defaultBillPolicy,
  type BillCharge,
  type BillPolicy,
  type BillRun,
} from './charge.ts';
export { tiesOf, type InvoiceSum, type InvoiceTies } from './ties.ts';
