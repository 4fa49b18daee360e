import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A bill row by FOCUS column; what is not named takes the default of `billRow`. */
export type BillRow = Readonly<Record<string, string>>;

const columns = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ContractedCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'CommitmentDiscountId',
  'CommitmentDiscountStatus',
  'InvoiceIssuerName',
  'ProviderName',
  'PublisherName',
  'ServiceCategory',
  'ServiceName',
  'SubAccountId',
  'RegionId',
  'ResourceId',
  'Tags',
] as const;

/** A row of usage in a month, billed as it is used. */
export function billRow(month: string, cost: string, more: BillRow = {}): BillRow {
  const start = Temporal.PlainYearMonth.from(month);
  const end = start.add({ months: 1 });
  const period = { start: `${start}-01T00:00:00Z`, end: `${end}-01T00:00:00Z` };
  return {
    BilledCost: cost,
    EffectiveCost: cost,
    ListCost: cost,
    ContractedCost: cost,
    BillingAccountId: 'A-1',
    BillingAccountName: 'Main',
    BillingCurrency: 'USD',
    BillingPeriodStart: period.start,
    BillingPeriodEnd: period.end,
    ChargePeriodStart: period.start,
    ChargePeriodEnd: period.end,
    ChargeCategory: 'Usage',
    ChargeDescription: 'Compute',
    ChargeFrequency: 'Usage-Based',
    InvoiceIssuerName: 'Acme Cloud',
    ProviderName: 'Acme',
    PublisherName: 'Acme',
    ServiceCategory: 'Compute',
    ServiceName: 'Compute',
    SubAccountId: 'sub-1',
    RegionId: 'r-1',
    ResourceId: 'i-1',
    ...more,
  };
}

/** Rows as CSV text, with the columns that a row names beyond the usual ones. */
export function billText(rows: readonly BillRow[], without: readonly string[] = []): string {
  const all = new Set<string>([...columns, ...rows.flatMap((row) => Object.keys(row))]);
  const kept = [...all].filter((column) => !without.includes(column));
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${kept.join(',')}\n${rows.map((row) => kept.map((column) => cell(row[column] ?? '')).join(',')).join('\n')}\n`;
}

/** Writes a file into a folder of its own and answers it as an input. */
export async function fileOf(
  content: string | Uint8Array,
  name = 'bill.csv',
): Promise<{ readonly path: string; readonly name: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'capwise-bill-'));
  const file = path.join(folder, name);
  await writeFile(file, content);
  return { path: file, name };
}
