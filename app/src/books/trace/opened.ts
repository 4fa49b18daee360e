import type { Answer } from '@capwise/contract/registry';
import type { CompanyLake, CompanyReads, Page } from '../../ports/index.ts';

export type Child = Answer<'books.trace'>['children'][number];

/** What opening a figure shows. `sum` is the sum of all parts, also of those on other pages; texts are exact decimals. */
export type Opened = {
  readonly title: string;
  readonly definition: string;
  readonly total: string;
  readonly sum: string;
  readonly unit: string;
  readonly count: number;
  readonly children: readonly Child[];
};

export type TraceContext = {
  readonly company: CompanyReads;
  readonly lake: CompanyLake;
  readonly currency: string;
  readonly page: Page;
  readonly asOf?: string;
  /** The text of a case that is not kept here. */
  readonly document?: string;
};

/** `12 postings`, `1 posting`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
