import type { RowFilter } from '@capwise/domain/books';
import type { Fine } from '@capwise/domain/money';
import type { Work } from './work.ts';

/** The four costs of a FOCUS row, by the names of the contract. */
export type Measure = 'billed' | 'effective' | 'contracted' | 'list';

/** A file to read. `original`: what it stands for, where it was made from another of that name. */
export type SourceFile = {
  readonly path: string;
  readonly name: string;
  readonly original?: { readonly sha256: string; readonly bytes: number };
};

/** How a file departs from its version of FOCUS: columns that it requires, and later ones that it has where they apply. */
export type FileShape = {
  readonly version: string;
  readonly missing: readonly string[];
  readonly without: readonly string[];
};

export type LoadedFile = {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
  /** Loads of an earlier Capwise do not say. */
  readonly shape?: FileShape;
};

/** A cell that cannot be read of a row that was set aside. */
export type QuarantinedCell = {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string | null;
  readonly fault: string;
};

export type LoadWarning = {
  readonly code: string;
  readonly message: string;
  readonly rows: number;
  readonly billed: Fine;
  /** The column that it is about, and the rule that rows break. */
  readonly column?: string;
  readonly rule?: string;
  /** Of rows that were set aside: the first cells that cannot be read. */
  readonly cells?: readonly QuarantinedCell[];
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
export type StagedPart = PartKey &
  Extent & {
    readonly file: string;
    /** Stands beside what is live of its key instead of replacing it. */
    readonly appended?: true;
  };

/** A part in the store: `id` is the one that row filters pin. */
export type Part = StagedPart & { readonly id: string; readonly load: string };

export type StagedLoad = {
  readonly load: string;
  readonly version: string;
  readonly files: readonly LoadedFile[];
  /** Hash of what each file holds, unpacked and with lines that end in LF: copies that are packed otherwise share it. */
  readonly contents?: readonly string[];
  readonly parts: readonly StagedPart[];
  readonly warnings: readonly LoadWarning[];
  /** All columns of the files, FOCUS's and others. */
  readonly columns: readonly string[];
  /** Parts whose every row is a correction of a charge of another month: what a provider delivers that appends. */
  readonly onlyCorrections: readonly PartKey[];
};

/** Bill rows that share all that decides how they post, summed. null: the rows say nothing in that column. */
export type BillGroup = Extent & {
  readonly part: string;
  readonly invoice: string | null;
  readonly issuer: string | null;
  readonly service: string | null;
  readonly category: string;
  readonly commitment: string | null;
  /** The one commitment of a contract that the rows are applied to, where they name no commitment discount. */
  readonly contract: string | null;
  readonly chargeClass: string | null;
  /** Money that comes back for something other than use. */
  readonly givesBack: boolean;
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

/** Where an export goes: into the answer while it is small enough, or to a file of any size. */
type ExportTarget =
  | { readonly kind: 'answer'; readonly limitRows: number }
  | { readonly kind: 'file'; readonly path: string };

export type FocusExportQuestion = Pick<CostQuestion, 'from' | 'to' | 'filter'> & {
  readonly format: 'csv' | 'csv.gz' | 'parquet';
  readonly target: ExportTarget;
};

export type FocusExport = {
  readonly size: number;
  /** null where they were written to a file. */
  readonly bytes: Uint8Array | null;
  readonly columns: readonly string[];
  readonly totals: readonly (Extent & { readonly currency: string })[];
};

export type BillRow = {
  /** Name of the file that the row came from, and its number in it; the first row under the header is 1. */
  readonly file: string;
  readonly row: number;
  readonly value: Fine;
  readonly cells: Readonly<Record<string, string | null>>;
};

/**
 * A table that is no bill, as it is written: cells by column, null where one is empty. The first row under the header is 1.
 * `typed`: cells that are numbers or days by themselves, whose text no choice of how they are written touches.
 */
export type CsvTable = {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly (string | null)[];
    readonly typed?: readonly boolean[];
  }[];
};

/** A dataset of FOCUS beside Cost and Usage. */
export type FocusDataset = 'contract-commitment' | 'invoice-detail' | 'billing-period';

/** Rows of such a dataset, cells by column, null where one is empty. The first row under the header is 1. */
export type FocusTable = {
  readonly dataset: FocusDataset;
  readonly file: string;
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string | null>> }[];
};

