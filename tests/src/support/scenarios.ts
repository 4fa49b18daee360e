import { readFile } from 'node:fs/promises';
import { fileOf } from './bills.ts';
import { sharedFile } from './shared.ts';

/** What the discount scenarios leave out and a bill must say. */
const companionColumns = {
  BillingAccountId: 'A-1',
  BillingCurrency: 'USD',
  InvoiceIssuerName: 'Acme Cloud',
  ProviderName: 'Acme',
  ServiceName: 'Compute',
};

/** A bill as an input of `sources.import`. */
export type BillFile = { readonly path: string; readonly name: string };

/** A scenario file with the columns that it lacks, and texts that no loader reads put right. */
export async function completed(
  parts: readonly string[],
  replace: readonly (readonly [string | RegExp, string])[] = [],
): Promise<BillFile> {
  const { path, name } = sharedFile(...parts);
  const raw = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  const text = replace.reduce((before, [wrong, right]) => before.replaceAll(wrong, right), raw);
  const [head = '', ...rows] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const lacks = Object.entries(companionColumns).filter(([column]) => !head.split(',').includes(column));
  const line = (cells: string, more: readonly string[]): string => [cells, ...more].join(',');
  const lines = [
    line(
      head,
      lacks.map(([column]) => column),
    ),
    ...rows.map((row) =>
      line(
        row,
        lacks.map(([, value]) => value),
      ),
    ),
  ];
  return fileOf(`${lines.join('\n')}\n`, name);
}
