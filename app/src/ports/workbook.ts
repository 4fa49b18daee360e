import type { CsvTable, SourceFile } from './lake.ts';

/** What a cell says by itself. A number is a decimal text, a day an ISO date. */
export type PlainCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly decimal: string }
  | { readonly kind: 'day'; readonly day: string };

/** A formula without its `=`, and what it gives by our own figures: readers that do not calculate show that. */
export type FormulaCell = { readonly kind: 'formula'; readonly formula: string; readonly cached: PlainCell };

/** How a number is written. `exact` shows fractions of a minor unit, `whole` none. */
export type CellFormat = 'text' | 'amount' | 'exact' | 'whole' | 'day' | 'month';

/** What a cell is for: `input` may be changed, and what hangs on it follows. */
export type CellRole = 'title' | 'heading' | 'input' | 'note';

/** A cell; `format` stands above that of its column. null: nothing stands there. */
export type WorkbookCell =
  | ((PlainCell | FormulaCell) & { readonly role?: CellRole; readonly format?: CellFormat })
  | null;

export type WorkbookColumn = { readonly width: number; readonly format: CellFormat };

export type WorkbookSheet = {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** Rows at the top that stay while the rest scrolls. */
  readonly frozenRows: number;
};

/** A workbook as a description, without the bytes of any format. */
export type WorkbookDocument = {
  readonly title: string;
  /** Decimals of an amount. */
  readonly minorDigits: number;
  readonly sheets: readonly WorkbookSheet[];
  /** Names of cells that formulas use; `cell` as B5. */
  readonly names: readonly { readonly name: string; readonly sheet: string; readonly cell: string }[];
};

/** The most that is read of a workbook: of the file, of all that it unpacks to, and of one sheet. */
export type SheetLimits = {
  readonly limitBytes: number;
  readonly limitUnpackedBytes: number;
  readonly limitRows: number;
  readonly limitColumns: number;
};

/** A sheet as a table: the first row under its header is 1, empty rows are left out and counted. */
export type SheetTable = CsvTable & { readonly sheet: string; readonly sheets: readonly string[] };

/** Why a workbook cannot be read: a refusal with its code and words, for the caller to raise. */
export type WorkbookFault = {
  readonly kind: 'refused';
  readonly code: 'FILE_FORMAT' | 'FILE_TOO_LARGE' | 'NO_ROWS' | 'SHEET_NEEDED' | 'INVALID_VALUE';
  readonly message: string;
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
};

/** Writes workbooks that Excel and LibreOffice open, and reads those that they write. */
export type Workbooks = {
  /** Cached figures are in it, and it is calculated anew when it opens. */
  write(document: WorkbookDocument): Promise<Uint8Array>;
  /** By its first bytes, whatever its name; also one with a password, which `readSheet` then refuses. False for folders. */
  isWorkbook(file: SourceFile): Promise<boolean>;
  /**
   * The workbooks of a file or of a folder of files, and whether there is anything else to read: a file that is no workbook,
   * or bills of other formats in the folder.
   */
  workbooksIn(file: SourceFile): Promise<{ readonly workbooks: readonly SourceFile[]; readonly others: boolean }>;
  /**
   * Reads a sheet by name, or the only visible one that has anything. Numbers are exact decimal text, days ISO, truth values
   * true and false. Cells that are errors are refused by their addresses.
   */
  readSheet(
    file: SourceFile,
    limits: SheetLimits,
    sheet: string | undefined,
  ): Promise<(SheetTable & { readonly kind: 'sheet' }) | WorkbookFault>;
  /** The same sheet as a CSV file that stands for its workbook until it is disposed of. Refuses also empty rows between others. */
  sheetAsCsv(
    file: SourceFile,
    limits: SheetLimits,
    sheet: string | undefined,
  ): Promise<
    { readonly kind: 'csv'; readonly file: SourceFile; readonly dispose: () => Promise<void> } | WorkbookFault
  >;
};
