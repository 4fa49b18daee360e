import { Refusal } from '@capwise/domain';
import { chartOfAccounts } from '@capwise/domain/books';
import { requireCapitalizable } from '@capwise/domain/labor';
import { money, moneyText, parseMoney } from '@capwise/domain/money';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { DocumentOf } from './document.ts';
import type { Place } from './place.ts';

/** Labor re-treats shares of the payroll: no month capitalizes more than it expensed. Refuses NOT_CAPITALIZABLE and ABOVE_PAYROLL. */
export async function requireExpensed(
  document: DocumentOf<'capitalized-labor'>,
  { id, books, currency }: Place,
): Promise<void> {
  requireCapitalizable(document.kindOfWork, document.decision ?? null);
  const nature = document.component === 'pay' ? 'labor' : 'stock-compensation';
  // The expense of the nature, and what was capitalized of it already.
  const accounts = chartOfAccounts
    .filter((account) => account.function === document.function && account.nature === nature)
    .map(({ code }) => code);
  const from = document.month;
  const to = addMonths(parseMonth(from), document.repeats - 1).toString();
  const sums = await books.sumsBy({ scenario: 'actual', accounts, from, to }, ['document']);
  const wanted = parseMoney(document.amount, currency).minor;
  for (let at = parseMonth(from); at.toString() <= to; at = addMonths(at, 1)) {
    const month = at.toString();
    const left = sums.reduce(
      (sum, { month: of, minor, values }) => (of === month && values.document !== id ? sum + minor : sum),
      0n,
    );
    if (wanted <= left) continue;
    const text = (minor: bigint): string => `${moneyText(money(minor, currency))} ${currency}`;
    throw new Refusal(
      'ABOVE_PAYROLL',
      `${text(wanted)} of ${month} would be capitalized, and ${text(left)} of ${nature.replace('-', ' ')} is expensed in that month and function and not capitalized yet: ` +
        'record the payroll of the month first, or capitalize less',
      { value: document.amount, month, left: text(left) },
    );
  }
}
