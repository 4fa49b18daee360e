import type { CallError } from '@capwise/contract/client';
import { Button } from '@mantine/core';
import styles from './failure.module.css';

type Props = {
  readonly failure: CallError;
  readonly retry?: (() => void) | undefined;
  /** What to do next, where the page knows it. */
  readonly next?: React.ReactNode;
};

/** What went wrong, with which value, where, and what to do next. */
export function Failure({ failure, retry, next }: Props) {
  const facts = factsOf(failure.data);
  return (
    <div role="alert" className={styles['failure']}>
      <p className={styles['message']}>{sentenceCase(failure.message)}</p>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>code</dt>
          <dd>{failure.code}</dd>
        </div>
      </dl>
      {next && <p>{next}</p>}
      {retry && (
        <Button variant="default" size="xs" onClick={retry}>
          Ask again
        </Button>
      )}
    </div>
  );
}

function factsOf(data: unknown): readonly (readonly [string, string])[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [name, Array.isArray(value) ? value.map(String).join(', ') : String(value)] as const);
}

function sentenceCase(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
