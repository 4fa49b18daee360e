import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import type { DocumentView } from './answers.ts';
import { useRecording } from './use-recording.ts';
import styles from './documents.module.css';

/** Takes a document back for a reason, and records it again as it was. */
export function Withdraw({ view }: { readonly view: DocumentView }) {
  const [asked, setAsked] = useState(false);
  const status = useRef<HTMLParagraphElement>(null);
  const withdrawing = useCommand('books.withdraw');
  const recording = useRecording();
  const said = () => {
    setAsked(false);
    status.current?.focus();
  };
  const failure = withdrawing.failure ?? recording.failure;
  return (
    <>
      {view.withdrawn ? (
        <Button
          size="xs"
          variant="default"
          loading={recording.busy === 'record'}
          onClick={() => recording.record({ id: view.id, document: view.document }, said)}
        >
          Undo: record it again
        </Button>
      ) : (
        <Button size="xs" variant="default" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          Withdraw document
        </Button>
      )}
      {asked && !view.withdrawn && (
        <Reason
          busy={withdrawing.busy}
          onCancel={() => setAsked(false)}
          onWithdraw={(reason) => withdrawing.post({ id: view.id, reason }, said)}
        />
      )}
      <p ref={status} role="status" tabIndex={-1} className={styles['said']}>
        {view.withdrawn && `Withdrawn: ${view.reason}. Open months forgot it; closed ones are reversed.`}
      </p>
      {failure && <Failure failure={failure} />}
    </>
  );
}

type ReasonProps = {
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onWithdraw: (reason: string) => void;
};

function Reason({ busy, onCancel, onWithdraw }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  return (
    <form
      noValidate
      className={styles['reason']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setFault('Say why: it is kept with the document');
        else onWithdraw(reason.trim());
      }}
    >
      <TextInput
        size="sm"
        label="Reason"
        description="Open months forget the document; what it did in closed ones is reversed in the first open month"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={200}
        autoFocus
        value={reason}
        error={fault}
        onChange={(event) => {
          setFault(undefined);
          setReason(event.currentTarget.value);
        }}
      />
      <div className={styles['actions']}>
        <Button type="submit" size="sm" loading={busy}>
          Withdraw it
        </Button>
        <LinkButton onClick={onCancel}>Keep it</LinkButton>
      </div>
    </form>
  );
}
