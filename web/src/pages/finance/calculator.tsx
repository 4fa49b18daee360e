import { useDebouncedValue } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { About } from './about.tsx';
import { Fields } from './fields.tsx';
import type { FinanceFunction } from './finance-function.ts';
import { Result } from './result.tsx';
import { addressOf, argumentsOf, typedFrom, type Typed } from './typed.ts';
import { answerText } from './value-text.ts';
import styles from './finance.module.css';

/** How long typing rests before the calculator is asked, in milliseconds. */
const restMs = 200;

/** One function: its fields, its answer as soon as typing rests, and what it means. */
export function Calculator({ definition }: { readonly definition: FinanceFunction }) {
  const { title, name, meaning, arguments: taken } = definition;
  const { with: address } = useSearch({ from: '/finance' });
  const [typed, setTyped] = useState<Typed>(() => typedFrom(taken, address));
  const [rested] = useDebouncedValue(typed, restMs);
  useAddress(rested, address);
  const args = useMemo(() => argumentsOf(taken, rested), [taken, rested]);
  const reply = useAnswer('finance.calculate', { fn: name, args }, { companyless: true });
  const { answer, failure } = reply;
  const isCalculated = failure === undefined && answer !== undefined;
  return (
    <div className={styles['calculator']}>
      <div className={styles['head']}>
        <p className={styles['crumb']}>
          <Link to="/finance" search={({ company, period }) => ({ company, period })}>
            Finance
          </Link>{' '}
          › {definition.family} › <strong>{name}</strong>
        </p>
        <PageHead
          sentence={isCalculated ? `${title}: ${answerText(answer, definition.unit)}` : title}
          facts={[meaning]}
          stale={reply.stale}
        />
      </div>
      <div className={styles['pair']}>
        <Fields
          definition={definition}
          typed={typed}
          failure={failure}
          onType={(changed) => setTyped({ ...typed, ...changed })}
        />
        <Result definition={definition} reply={reply} args={args} />
      </div>
      <About definition={definition} />
    </div>
  );
}

/** Keeps what stands in the fields in the address, so that it gives the same calculation anywhere. */
function useAddress(typed: Typed, address: readonly string[] | undefined): void {
  const navigate = useNavigate();
  const next = addressOf(typed);
  const isWritten = next.join('\n') === address?.join('\n');
  const write = useEffectEvent(() => {
    void navigate({
      to: '/finance',
      search: (search) => ({ ...search, with: next }),
      replace: true,
      resetScroll: false,
    });
  });
  useEffect(() => {
    if (!isWritten) write();
  }, [isWritten, typed]);
}
