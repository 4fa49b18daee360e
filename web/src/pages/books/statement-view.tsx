import { Button, SegmentedControl } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { csvText } from '../../format/csv.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import type { Grain } from '../../shell/address.ts';
import type { Statement } from './answers.ts';
import { useChangeBooks } from './change-books.ts';
import { MeasureNotes } from './measure-notes.tsx';
import { statementCsv } from './statement-csv.ts';
import { StatementTable } from './statement-table.tsx';
import { AgainstChoice, BasisChoice, SplitChoice, useBasis } from './statement-tools.tsx';
import styles from './books.module.css';

const grains = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' },
];

/** The statement across the months; a row opens into its accounts or a dimension, a figure into its postings. */
export function StatementView() {
  const { period, grain = 'month', split = 'account' } = useSearch({ from: '/books' });
  const change = useChangeBooks();
  const basis = useBasis();
  const reply = useAnswer('books.statement', { by: grain, basis, ...(period !== undefined && { period }) });
  const { answer } = reply;
  const scale = useMemo(() => scaleOf(answer), [answer]);
  return (
    <>
      <PageHead
        sentence={answer ? <Sentence pieces={answer.headline} /> : 'Statement'}
        facts={answer ? [answer.currency, answer.settled] : []}
        stale={reply.stale}
        failure={answer && reply.failure}
      />
      <Section title="Statement" note={scale.label} tools={<AgainstChoice against={undefined} />}>
        <div className={styles['tools']}>
          <SegmentedControl
            size="xs"
            aria-label="Columns of the statement"
            data={grains}
            value={grain}
            onChange={(value) => change({ grain: value === 'month' ? undefined : (value as Grain) })}
          />
          <BasisChoice />
          <SplitChoice split={split} />
          <Button variant="default" size="xs" disabled={!answer} onClick={() => answer && save(answer)}>
            Export CSV
          </Button>
        </div>
        <Await reply={reply} height={480}>
          {(statement) => <StatementTable statement={statement} scale={scale} />}
        </Await>
      </Section>
      {answer && <MeasureNotes statement={answer} scale={scale} />}
    </>
  );
}

function save(statement: Statement): void {
  download(`${statement.company}-statement-${statement.basis}.csv`, csvText(statementCsv(statement)), 'text/csv');
}

function scaleOf(statement: Statement | undefined): Scale {
  const values = (statement?.lines ?? []).flatMap(({ figures }) => figures.map(({ value }) => value));
  return chooseScale(values, statement?.currency ?? '');
}
