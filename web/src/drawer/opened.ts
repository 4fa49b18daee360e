import type { Answer } from '@capwise/contract';

/** An opened figure: what it is, its total, and its parts. */
export type Opened = Answer<'books.trace'>;
