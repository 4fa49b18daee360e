import { NativeSelect, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { csvText } from '../../format/csv.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty } from '../overview/empty.tsx';
import { ledgerFacts, ledgerSentence, sortedTie, tieCsv, type Tie, type TieSort } from './ledger.ts';
import { MapView } from './map-view.tsx';
import { OverlapsTable } from './overlaps-table.tsx';
import { TableTemplate } from './table-template.tsx';
import { TieTable } from './tie-table.tsx';
import styles from './sources.module.css';

/** The books beside the general ledger: what ties, what differs and since when, and the map of accounts behind it. */
export function LedgerPage() {
  const [month, setMonth] = useState<string>();
  const reply = useAnswer('sources.tieOut', month === undefined ? {} : { month });
  if (reply.failure?.code === 'NO_COMPANY') return <Empty />;
  const { answer } = reply;
  return (
    <>
      <PageHead
        sentence={answer ? ledgerSentence(answer) : 'Ledger'}
        facts={answer ? ledgerFacts(answer) : []}
        stale={reply.stale}
        failure={answer && reply.failure}
      />
      <Await reply={reply} height={320}>
        {(tie) =>
          tie.month === null ? (
            <div className={styles['quality']}>
              <NoLedger />
              <OverlapsTable overlaps={tie.overlaps} month={null} />
            </div>
          ) : (
            <LedgerTie tie={tie} month={tie.month} onMonth={setMonth} />
          )
        }
      </Await>
      <MapView />
    </>
  );
}

type Props = { readonly tie: Tie; readonly month: string; readonly onMonth: (month: string) => void };

function LedgerTie({ tie, month, onMonth }: Props) {
  const [all, setAll] = useState(false);
  const [sort, setSort] = useState<TieSort>();
  const rows = all ? tie.rows : tie.rows.filter(({ cause, owner }) => cause.kind !== 'tied' && owner !== 'ledger');
  return (
    <div className={styles['quality']}>
      <Section
        title={all ? 'Accounts' : 'Differences'}
        note={tie.currency}
        tools={
          <>
            <NativeSelect
              size="xs"
              aria-label="Month of the trial balance"
              value={month}
              data={tie.months.toReversed().map((value) => ({ value, label: periodLabel(value) }))}
              onChange={(event) => onMonth(event.currentTarget.value)}
            />
            <SegmentedControl
              size="xs"
              aria-label="Accounts"
              data={[
                { value: 'differences', label: 'Differences' },
                { value: 'all', label: 'All' },
              ]}
              value={all ? 'all' : 'differences'}
              onChange={(value) => setAll(value === 'all')}
            />
            <LinkButton onClick={() => download(`ledger-${month}.csv`, csvText(tieCsv(tie.rows)), 'text/csv')}>
              Export
            </LinkButton>
          </>
        }
      >
        {rows.length === 0 ? (
          <p className={styles['aside']}>No account differs from the ledger.</p>
        ) : (
          <TieTable rows={sortedTie(rows, sort)} currency={tie.currency} sort={sort} onSort={setSort} />
        )}
        <p className={styles['legend']}>
          Debit +, credit in parentheses. Balances since ever, results since the fiscal year began. The trial balance is
          a control total: nothing of it is posted.
        </p>
      </Section>
      <OverlapsTable overlaps={tie.overlaps} month={month} />
    </div>
  );
}

/** Which file to bring while no trial balance was read. */
function NoLedger() {
  return (
    <p className={styles['aside']}>
      Bring the trial balance of your general ledger, month by month: the books are laid beside it account by account,
      and nothing of it is posted. <TableTemplate kind="trial-balance">Download the template</TableTemplate>, fill it
      in, and read it as a table of the kind Trial balance on{' '}
      <Link className={styles['inline'] ?? ''} to="/sources" search={({ company, period }) => ({ company, period })}>
        Loaded
      </Link>
      .
    </p>
  );
}
