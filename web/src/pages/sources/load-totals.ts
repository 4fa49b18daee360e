import { fineText, parseFine } from '@capwise/domain/money';

type Extent = {
  readonly currency: string;
  readonly rows: number;
  readonly billed: string;
  readonly effective: string;
  readonly billingAccount: string;
  readonly billingPeriod: string;
  readonly live: boolean;
};

/** What the parts of one load come to in one currency, exactly. */
export type LoadTotal = {
  readonly currency: string;
  readonly rows: number;
  readonly billed: string;
  readonly effective: string;
  readonly accounts: readonly string[];
  /** First and last billing month. */
  readonly months: readonly [string, string];
  readonly live: number;
  readonly parts: number;
};

/** Adds up the parts of a load, each currency for itself. */
export function loadTotals(parts: readonly Extent[]): readonly LoadTotal[] {
  return [...new Set(parts.map(({ currency }) => currency))].map((currency) => {
    const own = parts.filter((part) => part.currency === currency);
    const months = own.map(({ billingPeriod }) => billingPeriod).sort();
    return {
      currency,
      rows: own.reduce((sum, { rows }) => sum + rows, 0),
      billed: sumOf(own.map(({ billed }) => billed)),
      effective: sumOf(own.map(({ effective }) => effective)),
      accounts: [...new Set(own.map(({ billingAccount }) => billingAccount))],
      months: [months[0] ?? '', months.at(-1) ?? ''],
      live: own.filter(({ live }) => live).length,
      parts: own.length,
    };
  });
}

function sumOf(amounts: readonly string[]): string {
  return fineText(amounts.reduce((sum, amount) => sum + parseFine(amount), 0n));
}
