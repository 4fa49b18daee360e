import { Refusal } from '@capwise/domain';
import { rateToleranceDays } from '@capwise/domain/cloud';
import { parseFine } from '@capwise/domain/money';
import type { RateRecord } from '../../ports/index.ts';
import { postAgain } from '../post.ts';
import { settleAgain } from '../settle.ts';
import type { Table, TableRow } from './table.ts';

/** Exchange rates by currency and day. Bills of other currencies are posted again by them. */
export const rates: Table = {
  kind: 'rates',
  title: 'Exchange rates',
  bookCurrency: 'to',
  about:
    'What one unit of another currency costs in the currency of the books, by day. Bills in that currency are posted by the rate ' +
    `of their day, or the last one up to ${rateToleranceDays} days before it; what is owed is restated at each month end.`,
  columns: [
    {
      name: 'currency',
      required: true,
      type: 'currency',
      about: 'The other currency, ISO 4217',
      example: 'EUR',
    },
    { name: 'day', required: true, type: 'day', about: 'The day that the rate is of', example: '2026-01-31' },
    {
      name: 'rate',
      required: true,
      type: 'decimal',
      about: 'Units of the currency of the books for one unit of the other',
      example: '1.0857',
    },
    {
      name: 'to',
      required: false,
      type: 'currency',
      about: 'The currency of the books, where the file names it: rates into another one are refused',
      example: 'USD',
    },
  ],
  record: async (rows, { books, currency, company, context }) => {
    const records = recordsOf(rows, currency);
    const named = new Set(records.map((record) => record.currency));
    let recorded = 0;
    const put = async (): Promise<void> => {
      recorded = await books.putRates(records);
    };
    const revisions = await postAgain(books, context.lake(company), put, (part) => named.has(part.currency));
    await settleAgain(books);
    const notes =
      revisions === 0 ? [] : [`${revisions} ${revisions === 1 ? 'bill' : 'bills'} posted again by the new rates`];
    return { recorded, unchanged: rows.length - recorded, notes };
  },
};

type Placed = RateRecord & { readonly row: number };

function recordsOf(rows: readonly TableRow[], reporting: string): readonly RateRecord[] {
  const byDay = new Map<string, Placed>();
  for (const row of rows) {
    const record = recordOf(row, reporting);
    const before = byDay.get(`${record.currency} ${record.day}`);
    if (before && before.rate !== record.rate) throw twoRates(before, record);
    byDay.set(`${record.currency} ${record.day}`, before ?? record);
  }
  return [...byDay.values()].map(({ currency, day, rate }) => ({ currency, day, rate }));
}

function recordOf({ row, cells }: TableRow, reporting: string): Placed {
  const { currency = null, day = null, rate = null, to = null } = cells;
  if (currency === null || day === null || rate === null)
    throw new Error(`row ${row} has an empty cell that is required`);
  if (to !== null && to !== reporting) {
    throw wrong(row, 'to', to, `the books are kept in ${reporting}: bring rates into ${reporting}`);
  }
  if (currency === reporting) {
    throw wrong(row, 'currency', currency, 'it is the currency of the books, which needs no rate: take the row out');
  }
  if (parseFine(rate) <= 0n) throw wrong(row, 'rate', rate, 'a rate is above zero');
  return { row, currency, day, rate };
}

function wrong(row: number, column: string, value: string, what: string): Refusal {
  return new Refusal('INVALID_VALUE', `row ${row}, column ${column}: "${value}"; ${what}`, {
    row,
    column,
    value,
    remedy: what,
  });
}

function twoRates(first: Placed, second: Placed): Refusal {
  const { currency, day } = first;
  return new Refusal(
    'INVALID_VALUE',
    `rows ${first.row} and ${second.row} give ${currency} two rates on ${day}, ${first.rate} and ${second.rate}: keep one of them`,
    { row: second.row, column: 'rate', value: second.rate, remedy: 'keep one of them' },
  );
}
