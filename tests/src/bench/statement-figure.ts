import type { PostingSum } from '@capwise/domain/books';
import { parseMoney } from '@capwise/domain/money';
import { rawPool, type RawPool } from '@capwise/store/testing';
import type { TestInstallation } from '../support/installation.ts';
import { race, timed, type Figure } from './figures.ts';
import { writeLedger } from './ledger.ts';

const company = 'million';
const shape = { accounts: 100, months: 24, services: 80, restatedEach: 8 };
const runs = 7;

/** What somebody writes who has the tables before them: latest revisions, by month and account. */
const plainSql = `
  select to_char(date_trunc('month', p.date), 'YYYY-MM') as month, p.account, p.non_cash, sum(p.amount_minor)::text as minor
  from company_million.posting p
  join (
    select distinct on (producer, subject, period) id from company_million.batch order by producer, subject, period, revision desc
  ) latest on latest.id = p.batch_id
  where p.scenario = 'actual' and p.basis = 'us-gaap'
  group by 1, 2, 3
  order by 1, 2, 3`;

type PlainRow = {
  readonly month: string;
  readonly account: string;
  readonly non_cash: boolean;
  readonly minor: string;
};

/** The statement by month against plain SQL over the postings, on one server. Throws when their sums differ. */
export async function statementFigure(capwise: TestInstallation): Promise<Figure> {
  const { invoke, ports } = capwise;
  await ports.store.create(company, { demo: false });
  const books = await ports.store.company(company);
  await writeLedger(books, shape);
  const pool = rawPool(capwise.databaseUrl);
  try {
    await check(capwise, pool);
    const { postings } = await books.verify();
    const { count } = await books.postings({ scenario: 'actual' }, { limit: 1, offset: 0 });
    return await race({
      title: 'A statement over a million postings',
      about:
        `${number(count)} postings, and ${number(postings - count)} of superseded revisions. The baseline sums by month and account on the ` +
        'same server; ours also folds them into rows, subtotals and cash, each figure with its trace.',
      runs,
      baseline: {
        name: 'plain SQL over the postings',
        run: () => timed(() => pool.query(plainSql)),
      },
      others: [
        { name: 'sums of the store', run: () => timed(() => books.sums({ scenario: 'actual' })) },
        {
          name: 'books.statement, the whole operation',
          run: () => timed(() => invoke('books.statement', { by: 'month' }, { company })),
        },
      ],
    });
  } finally {
    await pool.end();
  }
}

async function check({ invoke, ports }: TestInstallation, pool: RawPool): Promise<void> {
  const plain = await pool.query<PlainRow>(plainSql);
  const ours = await (await ports.store.company(company)).sums({ scenario: 'actual' });
  const text = ({ month, account, nonCash, minor }: PostingSum): string => `${month} ${account} ${nonCash} ${minor}`;
  const known = new Set(ours.map(text));
  const theirs = plain.map(({ non_cash: nonCash, minor, ...row }) => text({ ...row, nonCash, minor: BigInt(minor) }));
  const different = theirs.find((row) => !known.has(row));
  if (different !== undefined || theirs.length !== ours.length)
    throw new Error(
      `the store and plain SQL disagree: ${ours.length} sums against ${theirs.length}; ${different ?? ''}`,
    );
  const { lines } = await invoke('books.statement', { by: 'month' }, { company });
  const cash = lines.find(({ line }) => line === 'cash')?.figures ?? [];
  const moved = cash.reduce((sum, { value }) => sum + parseMoney(value ?? '0', 'USD').minor, 0n);
  const expected = plain
    .filter(({ account }) => account === '1000')
    .reduce((sum, { minor }) => sum + BigInt(minor), 0n);
  if (moved !== expected) throw new Error(`cash is ${moved} minor units in the statement and ${expected} in plain SQL`);
}

function number(count: number): string {
  return count.toLocaleString('en');
}
