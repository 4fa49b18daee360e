import type { AccountCode } from './account.ts';

/** Balances that are read together, in the order of the balance sheet. */
export const balanceGroups = [
  'cash',
  'receivables',
  'prepaids',
  'differences',
  'assets-in-progress',
  'assets',
  'payables',
  'accruals',
  'deferred-revenue',
  'leases',
  'equity',
] as const;
export type BalanceGroup = (typeof balanceGroups)[number];

const members: Readonly<Record<BalanceGroup, readonly AccountCode[]>> = {
  cash: ['1000'],
  receivables: ['1100', '1150', '1160'],
  prepaids: ['1200', '1210', '1220'],
  differences: ['1290'],
  'assets-in-progress': ['1500', '1600'],
  assets: ['1510', '1519', '1610', '1619', '1700', '1710'],
  payables: ['2000', '2010', '2020'],
  accruals: ['2100', '2110', '2120', '2210'],
  'deferred-revenue': ['2200'],
  leases: ['2300', '2310', '2320'],
  equity: ['3000', '3100'],
};

const byAccount = new Map(balanceGroups.flatMap((group) => members[group].map((code) => [code, group] as const)));

/** The group of an account of the balance sheet. Throws for an account of the statement: it keeps no balance. */
export function balanceGroupOf(code: AccountCode): BalanceGroup {
  const group = byAccount.get(code);
  if (group === undefined) throw new Error(`account ${code} is in no group of balances`);
  return group;
}
