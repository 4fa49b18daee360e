import { Refusal } from '@capwise/domain';
import { chartOfAccounts, expenseAccount, type CostFunction } from '@capwise/domain/books';
import type { PayComponent } from '@capwise/domain/labor';
import { money, moneyText } from '@capwise/domain/money';
import type { CompanyReads } from '../../ports/index.ts';

/** Pay of a function in a month of service. */
export type PayPlace = {
  readonly period: string;
  readonly function: CostFunction;
  readonly component: PayComponent;
};

const natures = { pay: 'labor', severance: 'severance', 'stock-compensation': 'stock-compensation' } as const;

/**
 * No month capitalizes more labor than it expenses, also after its payroll has changed; a month that capitalizes none may be
 * below zero, as a correction is. Refuses ABOVE_PAYROLL.
 */
export async function requireCovered(
  books: CompanyReads,
  places: readonly PayPlace[],
  currency: string,
): Promise<void> {
  const byAccounts = Map.groupBy(places, ({ function: costFunction, component }) => `${costFunction} ${component}`);
  for (const members of byAccounts.values()) {
    const [first] = members;
    if (!first) continue;
    const nature = natures[first.component];
    const expensedIn = expenseAccount(first.function, nature);
    const accounts = chartOfAccounts
      .filter((account) => account.function === first.function && account.nature === nature)
      .map(({ code }) => code);
    const months = new Set(members.map(({ period }) => period));
    const sums = await books.sums({ scenario: 'actual', accounts });
    for (const [month, parts] of Map.groupBy(sums, (sum) => sum.month)) {
      if (!months.has(month)) continue;
      const [expensed, other] = [
        sumOf(parts.filter(({ account }) => account === expensedIn)),
        sumOf(parts.filter(({ account }) => account !== expensedIn)),
      ];
      const above = -other - (expensed > 0n ? expensed : 0n);
      if (above > 0n) throw abovePayroll({ ...first, period: month }, above, currency);
    }
  }
}

function sumOf(parts: readonly { readonly minor: bigint }[]): bigint {
  return parts.reduce((sum, { minor }) => sum + minor, 0n);
}

function abovePayroll(
  { period, function: costFunction, component }: PayPlace,
  minor: bigint,
  currency: string,
): Refusal {
  const above = `${moneyText(money(minor, currency))} ${currency}`;
  return new Refusal(
    'ABOVE_PAYROLL',
    `the payroll of ${period} leaves ${above} of ${component.replace('-', ' ')} of ${costFunction} capitalized above what is ` +
      'expensed. Nothing of the file was recorded: change or withdraw the capitalized labor of that month first',
    { month: period, value: costFunction, above },
  );
}
