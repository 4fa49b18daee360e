import { Skeleton } from '@mantine/core';
import type { Reply } from '../api/use-answer.ts';
import { Failure } from './failure.tsx';
import styles from './await.module.css';

type Props<Value> = {
  readonly reply: Reply<Value>;
  /** Height in pixels that the answer will take, so that nothing shifts. */
  readonly height: number;
  readonly children: (answer: Value) => React.ReactNode;
};

/**
 * Shows an answer: a skeleton before the first one; the old figures dimmed while the next is on its way, or when it failed,
 * which the headline says.
 */
export function Await<Value>({ reply, height, children }: Props<Value>) {
  const { answer, failure, stale, retry } = reply;
  if (answer === undefined) {
    return failure ? <Failure failure={failure} retry={retry} /> : <Skeleton height={height} radius={3} />;
  }
  return (
    <div
      className={styles['answer']}
      data-stale={stale || undefined}
      data-failed={failure !== undefined || undefined}
      aria-busy={stale}
    >
      {children(answer)}
    </div>
  );
}
