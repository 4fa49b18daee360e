import type { Answer } from '@capwise/contract';

export type Statement = Answer<'books.statement'>;
export type Bridge = Answer<'books.bridge'>;
