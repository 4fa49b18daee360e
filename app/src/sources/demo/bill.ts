import type { Fine } from '@capwise/domain/money';
import type { Month } from '@capwise/domain/time';
import { accounts, providers, type AccountKey } from './accounts.ts';
import { daysOf, demoMonths, focusPeriod } from './calendar.ts';
import { chargesOf, taxesOf } from './charges.ts';
import { columnIndex, headerLine } from './columns.ts';
import { resourcesOf, type Resource } from './resources.ts';
import type { BillRow } from './row.ts';
import { usageOf } from './usage.ts';

/** A month of the demo's bill as the text of a FOCUS 1.2 CSV file. */
export type BillMonth = { readonly month: Month; readonly name: string; readonly rows: number; readonly text: string };

/**
 * The bill of the demo company, a month at a time so that memory stays small. The same seed gives the same bytes on every
 * machine: money is exact, and what varies is drawn by sums, products and quotients only.
 */
export function* demoBill(seed: number): Generator<BillMonth> {
  const resources = resourcesOf(seed);
  for (const [index, month] of demoMonths.entries()) yield billMonth(month, index, resources);
}

function billMonth(month: Month, index: number, resources: readonly Resource[]): BillMonth {
  const lines = [headerLine];
  const billed = new Map<AccountKey, Fine>();
  const line = lineWriter(month);
  const write = (row: BillRow): void => {
    billed.set(row.account, (billed.get(row.account) ?? 0n) + row.billed);
    lines.push(line(row));
  };
  for (const row of usageOf(month, daysOf(month, index), resources)) write(row);
  for (const row of chargesOf(month, resources)) write(row);
  for (const row of taxesOf(month, billed)) write(row);
  return { month, name: `demo-company-${month}.csv`, rows: lines.length - 1, text: lines.join('') };
}

/** Completes rows with what all rows of a billing month share, and writes them. */
function lineWriter(month: Month): (row: BillRow) => string {
  const { start, end } = focusPeriod(month);
  return ({ account, cells }) => {
    const { provider } = accounts[account];
    const issuer = providers[provider].name;
    const line = cells.slice();
    line[columnIndex.BillingPeriodStart] = start;
    line[columnIndex.BillingPeriodEnd] = end;
    // A third party sends its own invoice, whose number this bill does not know.
    if (cells[columnIndex.InvoiceIssuerName] === issuer) {
      line[columnIndex.InvoiceId] = `${provider.toUpperCase()}-${month}`;
    }
    return `${line.join(',')}\n`;
  };
}
