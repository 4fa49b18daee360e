import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Reply } from '../../api/use-answer.ts';
import { periodLabel } from '../../format/period.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { CaseTools } from './case-tools.tsx';
import type { Evaluation } from './evaluation.ts';
import type { ChangeCase } from './form/change.ts';
import styles from './decide.module.css';

type Props = {
  readonly reply: Reply<Evaluation>;
  readonly name: string | undefined;
  readonly unsaved: boolean;
  readonly onChange: ChangeCase;
};

/** Which case is open and what it comes to. */
export function CaseHead({ reply, name, unsaved, onChange }: Props) {
  const { answer, failure, stale } = reply;
  return (
    <div className={styles['head']}>
      <div className={styles['crumb']}>
        <Link to="/decide" search={({ company, period }) => ({ company, period })}>
          Decide
        </Link>{' '}
        › <strong>{answer?.question ?? name ?? 'New case'}</strong>
        <span className={styles['state']}>{unsaved ? 'not kept' : `kept as ${name}`}</span>
        {answer && <CaseTools evaluation={answer} name={unsaved ? undefined : name} onChange={onChange} />}
      </div>
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

function factsOf({ currency, framework, tax, discountRate, years, start, estimate, findings }: Evaluation) {
  const rate = Math.round(discountRate * 10_000) / 100;
  return [
    currency,
    framework === 'ifrs' ? 'IFRS' : 'US GAAP',
    `${tax}, ${rate}% a year`,
    `${years} ${years === 1 ? 'year' : 'years'} from ${periodLabel(start)}`,
    estimate && `${Math.round(estimate.difference.favored * 10)} in 10 draws favor it`,
    findings.length > 0
      ? `${findings.length} ${findings.length === 1 ? 'check asks' : 'checks ask'} for an answer`
      : null,
  ];
}
