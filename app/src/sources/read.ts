import type { Answer, Input } from '@capwise/contract/registry';
import { keptCurrency, unitOf } from '../company/index.ts';
import type { Context, Handler } from '../handler/index.ts';
import type { CompanyReads, CompanyStore, CompanyWrites } from '../ports/index.ts';
import { exchangeOf } from './exchange.ts';
import { withFirstCompany } from './first-company.ts';
import { readFile } from './inspect-file.ts';
import { mappingBatch, readMappings, savedFor } from './mapping-store.ts';
import { tables } from './tables/index.ts';
import { checkTable } from './tables/rows.ts';
import type { Table, TableRow } from './tables/table.ts';

/** `sources.read`: every cell is checked first, then all rows are recorded in one transaction, or none. */
export const readTable: Handler<'sources.read'> = (input, context) =>
  withFirstCompany(context, (company) => readInto(company, input, context));

async function readInto(
  company: CompanyStore,
  { kind, file, sheet, mapping, saveAs }: Input<'sources.read'>,
  context: Context,
): Promise<Answer<'sources.read'>> {
  const table = tables[kind];
  context.progress({ step: `reading ${file.name}` });
  const read = await readFile(company.name, { file, sheet }, context);
  const found = { ...(table.tall?.(read) ?? read), sheet: read.sheet };
  const saved = mapping === undefined ? savedFor(await readMappings(company), found.columns, kind) : null;
  const used = mapping ?? saved?.mapping ?? {};
  const { rows, ignored } = checkTable(found, table, file.name, used);
  return context.commit(company, async (books) => {
    const reporting = await reportingFor(table, rows, books);
    context.progress({ step: `recording ${rows.length} rows` });
    const target = { books, currency: reporting, company: company.name, file: file.name, context };
    const { recorded, unchanged, notes } = await table.record(rows, target);
    if (saveAs !== undefined) {
      await books.record(mappingBatch({ name: saveAs, kind, headers: found.columns, mapping: used }, false));
    }
    return {
      kind,
      rows: rows.length,
      recorded,
      unchanged,
      mapping: saveAs ?? saved?.name ?? null,
      sheet: found.sheet,
      ignoredColumns: [...ignored],
      notes: [...notes],
    };
  });
}

/** The first file that names one currency fixes what the books are kept in. Rates say nothing before that is known. */
async function reportingFor(
  { bookCurrency }: Table,
  rows: readonly TableRow[],
  books: CompanyReads & CompanyWrites,
): Promise<string> {
  const named = new Set(rows.flatMap(({ cells }) => cells[bookCurrency ?? 'currency'] ?? []));
  const [only] = named;
  if (only !== undefined && named.size === 1) await keptCurrency(books, only);
  return bookCurrency === undefined ? unitOf(books) : (await exchangeOf(books)).reporting;
}
