import type { Context } from '../../handler/index.ts';
import type { CompanyReads, CompanyWrites, CsvTable } from '../../ports/index.ts';

/** What the cells of a column hold, and so how they are checked. */
export type ColumnType = 'text' | 'month' | 'day' | 'decimal' | 'currency' | 'integer';

/** A column of a table that a person brings: what it means, and a value as an example. */
export type TableColumn = {
  /** As the template writes it; headers fit whatever their case, and with spaces for underscores. */
  readonly name: string;
  readonly required: boolean;
  readonly type: ColumnType;
  readonly about: string;
  readonly example: string;
  /** What others call it, beside the words that every kind shares: headers that propose themselves for it. */
  readonly alsoCalled?: readonly string[];
};

/**
 * A checked row. `row` is its number in the file, the first under the header 1. Cells are by column name and normalized: ISO
 * days and months, canonical decimals and integers, upper-case currencies; null where the cell is empty or the column absent.
 */
export type TableRow = { readonly row: number; readonly cells: Readonly<Record<string, string | null>> };

/** What a table is read into, and the name of its file: the books in one transaction, the reporting currency, the company. */
export type TableTarget = {
  readonly books: CompanyReads & CompanyWrites;
  readonly currency: string;
  readonly company: string;
  readonly file: string;
  readonly context: Context;
};

/** What reading changed. `unchanged` counts rows that said what was known already. */
export type TableOutcome = {
  readonly recorded: number;
  readonly unchanged: number;
  readonly notes: readonly string[];
};

/** A kind of table that `sources.read` takes: its columns, and what its rows become. */
export type Table = {
  readonly kind: string;
  readonly title: string;
  readonly about: string;
  readonly columns: readonly TableColumn[];
  /** The column that names the currency of the books, where that is not `currency`. */
  readonly bookCurrency?: string;
  /** A file of another shape as one with the columns of the kind; one that is so already stays as it is. */
  readonly tall?: (found: CsvTable) => CsvTable;
  readonly record: (rows: readonly TableRow[], target: TableTarget) => Promise<TableOutcome>;
};
