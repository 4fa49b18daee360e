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

/** Writes workbooks that Excel and LibreOffice open: cached figures are in it, and it is calculated anew when it opens. */
export type Workbooks = {
  write(document: WorkbookDocument): Promise<Uint8Array>;
};
