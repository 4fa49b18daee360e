import type { Answer } from '@capwise/contract';

export type Recalled = Answer<'books.recall'>;
export type Cause = Recalled['causes'][number];
export type CausePart = Cause['parts'][number];

/** Whether a figure is anything but zero. */
export function isSomething({ value }: { readonly value: string | null }): boolean {
  return value === null || Number(value) !== 0;
}
