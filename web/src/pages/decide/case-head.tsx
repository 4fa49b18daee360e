import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Reply } from '../../api/use-answer.ts';
import { periodLabel } from '../../format/period.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import type { Evaluation } from './evaluation.ts';
import styles from './decide.module.css';

type Props = { readonly reply: Reply<Evaluation>; readonly name: string | undefined; readonly unsaved: boolean };

/** Which case is open and what it comes to. */
export function CaseHead({ reply, name, unsaved }: Props) {
  const { answer, failure, stale } = reply;
  return (
    <div className={styles['head']}>
      <p className={styles['crumb']}>
        <Link to="/decide" search={({ company, period }) => ({ company, period })}>
          Decide
        </Link>{' '}
        › <strong>{answer?.question ?? name ?? 'New case'}</strong>
        <span className={styles['state']}>{unsaved ? 'not kept' : `kept as ${name}`}</span>
      </p>
      {answer ? (
        <PageHead sentence={<Sentence pieces={answer.headline} />} stale={stale} facts={factsOf(answer)} />
      ) : failure ? (
        <PageHead sentence={`${name ?? 'The new case'} cannot be evaluated yet`} failure={failure} />
      ) : (
        <Skeleton height={88} radius={3} />
      )}
    </div>
  );
}

function factsOf({ currency, framework, tax, discountRate, years, start }: Evaluation): readonly string[] {
  const rate = Math.round(discountRate * 10_000) / 100;
  return [
    currency,
    framework === 'ifrs' ? 'IFRS' : 'US GAAP',
    `${tax}, ${rate}% a year`,
    `${years} years from ${periodLabel(start)}`,
  ];
}
