import type { CallError } from '@capwise/contract/client';
import { Failure } from './failure.tsx';
import styles from './page-head.module.css';

type Props = {
  readonly sentence: React.ReactNode;
  /** Small facts under it, separated by dots. */
  readonly facts?: readonly (string | null | undefined)[] | undefined;
  readonly stale?: boolean | undefined;
  /** A failure of the question on screen, while the answer before it is still shown. */
  readonly failure?: CallError | undefined;
};

/** The headline of a page: its answer in one sentence. */
export function PageHead({ sentence, facts, stale, failure }: Props) {
  const shown = (facts ?? []).filter((fact): fact is string => Boolean(fact));
  return (
    <header className={styles['head']} data-stale={stale || undefined} data-failed={failure !== undefined || undefined}>
      {failure && <Failure failure={failure} />}
      <h1>{sentence}</h1>
      {shown.length > 0 && <p className={styles['facts']}>{shown.join(' · ')}</p>}
    </header>
  );
}
