import { fineText } from '@capwise/domain/money';
import type { Handler } from '../handler/index.ts';

/** Rows of one file: what a caller can still hold as one answer. */
const limitRows = 200_000;

const mediaTypes = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' } as const;

/** `cloud.export`: bill rows as one file of FOCUS 1.2, whatever version they came in. */
export const exportBills: Handler<'cloud.export'> = async ({ asOf, from, to, filter, format }, context) => {
  const company = await context.books();
  const parts = await company.liveParts(asOf);
  const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const { bytes, columns, totals } = await context
    .lake(company.name)
    .exportFocus(parts, { ...span, filter, format, limitRows });
  const months = [from, to].filter((month) => month !== undefined);
  return {
    version: '1.2',
    columns: [...columns],
    totals: totals.map(({ currency, rows, billed, effective }) => ({
      currency,
      rows,
      billed: fineText(billed),
      effective: fineText(effective),
    })),
    file: {
      name: `${['focus', company.name, ...new Set(months)].join('-')}.${format}`,
      mediaType: mediaTypes[format],
      base64: Buffer.from(bytes).toString('base64'),
    },
  };
};
