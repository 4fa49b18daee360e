import type { Context } from '../handler/index.ts';
import type { SheetLimits, SourceFile } from '../ports/index.ts';
import { refusalOf } from './inspect-file.ts';

/** The most that is read of a bill in a workbook: more belongs into CSV or Parquet, which are read as they stream. */
const limits: SheetLimits = {
  limitRows: 250_000,
  limitBytes: 256 * 2 ** 20,
  limitUnpackedBytes: 2 ** 30,
  limitColumns: 1_000,
};

/** Hands on bills with a CSV in place of each workbook, also of those in folders, until the work is done. */
export async function withSheets<Answer>(
  { files, sheet }: { readonly files: readonly SourceFile[]; readonly sheet: string | undefined },
  context: Context,
  work: (files: readonly SourceFile[]) => Promise<Answer>,
): Promise<Answer> {
  const { workbooks } = context.ports;
  const made: (() => Promise<void>)[] = [];
  const given: SourceFile[] = [];
  try {
    for (const file of files) {
      const found = await workbooks.workbooksIn(file);
      if (found.others) given.push(file);
      for (const book of found.workbooks) {
        context.progress({ step: `reading ${book.name}` });
        const csv = await workbooks.sheetAsCsv(book, limits, sheet);
        if (csv.kind === 'refused') throw refusalOf(csv);
        made.push(csv.dispose);
        given.push(csv.file);
      }
    }
    return await work(given);
  } finally {
    for (const dispose of made) await dispose();
  }
}
