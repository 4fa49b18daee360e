import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readdir, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SheetTable, SourceFile, WorkbookFault, Workbooks } from '@capwise/app/ports';
import { brokenBook, FaultyBook, tooLargeBook } from './read-refusals.ts';
import { openArchive } from './read-zip.ts';

type Reading = Omit<Workbooks, 'write'>;

/** Reads workbooks of Office Open XML by what their XML holds, so that a number stays the text that it is. */
export const reading: Reading = {
  isWorkbook,
  workbooksIn: async (file) => {
    const found = await stat(file.path).catch(() => null);
    if (found?.isDirectory() === true) return workbooksOf(file);
    return (await isWorkbook(file)) ? { workbooks: [file], others: false } : { workbooks: [], others: true };
  },
  readSheet: (file, limits, sheet) =>
    orFault(() =>
      withFile(file, async (handle, bytes) => {
        if (bytes > limits.limitBytes)
          throw tooLargeBook(file.name, `has ${bytes} bytes and the limit is ${limits.limitBytes}`);
        if ((await kindOf(file.path)) === 'sealed') throw sealedBook(file.name);
        const archive = await openArchive(handle, { file: file.name, bytes, unpackedMax: limits.limitUnpackedBytes });
        const { readTableOf } = await import('./read-sheet.ts');
        return { kind: 'sheet', ...(await readTableOf(archive, limits, sheet)) };
      }),
    ),
  sheetAsCsv: async (file, limits, sheet) => {
    const found = await reading.readSheet(file, limits, sheet);
    return found.kind === 'refused' ? found : orFault(() => asCsv(file, found));
  },
};

async function isWorkbook({ path }: SourceFile): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true && (await kindOf(path)) !== 'other';
}

const lockName = '~$';

/** Workbooks of a folder by name, without those that a spreadsheet keeps beside an open one. */
async function workbooksOf(folder: SourceFile): ReturnType<Workbooks['workbooksIn']> {
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.startsWith(lockName),
  );
  const books = files
    .filter(({ name }) => /\.xlsx$/i.test(name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((left, right) => (left < right ? -1 : 1))
    .map((path) => ({ path, name: path.slice(folder.path.length).replace(/^[/\\]/, '') }));
  return {
    workbooks: books,
    others: books.length === 0 || files.some(({ name }) => /\.(csv|gz|parquet)$/i.test(name)),
  };
}

async function orFault<Answer>(work: () => Promise<Answer>): Promise<Answer | WorkbookFault> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FaultyBook) return error.fault;
    throw error;
  }
}

async function withFile<Answer>(
  { path }: SourceFile,
  work: (handle: FileHandle, bytes: number) => Promise<Answer>,
): Promise<Answer> {
  const handle = await open(path, 'r');
  try {
    return await work(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

/** By the first bytes: a zip archive, or the container of older workbooks and of those with a password. */
async function kindOf(path: string): Promise<'zip' | 'sealed' | 'other'> {
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (buffer.toString('latin1', 0, 4) === 'PK\u0003\u0004') return 'zip';
    return buffer.toString('hex') === 'd0cf11e0a1b11ae1' ? 'sealed' : 'other';
  } finally {
    await handle.close();
  }
}

function sealedBook(file: string): FaultyBook {
  return brokenBook(
    file,
    'is protected by a password, or is a workbook of before 2007',
    'save it as .xlsx without a password, or the sheet as CSV (UTF-8)',
  );
}

type Sheet = SheetTable & { readonly kind: 'sheet' };

/** Writes a sheet as CSV for readers of CSV; it stays known by the name and the bytes of its workbook. */
async function asCsv(file: SourceFile, table: Sheet): ReturnType<Workbooks['sheetAsCsv']> {
  requireNoGap(file.name, table);
  const folder = await mkdtemp(join(tmpdir(), 'capwise-sheet-'));
  const path = join(folder, 'sheet.csv');
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const records = [table.columns, ...table.rows.map(({ cells }) => cells)];
    await writeFile(path, `${records.map((cells) => cells.map(csvCell).join(',')).join('\n')}\n`, { mode: 0o600 });
    const original = { sha256: await hashOf(file.path), bytes: (await stat(file.path)).size };
    return { kind: 'csv', file: { path, name: file.name, original }, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Rows of a CSV are counted one after the other: a gap would let every row under it be another one's. */
function requireNoGap(file: string, { rows, sheet }: Sheet): void {
  const at = rows.findIndex(({ row }, index) => row !== index + 1);
  if (at < 0) return;
  throw brokenBook(file, `has an empty row ${at + 1} under the header of "${sheet}"`, 'take empty rows out');
}

function csvCell(text: string | null): string {
  if (text === null) return '';
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
