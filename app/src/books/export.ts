import { journalEntry, journalHeader, type JournalFormat } from '@capwise/domain/books';
import { monthsOf, parsePeriod } from '@capwise/domain/time';
import type { PostingFilter } from '@capwise/contract/operation';
import { fiscalStartOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads, PostingRecord } from '../ports/index.ts';

const pageSize = 5000;

/** `books.export`: the books as a plain-text journal that hledger or beancount checks. */
export const exportJournal: Handler<'books.export'> = async ({ format, period, basis, asOf }, context) => {
  const company = await context.books();
  const months = period === undefined ? [] : monthsOf(parsePeriod(period), await fiscalStartOf(company));
  const filter = {
    scenario: 'actual',
    basis,
    ...(months[0] && { from: months[0].toString(), to: (months.at(-1) ?? months[0]).toString() }),
  };
  const entries = (await allEntries(company, filter, asOf)).toReversed();
  const postings = entries.flat();
  const header = journalHeader(format, {
    codes: [...new Set(postings.map(({ account }) => account))].sort(),
    currencies: [...new Set(postings.map(({ amount }) => amount.currency))].sort(),
    firstDay: postings[0]?.date.toString() ?? '1970-01-01',
  });
  return {
    file: {
      name: `${company.name}.${format === 'hledger' ? 'journal' : 'beancount'}`,
      mediaType: 'text/plain',
      text: `; Books of ${company.name}, exported by Capwise\n\n${header}\n${entriesText(format, entries)}`,
    },
    entries: entries.length,
  };
};

function entriesText(format: JournalFormat, entries: readonly (readonly PostingRecord[])[]): string {
  return entries
    .map((postings) =>
      journalEntry(format, {
        id: `${postings[0]?.lineId}:${postings[0]?.date}`,
        what: postings[0]?.what ?? '',
        postings,
      }),
    )
    .join('\n');
}

async function allEntries(
  company: CompanyReads,
  filter: PostingFilter,
  asOf?: string,
): Promise<readonly (readonly PostingRecord[])[]> {
  const entries: (readonly PostingRecord[])[] = [];
  for (;;) {
    const page = await company.entries(filter, { limit: pageSize, offset: entries.length }, asOf);
    entries.push(...page.entries);
    if (page.entries.length === 0 || entries.length >= page.count) return entries;
  }
}
