import { fineText, moneyText, roundFine } from '@capwise/domain/money';
import type { DocumentOf } from '../books/documents/document.ts';
import type { PartKey } from '../ports/index.ts';
import type { OpenMonth } from './month-end.ts';

/** The id of the accrual of a bill's month: one for each source, account and month. */
export function accrualId({ source, billingAccount, billingPeriod }: PartKey): string {
  const words = `${source} ${billingAccount}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return `accrual-${billingPeriod}-${words.join('-')}`.slice(0, 61);
}

/** The accrual of what a bill lacks; null where it lacks nothing. */
export function accrualOf({ part, coveredDays, missingDays, estimate }: OpenMonth): DocumentOf<'accrual'> | null {
  if (!estimate) return null;
  const text = (fine: bigint): string => moneyText(roundFine(fine, part.currency, 'half-even'));
  const amount = roundFine(estimate.estimate, part.currency, 'half-even');
  if (amount.minor <= 0n) return null;
  return {
    kind: 'accrual',
    what: `Not billed yet · ${part.source} · ${part.billingAccount}`,
    vendor: part.source,
    function: 'unassigned',
    nature: 'cloud',
    amount: moneyText(amount),
    low: text(estimate.low),
    high: text(estimate.high),
    month: part.billingPeriod,
    estimate: `${missingDays} days at the mean of ${coveredDays}: ${text(estimate.usage)}; credits still expected: ${text(estimate.credits)}`,
    bill: {
      source: part.source,
      billingAccount: part.billingAccount,
      part: part.id,
      soFar: fineText(part.effective),
    },
  };
}
