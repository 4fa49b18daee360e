import { columnOr, type Named } from './names.ts';

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

/** What a source line says of its rows beyond their columns: whether the charge is long, and its first and last day. */
export function derivedName(name: string, columns: readonly string[]): Named | null {
  const day = (moment: string): Named => ({ sql: `cast(cast(${moment} as date) as varchar)`, kind: 'text' });
  switch (name) {
    case 'LongCharge':
      return { sql: `case when ${longCharge(columns)} then 'true' else 'false' end`, kind: 'text' };
    case 'ChargeStartDay':
      return day('"ChargePeriodStart"');
    case 'ChargeEndDay':
      return day(columnOr('ChargePeriodEnd', columns, 'timestamp'));
    default:
      return null;
  }
}
