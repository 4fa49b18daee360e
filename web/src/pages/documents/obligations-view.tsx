import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { Chart } from '../../charts/chart.tsx';
import { groupColor, largestGroups, stackOption } from '../../charts/stack-picture.ts';
import { chooseScale, exactText, shortText, type Scale } from '../../format/amount.ts';
import { axisTextOf } from '../../format/axis.ts';
import { csvText } from '../../format/csv.ts';
import { longPeriodLabel, stepPeriod } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { useTokens } from '../../theme/use-tokens.ts';
import type { Obligations } from './answers.ts';
import { useChangeDocuments } from './change-documents.ts';
import { dueInAll, obligationRows, obligationsSentence, stackGroups, stillDue } from './obligations.ts';
import { ObligationsTable } from './obligations-table.tsx';
import styles from './documents.module.css';

const groupsShown = 8;
const height = 220;

/** What contracts still ask for that is not on the balance sheet, by year (ASC 440-10-50-4). */
export function ObligationsView() {
  const { after } = useSearch({ from: '/documents' });
  const reply = useAnswer('books.obligations', after === undefined ? {} : { month: after });
  const { answer } = reply;
  return (
    <>
      <PageHead
        sentence={answer ? obligationsSentence(answer) : 'Purchase obligations'}
        facts={[
          'Disclosed by year, ASC 440-10-50-4',
          'Nothing of it is posted until it is charged; a shortfall is accrued once it is probable',
        ]}
        stale={reply.stale}
        failure={answer && reply.failure}
      />
      <Await reply={reply} height={360}>
        {(obligations) => <Parts obligations={obligations} />}
      </Await>
    </>
  );
}

function Parts({ obligations }: { readonly obligations: Obligations }) {
  const scale = useMemo(() => {
    const total = dueInAll(obligations);
    return chooseScale([total.value], total.unit);
  }, [obligations]);
  if (stillDue(obligations).length === 0) {
    return (
      <div className={styles['page']}>
        <Months month={obligations.month} />
        <p className={styles['quiet']}>
          A minimum spend that a contract asks for stands here by year.{' '}
          <Link to="/documents" search={({ company }) => ({ company, form: 'purchase-obligation' })}>
            Record a purchase obligation
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className={styles['page']}>
      <Picture obligations={obligations} scale={scale} />
      <Section
        title="By year"
        note={`still due after ${longPeriodLabel(obligations.month)}, ${scale.label}`}
        tools={
          <>
            <LinkButton
              onClick={() => download('purchase-obligations.csv', csvText(obligationRows(obligations)), 'text/csv')}
            >
              Export CSV
            </LinkButton>
            <Months month={obligations.month} />
          </>
        }
      >
        <ObligationsTable obligations={obligations} scale={scale} />
      </Section>
    </div>
  );
}

type PictureProps = { readonly obligations: Obligations; readonly scale: Scale };

function Picture({ obligations, scale }: PictureProps) {
  const tokens = useTokens();
  const groups = useMemo(() => largestGroups(stackGroups(obligations), groupsShown), [obligations]);
  const unit = dueInAll(obligations).unit;
  const build = useCallback(
    () =>
      stackOption(groups, tokens, {
        months: obligations.years,
        axis: axisTextOf(scale),
        amount: (value) => shortText(value.toFixed(2), unit),
      }),
    [groups, obligations.years, tokens, scale, unit],
  );
  const said = obligations.years.map(
    (year, index) => `${year} ${exactText(obligations.totals[index]?.value ?? '0', unit)}`,
  );
  return (
    <Section title="Still due" note={scale.label}>
      <ul className={styles['legend']} aria-label="Obligations, largest first">
        {groups.map(({ name, rest }, rank) => (
          <li key={name}>
            <i style={{ background: groupColor(tokens, rank, rest) }} />
            {name}
          </li>
        ))}
      </ul>
      <Chart height={height} summary={`Still due by year: ${said.join('; ')}.`} build={build} />
    </Section>
  );
}

/** Steps the month after which obligations are due. */
function Months({ month }: { readonly month: string }) {
  const change = useChangeDocuments();
  return (
    <span className={styles['steps']}>
      {([-1, 1] as const).map((step) => {
        const next = stepPeriod(month, step);
        return (
          <Button
            key={step}
            size="xs"
            variant="default"
            aria-label={`Still due after ${longPeriodLabel(next)}`}
            onClick={() => change({ after: next })}
          >
            {step < 0 ? '‹' : '›'}
          </Button>
        );
      })}
    </span>
  );
}
