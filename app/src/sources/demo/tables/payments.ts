import { moneyText } from '@capwise/domain/money';
import type { Payable } from '../../payables.ts';
import { drawsOf } from '../random.ts';
import { demoTable, type DemoTable } from './table.ts';

/** The last day whose payments have been read: what falls due later is expected still. */
const paidThrough = '2026-10-12';

const columns = 'payment,invoice,date,amount,currency,vendor,account';
const daysLateMax = 5;

/** Payments of what fell due, in full and some days late, by what the books owe. */
export function paymentsTable(seed: number, payables: readonly Payable[]): DemoTable {
  const draw = drawsOf(seed, 'payments');
  const due = payables.flatMap((payable) =>
    [...Map.groupBy(payable.expected, ({ day }) => day.toString())].map(([day, members]) => ({
      payable,
      day,
      minor: members.reduce((sum, { transaction }) => sum + transaction.minor, 0n),
    })),
  );
  const paid = due
    .filter(({ day, minor }) => day <= paidThrough && minor > 0n)
    .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  const rows = paid.map(({ payable: { name, currency, vendor }, day, minor }, index) => {
    const date = Temporal.PlainDate.from(day).add({ days: Math.floor(draw() * (daysLateMax + 1)) });
    const amount = moneyText({ minor, currency });
    return [`PAY-${String(index + 1).padStart(4, '0')}`, name, date.toString(), amount, currency, vendor, 'Operating'];
  });
  return demoTable('payments', columns, rows);
}

type Due = { readonly payable: Payable; readonly day: string };

function keyOf({ payable, day }: Due): string {
  return `${day} ${payable.name}`;
}
