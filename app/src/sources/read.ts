import type { Handler } from '../handler/index.ts';
import { exchangeOf } from './exchange.ts';
import { tables } from './tables/index.ts';
import { checkTable } from './tables/rows.ts';

/** The most that one table holds: a company's rates or payments of many years. */
const limits = { limitRows: 200_000, limitBytes: 64 * 2 ** 20 };

/** `sources.read`: every cell is checked first, then all rows are recorded in one transaction, or none. */
export const readTable: Handler<'sources.read'> = async ({ kind, file }, context) => {
  const company = await context.books();
  const table = tables[kind];
  context.progress({ step: `reading ${file.name}` });
  const found = await context.lake(company.name).readTable(file, limits, context.signal);
  const { rows, ignored } = checkTable(found, table, file.name);
  return context.commit(company, async (books) => {
    const { reporting } = await exchangeOf(books);
    context.progress({ step: `recording ${rows.length} rows` });
    const target = { books, currency: reporting, company: company.name, file: file.name, context };
    const { recorded, unchanged, notes } = await table.record(rows, target);
    return { kind, rows: rows.length, recorded, unchanged, ignoredColumns: [...ignored], notes: [...notes] };
  });
};
