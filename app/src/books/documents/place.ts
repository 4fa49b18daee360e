import type { CompanyReads } from '../../ports/index.ts';
import type { Registered } from './register.ts';

/** Where a document is recorded: under which id, in which books, and beside which documents. */
export type Place = {
  readonly id: string;
  readonly books: CompanyReads;
  readonly currency: string;
  readonly documents: readonly Registered[];
};
