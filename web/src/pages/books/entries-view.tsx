import { Button, Select } from '@mantine/core';
import { chartOfAccounts } from '@capwise/domain/books';
import { useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { countText } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import type { Entries } from './answers.ts';
import { useChangeBooks } from './change-books.ts';
import { EntriesTable } from './entries-table.tsx';
import { BasisChoice, useBasis } from './statement-tools.tsx';
import styles from './books.module.css';

const pageSize = 25;
const accounts = chartOfAccounts.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));

/** The entries of the books, newest first, of a period and an account. */
export function EntriesView() {
  const { period, account, page = 1 } = useSearch({ from: '/books' });
  const reply = useAnswer('books.entries', {
    limit: pageSize,
    offset: (page - 1) * pageSize,
    basis: useBasis(),
    ...(period !== undefined && { period }),
    ...(account !== undefined && { account }),
  });
  return (
    <>
      <PageHead
        sentence={reply.answer ? sentenceOf(reply.answer, period, account) : 'Entries'}
        facts={['An entry is balanced: its debits equal its credits', 'nothing is changed or deleted, only added']}
        stale={reply.stale}
        failure={reply.answer && reply.failure}
      />
      <Section title="Entries" note="newest first" tools={<BasisChoice />}>
        <AccountChoice account={account} />
        <Await reply={reply} height={480}>
          {(answer) =>
            answer.entries.length === 0 ? (
              <p className={styles['none']}>No entry fits: choose another period, or all accounts.</p>
            ) : (
              <>
                <EntriesTable entries={answer.entries} />
                <Paging count={answer.count} page={page} />
              </>
            )
          }
        </Await>
      </Section>
    </>
  );
}

function AccountChoice({ account }: { readonly account: string | undefined }) {
  const change = useChangeBooks();
  return (
    <div className={styles['tools']}>
      <Select
        size="xs"
        className={styles['account'] ?? ''}
        aria-label="Account"
        placeholder="All accounts"
        data={accounts}
        value={account ?? null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'All accounts' }}
        withScrollArea={false}
        classNames={{ options: styles['options'] ?? '' }}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 100 } }}
        onChange={(value) => change({ account: value ?? undefined, page: undefined })}
      />
    </div>
  );
}

function Paging({ count, page }: { readonly count: number; readonly page: number }) {
  const change = useChangeBooks();
  if (count <= pageSize) return null;
  const first = (page - 1) * pageSize;
  const last = Math.min(first + pageSize, count);
  return (
    <div className={styles['paging']}>
      <Button
        variant="default"
        size="xs"
        disabled={page === 1}
        onClick={() => change({ page: page > 2 ? page - 1 : undefined })}
      >
        Newer {pageSize}
      </Button>
      <span>
        {countText(first + 1)}–{countText(last)} of {countText(count)}
      </span>
      <Button variant="default" size="xs" disabled={last >= count} onClick={() => change({ page: page + 1 })}>
        Older {pageSize}
      </Button>
    </div>
  );
}

function sentenceOf({ count }: Entries, period: string | undefined, account: string | undefined): string {
  const name = chartOfAccounts.find(({ code }) => code === account)?.name;
  const entries = count === 1 ? '1 entry' : `${countText(count)} entries`;
  return `${entries}${period === undefined ? ' in all months' : ` in ${longPeriodLabel(period)}`}${name ? ` on ${name}` : ''}.`;
}
