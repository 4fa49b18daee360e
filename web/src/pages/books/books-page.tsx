import { Link, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { booksViews, type BooksView } from '../../shell/address.ts';
import { BalanceView } from './balance-view.tsx';
import { CloseView } from './close-view.tsx';
import { DifferencesView } from './differences-view.tsx';
import { EntriesView } from './entries-view.tsx';
import { FluxView } from './flux-view.tsx';
import { RollForwardView } from './roll-forward-view.tsx';
import { StatementView } from './statement-view.tsx';
import styles from './books.module.css';

const names: Readonly<Record<BooksView, string>> = {
  statement: 'Statement',
  balance: 'Balance sheet',
  entries: 'Entries',
  'roll-forward': 'Roll-forward',
  close: 'Close',
  differences: 'Differences from the guide',
};

/** The books: statement, entries, balances, close, and where their rules differ from the guide. */
export function BooksPage() {
  const { view = 'statement' } = useSearch({ from: '/books' });
  return (
    <>
      <nav aria-label="Books" className={styles['tabs']}>
        {booksViews.map((each) => (
          <Link
            key={each}
            to="/books"
            search={({ company, period, basis }) => ({
              company,
              period,
              basis,
              view: each === 'statement' ? undefined : each,
            })}
            className={styles['tab']}
            aria-current={each === view ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {names[each]}
          </Link>
        ))}
      </nav>
      {view === 'differences' ? <DifferencesView /> : <OfCompany view={view} />}
    </>
  );
}

function OfCompany({ view }: { readonly view: Exclude<BooksView, 'differences'> }) {
  const against = useSearch({ from: '/books', select: (search) => search.against });
  const months = useAnswer('books.statement', { by: 'month' });
  if (months.failure?.code === 'NO_COMPANY' || months.answer?.currency === null) return <Empty />;
  switch (view) {
    case 'statement':
      return against === undefined ? <StatementView /> : <FluxView against={against} months={months} />;
    case 'balance':
      return <BalanceView />;
    case 'entries':
      return <EntriesView />;
    case 'roll-forward':
      return <RollForwardView />;
    case 'close':
      return <CloseView months={months} />;
  }
}

/** A company without books: says what to load. */
function Empty() {
  return (
    <>
      <PageHead
        sentence="The books are empty. Load a cloud bill and its entries stand here."
        facts={['A FOCUS export of your provider is enough: versions 1.0-preview to 1.4, as CSV, CSV.gz or Parquet']}
      />
      <p>
        <Link to="/sources" search={({ company }) => ({ company })}>
          Load a bill on Sources
        </Link>
      </p>
    </>
  );
}
