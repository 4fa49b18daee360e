import { Refusal } from '@capwise/domain';
import type { Context } from '../handler/index.ts';
import type { CsvTable, SheetLimits, SourceFile, WorkbookFault } from '../ports/index.ts';

/** The most that one table holds: a company's rates or payments of many years. */
const limits: SheetLimits = {
  limitRows: 200_000,
  limitBytes: 64 * 2 ** 20,
  limitUnpackedBytes: 512 * 2 ** 20,
  limitColumns: 1_000,
};

/** A table as its file has it; `sheet` is null where the file is no workbook. */
export type FoundTable = CsvTable & { readonly sheet: string | null };

export type AskedFile = { readonly file: SourceFile; readonly sheet: string | undefined };

/** Reads a CSV file or a sheet, whichever it is by its content. Refuses what the lake and a workbook refuse. */
export async function readFile(company: string, { file, sheet }: AskedFile, context: Context): Promise<FoundTable> {
  const { workbooks } = context.ports;
  if (!(await workbooks.isWorkbook(file))) {
    return { ...(await context.lake(company).readTable(file, limits, context.signal)), sheet: null };
  }
  const found = await workbooks.readSheet(file, limits, sheet);
  if (found.kind === 'refused') throw refusalOf(found);
  return found;
}

/** The refusal that a workbook answered with. */
export function refusalOf({ code, message, data }: WorkbookFault): Refusal {
  return new Refusal(code, message, { ...data });
}
