import type { Posted } from '@capwise/contract/client';
import { boundsOf, mutable, type CostQuestion } from './use-costs.ts';

/** The files that rows are exported as. */
export const formats = [
  { format: 'csv.gz', label: 'CSV.gz' },
  { format: 'parquet', label: 'Parquet' },
] as const;

export type Format = (typeof formats)[number]['format'];

/** The rows behind what the page shows: those of its period and filter, as they were known at the moment of the address. */
export function exportOf({ filter, period }: CostQuestion, asOf: string | undefined): Posted<'cloud.export'> {
  return { filter: mutable(filter), ...boundsOf(period), ...(asOf !== undefined && { asOf }) };
}
