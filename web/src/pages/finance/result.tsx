import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../api/use-answer.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { faultOf } from './fault.ts';
import type { Calculation, FinanceFunction } from './finance-function.ts';
import { FlowsView } from './flows-view.tsx';
import { PartsTable } from './parts-table.tsx';
import { exactAnswer } from './value-text.ts';
import styles from './finance.module.css';

type Props = {
  readonly definition: FinanceFunction;
  readonly reply: Reply<Calculation>;
  readonly args: Readonly<Record<string, unknown>>;
};

/** The answer with every digit, what one must know beside it, and its picture; or in words why there is none. */
export function Result({ definition, reply, args }: Props) {
  const { answer, failure, stale } = reply;
  const command = `npx capwise calculate ${definition.name} --args ${quoted(JSON.stringify(args))}`;
  return (
    <Section
      title="Result"
      note={failure ? failure.code : answer?.status === 'OK' ? undefined : answer?.status}
      tools={
        <>
          {answer && !failure && <CopyButton label="Copy value" text={() => exactAnswer(answer)} />}
          <CopyButton label="Copy link" text={() => window.location.href} />
          <CopyButton label="Copy command" text={() => command} />
        </>
      }
    >
      <div className={styles['result']} aria-busy={stale} aria-live="polite" data-stale={stale || undefined}>
        {failure ? (
          <NoValue definition={definition} failure={failure} />
        ) : answer ? (
          <Value definition={definition} answer={answer} args={args} />
        ) : (
          <Skeleton height={260} radius={3} />
        )}
      </div>
    </Section>
  );
}

function Value({
  definition,
  answer,
  args,
}: {
  readonly definition: FinanceFunction;
  readonly answer: Calculation;
  readonly args: Props['args'];
}) {
  const { value, notes = [], roots } = answer;
  const isByName = typeof value === 'object' && !Array.isArray(value);
  return (
    <>
      {isByName ? (
        <PartsTable parts={value} firstYear={definition.firstYear} />
      ) : (
        <p className={styles['exact']}>{typeof value === 'number' ? value : value.join(', ') || 'no crossing'}</p>
      )}
      {roots && <p>All rates: {roots.join(', ')}</p>}
      {notes.map((note) => (
        <p key={note} className={styles['note']}>
          {note.charAt(0).toUpperCase() + note.slice(1)}
        </p>
      ))}
      <FlowsView definition={definition} answer={answer} args={args} />
    </>
  );
}

function NoValue({
  definition,
  failure,
}: Pick<Props, 'definition'> & { readonly failure: NonNullable<Reply<Calculation>['failure']> }) {
  const when = definition.refusals.find(({ code }) => code === failure.code)?.when;
  const placed = faultOf(failure);
  return (
    <div className={styles['refused']}>
      <p>
        <strong>{failure.code === 'NEVER' ? 'Never' : 'No value'}</strong>
        {when && `: ${when}.`}
      </p>
      <p>{placed ? `See “${placed.argument}”.` : failure.message}</p>
    </div>
  );
}

function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
  };
  return (
    <LinkButton onClick={() => void copy()} onBlur={() => setCopied(false)}>
      {copied ? 'Copied' : label}
    </LinkButton>
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
