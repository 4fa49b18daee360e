import type { RowFilter } from '@capwise/domain/books';
import type { Fine } from '@capwise/domain/money';
import type { Work } from './work.ts';

/** The four costs of a FOCUS row, by the names of the contract. */
export type Measure = 'billed' | 'effective' | 'contracted' | 'list';

export type SourceFile = { readonly path: string; readonly name: string };

export type LoadedFile = {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
};

export type LoadWarning = {
  readonly code: string;
  readonly message: string;
  readonly rows: number;
  readonly billed: Fine;
};

/** Rows and sums of a piece of a bill. */
export type Extent = { readonly rows: number; readonly billed: Fine; readonly effective: Fine };

/** What replaces and is replaced as a whole: one source, billing account, billing period and currency. FOCUS has no row id. */
export type PartKey = {
  readonly source: string;
  readonly billingAccount: string;
  /** `2026-10` */
  readonly billingPeriod: string;
  readonly currency: string;
};

/** A part that a stage wrote; `file` is its Parquet file, relative to the company's lake folder. */
export type StagedPart = PartKey & Extent & { readonly file: string };

/** A part in the store: `id` is the one that row filters pin. */
export type Part = StagedPart & { readonly id: string; readonly load: string };

export type StagedLoad = {
  readonly load: string;
  readonly version: string;
  readonly files: readonly LoadedFile[];
  readonly parts: readonly StagedPart[];
  readonly warnings: readonly LoadWarning[];
  /** All columns of the files, FOCUS's and others. */
  readonly columns: readonly string[];
};

/** Bill rows that share all that decides how they post, summed. null: the rows say nothing in that column. */
export type BillGroup = Extent & {
  readonly part: string;
  readonly invoice: string | null;
  readonly issuer: string | null;
  readonly service: string | null;
  readonly category: string;
  readonly commitment: string | null;
  /** `2026-10`: month of ChargePeriodStart, UTC. */
  readonly chargeMonth: string;
  /** The charge period is longer than the billing period. */
  readonly long: boolean;
  /** ISO dates of the charge period where `long` is true; null otherwise. */
  readonly chargeStart: string | null;
  readonly chargeEnd: string | null;
};

export type CostQuestion = {
  readonly measure: Measure;
  /** Columns, or `tag:KEY`. */
  readonly by: readonly string[];
  readonly months: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly filter: Readonly<Record<string, readonly (string | null)[]>>;
  readonly limit: number;
};

export type CostAnswer = {
  /** Largest amounts first; by month within a group. */
  readonly rows: readonly {
    readonly keys: readonly (string | null)[];
    readonly month: string | null;
    readonly currency: string;
    readonly rows: number;
    readonly value: Fine;
  }[];
  readonly rest: readonly { readonly currency: string; readonly groups: number; readonly value: Fine }[];
  readonly totals: readonly { readonly currency: string; readonly rows: number; readonly value: Fine }[];
};

export type BillRow = {
  /** Name of the file that the row came from, and its number in it; the first row under the header is 1. */
  readonly file: string;
  readonly row: number;
  readonly value: Fine;
  readonly cells: Readonly<Record<string, string | null>>;
};

/** The lake of one company: bills as Parquet, and the questions to them. */
export type CompanyLake = {
  /**
   * Reads files (or folders of them) as one load, checks every number and date, and writes a Parquet file per part. Nothing is
   * live until the store says so. Refuses with the declared codes of `sources.import`; leaves nothing behind when it does.
   */
  stage(
    load: string,
    files: readonly SourceFile[],
    options: { readonly source?: string },
    work: Work,
  ): Promise<StagedLoad>;
  /** Removes what a stage wrote. */
  discard(load: string): Promise<void>;
  /**
   * Removes the files of loads that the store does not know and nobody is writing; answers how many. `known` is asked once,
   * after the files were listed: a load that is published meanwhile keeps its files.
   */
  sweep(known: () => Promise<ReadonlySet<string>>): Promise<number>;
  billGroups(parts: readonly Part[]): Promise<readonly BillGroup[]>;
  cost(parts: readonly Part[], question: CostQuestion): Promise<CostAnswer>;
  columns(parts: readonly Part[]): Promise<{ readonly columns: readonly string[]; readonly tags: readonly string[] }>;
  /** Sum and page of the rows that a filter keeps. `parts` are those that the filter pins. */
  rows(
    parts: readonly Part[],
    filter: Pick<RowFilter, 'equals' | 'from' | 'to'>,
    measure: Measure,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{
    readonly count: number;
    readonly value: Fine;
    readonly currency: string | null;
    readonly rows: readonly BillRow[];
  }>;
};

export type Lake = {
  company(name: string): CompanyLake;
  /** Removes a company's folder. */
  drop(name: string): Promise<void>;
  close(): Promise<void>;
};
