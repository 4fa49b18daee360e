import { Refusal } from '@capwise/domain';
import { chartOfAccounts, type CostFunction } from '@capwise/domain/books';
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

/** No month capitalizes more labor than it expenses, also after its payroll has changed. Refuses ABOVE_PAYROLL. */
export async function requireCovered(
  books: CompanyReads,
  places: readonly PayPlace[],
  currency: string,
): Promise<void> {
  const byAccounts = Map.groupBy(places, ({ function: costFunction, component }) => `${costFunction} ${component}`);
  for (const members of byAccounts.values()) {
    const [first] = members;
    if (!first) continue;
    const accounts = chartOfAccounts
      .filter((account) => account.function === first.function && account.nature === natures[first.component])
      .map(({ code }) => code);
    const months = new Set(members.map(({ period }) => period));
    const sums = await books.sums({ scenario: 'actual', accounts });
    for (const [month, parts] of Map.groupBy(sums, (sum) => sum.month)) {
      const left = parts.reduce((sum, { minor }) => sum + minor, 0n);
      if (left < 0n && months.has(month)) throw abovePayroll({ ...first, period: month }, -left, currency);
    }
  }
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
