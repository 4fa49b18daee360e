import type { BillRow, CompanyLake, Measure } from '@capwise/app/ports';
import type { RowFilter } from '@capwise/domain/books';
import { identifier, query } from '../engine/sql.ts';
import { cellText, countOf, fineOf } from '../engine/values.ts';
import type { Bills, PartList } from './bills.ts';
import { conditionOf } from './conditions.ts';
import { measureOf } from './names.ts';

export type RowsQuestion = {
  readonly filter: Pick<RowFilter, 'equals' | 'from' | 'to'>;
  readonly measure: Measure;
  readonly page: { readonly limit: number; readonly offset: number };
};

type RowsAnswer = Awaited<ReturnType<CompanyLake['rows']>>;

const noCells = /^x_capwise_(file|sha256|row)$/;

/** The rows that a filter keeps: how many, their sum in one currency, and a page of them by file and number. */
export async function askRows(bills: Bills, list: PartList, question: RowsQuestion): Promise<RowsAnswer> {
  const rows = await bills.rowsOf(list);
  if (!rows) return { count: 0, value: 0n, currency: null, rows: [] };
  const { columns, sql } = rows;
  const measure = measureOf(question.measure, columns);
  const holes = { measure, rows: sql, condition: conditionOf(question.filter, columns) };
  const shown = columns.filter((column) => !noCells.test(column));
  const cells = shown.map((column, at) => `${identifier(column)} as cell_${at}`).join(', ');
  const page = { cells, offset: whole(question.page.offset), limit: whole(question.page.limit) };
  const [[sum], found] = await Promise.all([
    bills.run(query('ask/cloud/rows-sum', holes)),
    bills.run(query('ask/cloud/rows-page', { ...holes, ...page })),
  ]);
  const currency = cellText(sum?.['first_currency']);
  return {
    count: countOf(sum?.['row_count']),
    value: fineOf(sum?.['amount']),
    currency: currency === cellText(sum?.['last_currency']) ? (currency ?? onlyCurrency(list)) : null,
    rows: found.map(
      (row): BillRow => ({
        file: String(row['file_name']),
        row: countOf(row['row_number']),
        value: fineOf(row['amount']),
        cells: Object.fromEntries(shown.map((column, at) => [column, cellText(row[`cell_${at}`])])),
      }),
    ),
  };
}

/** The currency of parts that all have the same; null otherwise. */
export function onlyCurrency({ parts }: PartList): string | null {
  const currencies = new Set(parts.map(({ currency }) => currency));
  const [first = null] = currencies;
  return currencies.size === 1 ? first : null;
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no place on a page`);
  return String(value);
}
