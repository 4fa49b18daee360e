import { accountOf } from '@capwise/domain/books';
import { monthsOf, parsePeriod } from '@capwise/domain/time';
import { fiscalStartOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { minorFigure } from '../figure/index.ts';

export const entries: Handler<'books.entries'> = async ({ period, account, basis, limit, offset, asOf }, context) => {
  const company = await context.books();
  if (account !== undefined) accountOf(account);
  const months = period === undefined ? [] : monthsOf(parsePeriod(period), await fiscalStartOf(company));
  const filter = {
    scenario: 'actual',
    basis,
    ...(months[0] && { from: months[0].toString(), to: (months.at(-1) ?? months[0]).toString() }),
    ...(account !== undefined && { accounts: [account] }),
  };
  const found = await company.entries(filter, { limit, offset }, asOf);
  return {
    count: found.count,
    entries: found.entries.flatMap((postings) => {
      const [first] = postings;
      if (!first) return [];
      return [
        {
          id: `${first.lineId}:${first.date}`,
          date: first.date.toString(),
          what: first.what,
          producer: first.batch.producer,
          subject: first.batch.subject,
          revision: first.batch.revision,
          postings: postings.map((posting) => ({
            account: posting.account,
            name: accountOf(posting.account).name,
            dimensions: { ...posting.dimensions },
            section: posting.section ?? null,
            figure: minorFigure(posting.amount.minor, posting.amount.currency, {
              kind: 'item',
              id: `posting:${posting.id}:+`,
            }),
          })),
        },
      ];
    }),
  };
};