export type SortedFiles = { readonly bills: readonly SourceFile[]; readonly tables: readonly FocusTable[] };

/** What is done with purchases of commitments whose EffectiveCost the usage that they cover has too. */
export type PurchaseChoice = 'as-stated' | 'once' | 'refuse';

export type StageOptions = {
  /** Names the source of all rows. */
  readonly source?: string;
  /** Hashes of files, or of what they hold, that are not read again. */
  readonly leaveOut?: ReadonlySet<string>;
  /** Sets rows aside whose numbers or dates cannot be read, instead of refusing their file. */
  readonly quarantine?: boolean;
  /** Headers of other names → columns of FOCUS. Refuses INVALID_MAPPING for names that are not there. */
  readonly headers?: Readonly<Record<string, string>>;
  /** By source; all are taken as stated unless given. Refuses PURCHASE_COUNTED_TWICE. */
  readonly purchases?: (source: string) => PurchaseChoice;
  /** Parts that are live: where purchases are to count once, their usage may be in them. */
  readonly live?: readonly Part[];
};

/** The lake of one company: bills as Parquet, and the questions to them. */
export type CompanyLake = {
  /**
   * Reads files (or folders of them) as one load, checks every number and date, and writes a Parquet file per part. Nothing is
   * live until the store says so. Refuses with the declared codes of `sources.import`; leaves nothing behind when it does.
   */
  stage(load: string, files: readonly SourceFile[], options: StageOptions, work: Work): Promise<StagedLoad>;
  /**
   * Parts files (or folders of them) that hold the other datasets of FOCUS, known by their columns, from bills. Refuses
   * FILE_NOT_FOUND, FILE_TOO_LARGE, and FILE_FORMAT where rows of such a dataset cannot be read.
   */
  sortFiles(files: readonly SourceFile[], work: Work): Promise<SortedFiles>;
  /**
   * Reads a CSV file of any columns as text, as a whole. Refuses FILE_NOT_FOUND, FILE_FORMAT (also ragged rows, by row),
   * FILE_TOO_LARGE and NO_ROWS.
   */
  readTable(
    file: SourceFile,
    limits: { readonly limitRows: number; readonly limitBytes: number },
    signal?: AbortSignal,
  ): Promise<CsvTable>;
  /** Removes what a stage wrote. */
  discard(load: string): Promise<void>;
  /**
   * Removes the files of loads that the store does not know and nobody is writing; answers how many. `known` is asked once,
   * after the files were listed: a load that is published meanwhile keeps its files.
   */
  sweep(known: () => Promise<ReadonlySet<string>>): Promise<number>;
  /** `apartFrom`: only rows that those parts do not have, corrections of the provider left out. */
  billGroups(parts: readonly Part[], apartFrom?: readonly Part[]): Promise<readonly BillGroup[]>;
  cost(parts: readonly Part[], question: CostQuestion): Promise<CostAnswer>;
  /**
   * Rows as one file of FOCUS 1.2, own columns last. Refuses NO_ROWS and UNKNOWN_COLUMN, TOO_LARGE where an answer would hold
   * more rows than it takes, and CANCELLED; a file is there as a whole or not at all.
   */
  exportFocus(parts: readonly Part[], question: FocusExportQuestion, signal?: AbortSignal): Promise<FocusExport>;
  columns(parts: readonly Part[]): Promise<{ readonly columns: readonly string[]; readonly tags: readonly string[] }>;
  /** Sum and page of the rows that a filter keeps. `parts` are those that the filter pins. */
  rows(
    parts: readonly Part[],
    filter: Pick<RowFilter, 'equals' | 'from' | 'to'> & { readonly apartFrom?: readonly Part[] | undefined },
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
