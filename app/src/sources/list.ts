import { fineText } from '@capwise/domain/money';
import type { Handler } from '../handler/index.ts';

export const listLoads: Handler<'sources.list'> = async ({ asOf }, context) => {
  const company = await context.books();
  const loads = await company.loads(asOf);
  return {
    loads: loads.map((load) => ({
      id: load.id,
      source: [...new Set(load.parts.map(({ source }) => source))].sort().join(', '),
      loadedAt: load.publishedAt,
      version: load.version,
      files: [...load.files],
      warnings: load.warnings.map((warning) => ({ ...warning, billed: fineText(warning.billed) })),
      parts: load.parts.map((part) => ({
        billingAccount: part.billingAccount,
        billingPeriod: part.billingPeriod,
        currency: part.currency,
        rows: part.rows,
        billed: fineText(part.billed),
        effective: fineText(part.effective),
        live: part.live,
      })),
    })),
  };
};
