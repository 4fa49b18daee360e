import { identifier, query } from '../engine/sql.ts';
import { columnOr } from './names.ts';

/** The rows of parts as SQL, and the columns that at least one of their files has. */
export type BillRows = { readonly sql: string; readonly columns: readonly string[] };

/**
 * What tells charges apart as far as a provider repeats it: FOCUS has no id of a row. Amounts are no part of it, nor descriptions,
 * which quote prices, nor invoices, which are named late.
 */
const identity: readonly string[] = [
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'BillingAccountId',
  'SubAccountId',
  'ServiceName',
  'RegionId',
  'ResourceId',
  'SkuId',
  'SkuPriceId',
  'PricingCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountStatus',
];

/** Where there are no others. */
const none = '(select 1 where false)';

/** Of some rows those that others do not have: charges that were not known before. Corrections are known charges put right. */
export function rowsApart(rows: BillRows, others: BillRows | null): BillRows {
  const shared = identity.filter((column) => rows.columns.includes(column) && others?.columns.includes(column));
  const same = shared.map((column) => `fresh.${identifier(column)} is not distinct from known.${identifier(column)}`);
  const sql = query('ask/rows-apart', {
    rows: rows.sql,
    others: others?.sql ?? none,
    class: columnOr('ChargeClass', rows.columns),
    same: others ? same.join(' and ') : 'false',
  });
  return { sql, columns: rows.columns };
}
