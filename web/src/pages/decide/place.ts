import type { CallError } from '@capwise/contract/client';

/** A place in the text of a case, counted from 1. */
export type Place = { readonly line: number; readonly column: number };

/** Where a failure says that the text is wrong; undefined where it names no line. */
export function placeOf(failure: CallError | undefined): Place | undefined {
  const data: unknown = failure?.data;
  if (typeof data !== 'object' || data === null || !('line' in data) || typeof data.line !== 'number') return undefined;
  const column = 'column' in data && typeof data.column === 'number' ? data.column : 1;
  return { line: data.line, column };
}
