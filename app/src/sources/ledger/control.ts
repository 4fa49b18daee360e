import type { Figure } from '@capwise/contract/operation';
import { addMonths, monthsOf, parseMonth, periodOf } from '@capwise/domain/time';
import type { AccountCode } from '@capwise/domain/books';
import { formula, minorFigure } from '../../figure/index.ts';
import { balanceParts } from './tie-figures.ts';
import { balancesAt, type LedgerTie } from './tie-out.ts';

/** The given accounts with those that the ledger keeps together with them, in order. */
export function groupAccounts({ groups }: LedgerTie, accounts: readonly AccountCode[]): readonly AccountCode[] {
  const whole = accounts.flatMap((code) => groups.find((group) => group.accounts.includes(code))?.accounts ?? [code]);
  return [...new Set(whole)].sort((left, right) => (left < right ? -1 : 1));
}

/**
 * What the trial balance moved on accounts of cost in its month: its balance less that of the month before, or its balance
 * where the fiscal year begins. null where it does not tell.
 */
export function controlOf(tie: LedgerTie, accounts: readonly AccountCode[], currency: string): Figure | null {
  const groups = tie.groups.filter((group) => group.accounts.some((code) => accounts.includes(code)));
  const before = addMonths(parseMonth(tie.month), -1).toString();
  const isFirst = firstOfYear(tie) === tie.month;
  const isTold = groups.every(
    ({ carried, months, tie: { difference } }) =>
      difference !== null && ((isFirst && !carried) || months.some(({ month }) => month === before)),
  );
  if (groups.length === 0 || !isTold) return null;
  const parts = groups.flatMap((group) => {
    const at = (month: string) => balancesAt(tie, group, month);
    const start = isFirst && !group.carried ? [] : at(before);
    return [
      ...at(tie.month).map((balance) => ({ balance, times: 1 as const })),
      ...start.map((balance) => ({ balance, times: -1 as const })),
    ];
  });
  const minor = parts.reduce((sum, { balance, times }) => sum + BigInt(times) * balance.minor, 0n);
  const trace = formula(
    `Trial balance, moved in ${tie.month}`,
    parts.flatMap(({ balance, times }) => balanceParts([balance], times)),
  );
  return minorFigure(minor, currency, trace);
}

function firstOfYear({ month, fiscalStart }: LedgerTie): string | undefined {
  return monthsOf(periodOf(parseMonth(month), 'year', fiscalStart), fiscalStart)[0]?.toString();
}
