import type { LoadState } from './use-load.ts';

type Failed = Pick<Extract<LoadState, { readonly kind: 'failed' }>, 'files' | 'failure'>;

/** The sheets that a refusal as SHEET_NEEDED names. */
export function sheetsOf(data: unknown): readonly string[] {
  const sheets = typeof data === 'object' && data !== null && 'sheets' in data ? data.sheets : [];
  return Array.isArray(sheets) ? sheets.map(String) : [];
}

/** Which workbook it is that has several sheets, and what its answer is for where there are more files. */
export function sheetQuestion({ files, failure: { data } }: Failed): string {
  const file = typeof data === 'object' && data !== null && 'file' in data ? String(data.file) : 'The workbook';
  const others = files.length > 1 ? ' It is read of every workbook of this load.' : '';
  return `${file} has several sheets. Which one is the bill?${others}`;
}
