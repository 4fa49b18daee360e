import { chartOfAccounts, type AccountCode, type CostNature } from './account.ts';
import { divideRounded } from '../money/index.ts';

/** Cost that vendors bill: people and stock compensation are paid otherwise. */
const bought: readonly CostNature[] = ['cloud', 'software', 'hardware', 'facilities', 'services'];

/** Expense accounts of what is bought from vendors, by code: what payables and prepaid are measured against. */
export const purchaseAccounts: readonly AccountCode[] = chartOfAccounts
  .filter(({ nature }) => nature !== undefined && bought.includes(nature))
  .map(({ code }) => code);

/** Days that a balance stands for: balance ÷ flow × days of the period, in hundredths; null where there is no flow. */
export function hundredthDays(balance: bigint, flow: bigint, days: number): bigint | null {
  return flow <= 0n ? null : divideRounded(balance * BigInt(days) * 100n, flow, 'half-up');
}
