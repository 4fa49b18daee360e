import { fineText } from '@capwise/domain/money';
import type { Handler } from '../handler/index.ts';

/** Rows within an answer: what a caller can still hold as one. A file takes any number. */
const limitRows = 200_000;

const mediaTypes = {
  csv: 'text/csv',
  'csv.gz': 'application/gzip',
  parquet: 'application/vnd.apache.parquet',
} as const;

/** `cloud.export`: bill rows as one file of FOCUS 1.2, whatever version they came in. */
export const exportBills: Handler<'cloud.export'> = async ({ asOf, from, to, filter, format }, context) => {
  const company = await context.books();
  const months = [from, to].filter((month) => month !== undefined);
  const name = `${['focus', company.name, ...new Set(months)].join('-')}.${format}`;
  const path = await context.fileTarget?.(name);
  const parts = await company.liveParts(asOf);
  const question = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    filter,
    format,
    target: path === undefined ? { kind: 'answer' as const, limitRows } : { kind: 'file' as const, path },
  };
  const exported = await context.lake(company.name).exportFocus(parts, question, context.signal);
  return {
    version: '1.2',
    columns: [...exported.columns],
    totals: exported.totals.map(({ currency, rows, billed, effective }) => ({
      currency,
      rows,
      billed: fineText(billed),
      effective: fineText(effective),
    })),
    file: {
      name,
      mediaType: mediaTypes[format],
      bytes: exported.size,
      ...(exported.bytes && { base64: Buffer.from(exported.bytes).toString('base64') }),
    },
  };
};
