import type { Answer } from '@capwise/contract';

export type Statement = Answer<'books.statement'>;
export type Breakdown = Answer<'books.breakdown'>;
export type Entries = Answer<'books.entries'>;
export type RollForward = Answer<'books.rollForward'>;
export type Differences = Answer<'books.differences'>;
export type Balance = Answer<'books.balance'>;
export type Budget = Answer<'books.budget'>;
export type Cycle = Answer<'books.cycle'>;
export type Comment = Answer<'books.comments'>['comments'][number];
