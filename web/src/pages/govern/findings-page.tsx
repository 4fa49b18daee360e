import { Link, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { csvText } from '../../format/csv.ts';
import { counted } from '../../format/amount.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { useChangeFindings } from './change-findings.ts';
import { FindingView } from './finding-view.tsx';
import { fileRows, headlineOf, questionOf, readSort, sorted, type Findings } from './findings.ts';
import { FindingsTable } from './findings-table.tsx';
import { Narrowing } from './narrowing.tsx';
import styles from './govern.module.css';

/** What needs a decision: every finding with its dollars, its owner and its day, and what happened to it. */
export function FindingsPage() {
  const search = useSearch({ from: '/findings' });
  const reply = useAnswer('govern.findings', questionOf(search));
  const { answer, failure, stale } = reply;
  if (failure?.code === 'NO_COMPANY') return <Empty />;
  return (
    <>
      <PageHead
        sentence={<span className={styles['sentence']}>{answer ? headlineOf(answer) : 'Findings'}</span>}
        facts={[
          answer?.currency,
          'A rule raises, updates and resolves its own',
          answer && !answer.kept ? 'the books changed since the last review: the rules were asked just now' : null,
        ]}
        stale={stale}
        failure={answer && failure}
      />
      <div className={styles['pair']} data-open={search.finding !== undefined || undefined}>
        <Await reply={reply} height={420}>
          {(findings) => <List findings={findings} />}
        </Await>
        {search.finding !== undefined && (
          <FindingView key={search.finding} id={search.finding} owners={answer?.owners ?? []} />
        )}
      </div>
    </>
  );
}

const titles = {
  open: 'Needs a decision',
  snoozed: 'Put aside',
  resolved: 'Resolved by their rules',
  all: 'All findings',
} as const;

function List({ findings }: { readonly findings: Findings }) {
  const search = useSearch({ from: '/findings' });
  const sort = readSort(search.sort);
  const rows = sorted(findings.findings, sort);
  return (
    <Section
      title={titles[search.state ?? 'open']}
      note={counted(findings.total, 'finding')}
      tools={
        <LinkButton
          disabled={rows.length === 0}
          onClick={() => download('findings.csv', csvText(fileRows(rows)), 'text/csv')}
        >
          Export CSV
        </LinkButton>
      }
    >
      <Narrowing findings={findings} />
      {findings.unanswered.map(({ kind, message }) => (
        <p key={kind} role="status" className={styles['warning']}>
          The rule of {kind} could not answer, and its findings are as they were: {message}
        </p>
      ))}
      {rows.length > 0 ? (
        <FindingsTable rows={rows} currency={findings.currency} sort={sort} chosen={search.finding} />
      ) : (
        <None counts={findings.counts} />
      )}
    </Section>
  );
}

function None({ counts }: { readonly counts: Findings['counts'] }) {
  const { state = 'open', kind, owner } = useSearch({ from: '/findings' });
  const change = useChangeFindings();
  if (kind === undefined && owner === undefined && state === 'open') {
    return (
      <p className={styles['none']}>
        Nothing needs a decision. What the rules find is listed here, and leaves by itself once it is put right.
        {counts.snoozed > 0 && (
          <>
            {' '}
            <LinkButton onClick={() => change({ state: 'snoozed' })}>
              Show the {counted(counts.snoozed, 'snoozed finding')}
            </LinkButton>
          </>
        )}
      </p>
    );
  }
  return (
    <p className={styles['none']}>
      No finding fits.{' '}
      <LinkButton onClick={() => change({ kind: undefined, owner: undefined, state: undefined })}>
        Show all that are open
      </LinkButton>
    </p>
  );
}

/** There is no company: says what findings are, and where to begin. */
function Empty() {
  return (
    <>
      <PageHead
        sentence="Nothing needs a decision: nothing is loaded yet."
        facts={['A finding says what is wrong, for how much, and who decides']}
      />
      <p>
        <Link to="/sources">Load a bill on Sources</Link> to begin.
      </p>
    </>
  );
}
