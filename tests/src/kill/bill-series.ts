import { fineText, parseFine, type Fine } from '@capwise/domain/money';
import { billRow, billText, type BillRow } from '../support/bills.ts';

/** What a bill of the series says of an account and a month. */
export type Amount = { readonly billed: Fine; readonly rows: number };

/** Amounts by account and month, `A-1 2026-03`: what replaces and is replaced as a whole. */
export type Amounts = ReadonlyMap<string, Amount>;

export type SeriesBill = { readonly name: string; readonly text: string; readonly amounts: Amounts };

const accounts = 3;
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const monthsPerBill = 3;
const rowsPerMonth = 400;
const services = 15;

/**
 * Bill number `n` of a series without end: three months of one of three accounts, so that most bills replace parts of
 * earlier ones. The same number gives the same bytes, and no two bills give a month the same amount.
 */
export function seriesBill(n: number): SeriesBill {
  const account = `A-${n % accounts}`;
  const amounts = new Map<string, Amount>();
  const rows: BillRow[] = [];
  for (let offset = 0; offset < monthsPerBill; offset += 1) {
    const month = months[(n + offset) % months.length] ?? '';
    let billed = 0n;
    for (let row = 0; row < rowsPerMonth; row += 1) {
      const cost = parseFine(`${1 + ((n * 7919 + offset * 104_729 + row * 31) % 9973)}e-4`);
      billed += cost;
      rows.push(usage(month, { account, row, cost }));
    }
    amounts.set(`${account} ${month}`, { billed, rows: rowsPerMonth });
  }
  return { name: `${nameOf(n)}.csv`, text: billText(rows), amounts };
}

/** The name of a bill's file, without its ending. */
function nameOf(n: number): string {
  return `bill-${String(n).padStart(5, '0')}`;
}

/** What is true after bills came in this order: of each account and month the last. */
export function amountsAfter(bills: readonly number[]): Amounts {
  return new Map(bills.flatMap((n) => [...seriesBill(n).amounts]));
}

type Usage = { readonly account: string; readonly row: number; readonly cost: Fine };

function usage(month: string, { account, row, cost }: Usage): BillRow {
  const service = `Service ${row % services}`;
  return billRow(month, fineText(cost), {
    BillingAccountId: account,
    BillingAccountName: account,
    ServiceName: service,
    SubAccountId: `sub-${row % 4}`,
    ResourceId: `${account}-${row}`,
    Tags: `{"team":"team-${row % 5}"}`,
  });
}
