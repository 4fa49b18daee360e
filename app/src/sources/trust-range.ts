import type { Answer } from '@capwise/contract/registry';
import { statementOf } from '@capwise/domain/books';
import { money, moneyText, roundFine } from '@capwise/domain/money';
import type { Context } from '../handler/index.ts';
import { openMonths } from '../cloud/month-end.ts';
import type { TrustPeriod } from './trust-scope.ts';

/** EBITDA of a period whose last bills do not cover their month yet: from what is missing at most to what is missing at least. */
export async function openRange(
  { reading: { company, view, sums }, months, currency }: TrustPeriod,
  context: Context,
  month: string,
): Promise<Answer<'sources.trust'>['range']> {
  const bills = await openMonths(company, context.lake(company.name), { month, asOf: view.asOf });
  const open = bills.filter(
    ({ part, missingDays, estimate }) => part.currency === currency && missingDays > 0 && estimate,
  );
  if (open.length === 0) return null;
  const wanted = new Set(months.map(String));
  const { ebitda } = statementOf(sums.filter((sum) => wanted.has(sum.month)));
  const total = (end: 'low' | 'high'): bigint =>
    open.reduce((sum, { estimate }) => sum + roundFine(estimate?.[end] ?? 0n, currency, 'half-even').minor, 0n);
  const days = Math.max(...open.map(({ missingDays }) => missingDays));
  const names = [...new Set(open.map(({ part }) => part.source))].join(', ');
  return {
    low: moneyText(money(ebitda - total('high'), currency)),
    high: moneyText(money(ebitda - total('low'), currency)),
    words: `the bill of ${names} lacks ${days} days of ${month}`,
  };
}
