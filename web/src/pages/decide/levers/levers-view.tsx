import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { shortText } from '../../../format/amount.ts';
import { periodLabel } from '../../../format/period.ts';
import { Await } from '../../../parts/await.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import { Section } from '../../../parts/section.tsx';
import { DecideTabs } from '../decide-tabs.tsx';
import { LeverInputs, type LeverQuestion } from './lever-inputs.tsx';
import { LeverPicture } from './lever-picture.tsx';
import type { LeverFound, LeversAnswer } from './lever-rows.ts';
import { LeverTable } from './lever-table.tsx';
import { UnknownLevers } from './unknown-levers.tsx';
import styles from './levers.module.css';

const pauseMs = 250;

/** What can be done for the EBITDA of a quarter: what is real, what only moves, and what is only shown elsewhere. */
export function LeversView() {
  const [typed, setTyped] = useState<LeverQuestion>({ target: 15, quarter: undefined });
  const [out, setOut] = useState<readonly Pick<LeverFound, 'id' | 'name'>[]>([]);
  const [{ target, quarter }] = useDebouncedValue(typed, pauseMs);
  const reply = useAnswer('decide.levers', {
    ...(target !== undefined && { target: target / 100 }),
    ...(quarter !== undefined && { quarter }),
    ...(out.length > 0 && { exclude: out.map(({ id }) => id) }),
  });
  const { answer, failure } = reply;
  if (failure?.code === 'NO_COMPANY') return <Nothing />;
  return (
    <>
      <DecideTabs tab="levers" />
      <PageHead
        sentence={answer?.headline ?? 'What can be done for the EBITDA of a quarter'}
        facts={
          answer
            ? [
                'Effects are estimates; the figures of the books that they come from open',
                'people who leave are no lever',
              ]
            : undefined
        }
        stale={reply.stale}
        failure={answer && failure}
      />
      <LeverInputs question={typed} answer={answer} onChange={setTyped} />
      <Await reply={reply} height={420}>
        {(found) => (
          <div className={styles['parts']}>
            {found.base !== null && <Target answer={found} />}
            {found.levers.length > 0 && (
              <>
                <LeverPicture answer={found} />
                <LeverTable answer={found} onLeave={({ id, name }) => setOut([...out, { id, name }])} />
              </>
            )}
            <LeftOut out={out} onBack={(id) => setOut(out.filter((one) => one.id !== id))} />
            <UnknownLevers answer={found} />
          </div>
        )}
      </Await>
    </>
  );
}

function Nothing() {
  return (
    <>
      <DecideTabs tab="levers" />
      <PageHead sentence="What can be done for the EBITDA of a quarter" />
      <p className={styles['start']}>
        Levers are read out of the books, and nothing is loaded yet: load bills, payroll and contracts on{' '}
        <Link to="/sources" search={({ company, period }) => ({ company, period })}>
          Sources
        </Link>
        .
      </p>
    </>
  );
}

function Target({ answer }: { readonly answer: LeversAnswer }) {
  const { measure, base, baseEbitda, target, real, missing, reached, currency } = answer;
  const short = (value: number): string => `${shortText(value.toFixed(2), currency)} ${currency}`;
  return (
    <dl className={styles['facts']}>
      {baseEbitda && (
        <div>
          <dt>
            {measure} of {periodLabel(base ?? '')}
          </dt>
          <dd>
            <Figure figure={baseEbitda} label={`${measure} of ${periodLabel(base ?? '')}`} tone="ebitda" /> {currency}
          </dd>
        </div>
      )}
      <div>
        <dt>To be found</dt>
        <dd>{short(target)}</dd>
      </div>
      <div>
        <dt>Real levers come to</dt>
        <dd>{short(real)}</dd>
      </div>
      <div>
        <dt>{reached ? 'Target' : 'Missing'}</dt>
        <dd className={reached ? styles['reached'] : styles['missing']}>{reached ? 'reached' : short(missing)}</dd>
      </div>
    </dl>
  );
}

type LeftOutProps = {
  readonly out: readonly Pick<LeverFound, 'id' | 'name'>[];
  readonly onBack: (id: LeverFound['id']) => void;
};

function LeftOut({ out, onBack }: LeftOutProps) {
  if (out.length === 0) return null;
  return (
    <Section title="Out of question">
      <ul className={styles['list']}>
        {out.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            <LinkButton aria-label={`Take ${name} in again`} onClick={() => onBack(id)}>
              Take in again
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
