import { contractColumn } from '../load/focus-columns.ts';
import { columnOr, type Named } from './names.ts';
import { savingKnown } from './saving-known.ts';

/**
 * Longer than the billing period, and longer than a month: January's charge on February's bill, which has fewer days, is a
 * month's charge billed late.
 */
export function longCharge(columns: readonly string[]): string {
  if (!columns.includes('ChargePeriodEnd')) return 'false';
  const month = `"ChargePeriodEnd" > "ChargePeriodStart" + interval '1' month`;
  if (!columns.includes('BillingPeriodEnd')) return `coalesce(${month}, false)`;
  const period = '"ChargePeriodEnd" - "ChargePeriodStart" > "BillingPeriodEnd" - "BillingPeriodStart"';
  return `coalesce(${month} and ${period}, false)`;
}

/** Money that comes back for something other than use: netted with what it takes back, neither would be seen. */
export function givesBack(): string {
  return `"BilledCost" < 0 and "ChargeCategory" <> 'Usage'`;
}

/** The commitment of a row: its commitment discount, else the one commitment of a contract that it is applied to. */
function commitmentOf(columns: readonly string[]): string {
  return `coalesce(${columnOr('CommitmentDiscountId', columns)}, ${columnOr(contractColumn, columns)})`;
}

/**
 * What a source line says of its rows beyond their columns: whether the charge is long or gives back, its first and last day,
 * and the commitment that is named by a contract.
 */
export function derivedName(name: string, columns: readonly string[]): Named | null {
  const day = (moment: string): Named => ({ sql: `cast(cast(${moment} as date) as varchar)`, kind: 'text' });
  switch (name) {
    case 'LongCharge':
      return { sql: `case when ${longCharge(columns)} then 'true' else 'false' end`, kind: 'text' };
    case 'GivesBack':
      return { sql: `case when ${givesBack()} then 'true' else 'false' end`, kind: 'text' };
    case 'ContractCommitment':
      return { sql: columnOr(contractColumn, columns), kind: 'text' };
    case 'Commitment':
      return { sql: commitmentOf(columns), kind: 'text' };
    case 'ChargeStartDay':
      return day('"ChargePeriodStart"');
    case 'ChargeEndDay':
      return day(columnOr('ChargePeriodEnd', columns, 'timestamp'));
    default:
      return savingKnown(name, columns);
  }
}
