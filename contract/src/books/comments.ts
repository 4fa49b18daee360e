import { statementLines } from '@capwise/domain/books';
import { z } from 'zod';
import { asOf, operation } from '../operation/index.ts';
import { cashLines, period } from './statement.ts';

const against = period.describe('Period that it is compared with, previous, or budget').default('previous');
const row = z.enum([...statementLines, ...cashLines]).describe('Line of the statement: unassigned, ebitda, cash');

const comment = z.object({
  period: z.string(),
  against: z.string(),
  row,
  text: z.string(),
  author: z.string(),
  at: z.string().describe('Moment at which it was written'),
});

export const commentOperations = {
  'books.comment': operation('books.comment', {
    input: z.object({
      period,
      against,
      row,
      text: z.string().trim().max(2000).describe('Why the row moved; empty takes the comment back'),
    }),
    output: z.object({
      period: z.string(),
      against: z.string(),
      row,
      text: z.string(),
      before: z.string().nullable().describe('The text that it replaces; null: there was none'),
    }),
    errors: ['INVALID_PERIOD'],
    examples: [],
  }),
  'books.comments': operation('books.comments', {
    input: z.object({
      period: period.optional().describe('Comments about this period alone'),
      against: period.optional().describe('Compared with this period alone, previous, or budget'),
      asOf,
    }),
    output: z.object({ comments: z.array(comment) }),
    errors: ['INVALID_PERIOD'],
    examples: [{ title: 'Every comment', input: {} }],
  }),
};
