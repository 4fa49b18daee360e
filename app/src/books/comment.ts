import type { Answer } from '@capwise/contract/registry';
import { addMonths, monthsBetween, parsePeriod, periodText, type Period } from '@capwise/domain/time';
import type { Handler } from '../handler/index.ts';
import type { CommentRecord } from '../ports/index.ts';

const prefix = 'flux';

/** `books.comment`: why a row moved between two periods; an empty text takes back what was written. */
export const writeComment: Handler<'books.comment'> = async ({ period, against, row, text }, context) => {
  const company = await context.books();
  const asked = parsePeriod(period);
  const about = { period: periodText(asked), against: comparedWith(against, asked), row };
  const subject = subjectOf(about);
  return context.commit(company, async (books) => {
    const before = (await books.comments(subject)).find((comment) => comment.subject === subject)?.text ?? null;
    if (text !== (before ?? '')) await books.comment({ subject, text, author: context.actor });
    return { ...about, text, before };
  });
};

/** `books.comments`: what was written, oldest period first. */
export const listComments: Handler<'books.comments'> = async ({ period, against, asOf }, context) => {
  const company = await context.books();
  const asked = period === undefined ? undefined : periodText(parsePeriod(period));
  const all = (await company.comments(`${prefix}|`, asOf)).map(commentOf);
  const comments = all.filter(
    (comment) =>
      (asked === undefined || comment.period === asked) &&
      (against === undefined || comment.against === comparedWith(against, parsePeriod(comment.period))),
  );
  return { comments: comments.toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)) };
};

type Comment = Answer<'books.comments'>['comments'][number];
type About = Pick<Comment, 'period' | 'against' | 'row'>;

function subjectOf({ period, against, row }: About): string {
  return [prefix, period, against, row].join('|');
}

function commentOf({ subject, text, author, recordedAt }: CommentRecord): Comment {
  const [, period = '', against = '', row = ''] = subject.split('|');
  return { period, against, row: row as Comment['row'], text, author, at: recordedAt };
}

/** What a comparison is kept under: the budget, or the text of a period. Refuses INVALID_PERIOD. */
function comparedWith(against: string, period: Period): string {
  if (against === 'budget') return against;
  return periodText(against === 'previous' ? previous(period) : parsePeriod(against));
}

/** The period of the same length before another. */
function previous(period: Period): Period {
  switch (period.kind) {
    case 'month':
      return { kind: 'month', month: addMonths(period.month, -1) };
    case 'quarter':
      return period.quarter === 1
        ? { kind: 'quarter', year: period.year - 1, quarter: 4 }
        : { kind: 'quarter', year: period.year, quarter: (period.quarter - 1) as 1 | 2 | 3 };
    case 'year':
      return { kind: 'year', year: period.year - 1 };
    case 'range': {
      const length = monthsBetween(period.first, period.last) + 1;
      return { kind: 'range', first: addMonths(period.first, -length), last: addMonths(period.last, -length) };
    }
  }
}
