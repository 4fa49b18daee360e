import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompanyLake, Lake, Part, Progress, SourceFile, StagedLoad, StageOptions, Work } from '@capwise/app/ports';
import { openLake, type LakeOptions } from '../lake.ts';

/** A lake of its own in a folder of its own, for one test file. */
export type Bench = {
  readonly home: string;
  readonly lake: Lake;
  readonly company: CompanyLake;
  /** Writes a file beside the lake and answers its path. */
  readonly put: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly stage: (paths: readonly string[], options?: StageOptions) => Promise<StagedLoad>;
  readonly close: () => Promise<void>;
};

export async function openBench(options: Omit<LakeOptions, 'home'> = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-'));
  const home = join(folder, 'home');
  const lake = openLake({ home, memoryLimit: '1GB', ...options });
  const company = lake.company('acme');
  let loads = 0;
  return {
    home,
    lake,
    company,
    put: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    stage: (paths, stageOptions = {}) => {
      loads += 1;
      return company.stage(`load${loads}`, paths.map(sourceFile), stageOptions, quietWork());
    },
    close: async () => {
      await lake.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function sourceFile(path: string): SourceFile {
  return { path, name: path.slice(path.lastIndexOf('/') + 1) };
}

export function quietWork(
  progress: (progress: Progress) => void = () => {},
  signal = new AbortController().signal,
): Work {
  return { progress, signal };
}

/** Parts as the store would keep them. */
export function partsOf(...loads: readonly StagedLoad[]): readonly Part[] {
  return loads.flatMap(({ load, parts }) => parts.map((part, at) => ({ ...part, id: `${load}/${at}`, load })));
}

export type BillRowText = Readonly<Record<string, string>>;

/** A row of a bill that no rule has anything against. */
export const plainRow: BillRowText = {
  ProviderName: 'Northwind Cloud',
  PublisherName: 'Northwind Cloud',
  InvoiceIssuerName: 'Northwind Cloud',
  InvoiceId: 'INV-1',
  BillingAccountId: '0042',
  BillingAccountName: 'Main',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  ChargePeriodStart: '2026-10-05T00:00:00Z',
  ChargePeriodEnd: '2026-10-06T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ChargeDescription: 'Compute hours',
  ChargeFrequency: 'Usage-Based',
  BilledCost: '1.5',
  EffectiveCost: '1.25',
  ListCost: '2',
  ContractedCost: '1.5',
  PricingQuantity: '3',
  PricingUnit: 'Hours',
  ServiceCategory: 'Compute',
  ServiceName: 'Compute Engine',
  Tags: '{"team":"search"}',
};

/** A CSV file of rows, each a change of the plain one. */
export function csvOf(changes: readonly BillRowText[], without: readonly string[] = []): string {
  const rows = changes.map((change) => ({ ...plainRow, ...change }));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !without.includes(name));
  const lines = rows.map((row) => columns.map((column) => cellOf((row as BillRowText)[column] ?? '')).join(','));
  return `${[columns.map(cellOf).join(','), ...lines].join('\n')}\n`;
}

function cellOf(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a stage is refused with: code, data and message. Throws when it is not refused. */
export async function refusalOf(
  staged: Promise<unknown>,
): Promise<{ readonly code: string; readonly message: string; readonly data: Readonly<Record<string, unknown>> }> {
  try {
    await staged;
  } catch (error) {
    const { code, message, data } = error as { code: string; message: string; data: Record<string, unknown> };
    if (code === undefined) throw error;
    return { code, message, data };
  }
  throw new Error('the files were staged');
}
