import { Autocomplete, Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import type { Finding } from './findings.ts';
import styles from './govern.module.css';

type Props = { readonly finding: Finding; readonly owners: readonly string[] };

type Done = { readonly words: string; readonly undo?: () => void };

/** What a person does to a finding; what can be undone offers it. */
export function FindingForms({ finding, owners }: Props) {
  const { id, state } = finding;
  const [done, setDone] = useState<Done>();
  const status = useRef<HTMLParagraphElement>(null);
  const assigning = useCommand('govern.assign');
  const snoozing = useCommand('govern.snooze');
  const waking = useCommand('govern.wake');
  const commenting = useCommand('govern.comment');
  const say = (next: Done): void => {
    setDone(next);
    status.current?.focus();
  };
  const undone = () => say({ words: 'Undone.' });
  const wake = () =>
    waking.post({ id }, ({ before }) =>
      say({ words: 'Open again.', undo: () => snoozing.post({ id, ...before }, undone) }),
    );
  const failure = assigning.failure ?? snoozing.failure ?? waking.failure ?? commenting.failure;
  return (
    <div className={styles['forms']}>
      {state !== 'resolved' && (
        <Assign
          key={`${finding.owner} ${finding.due}`}
          finding={finding}
          owners={owners}
          busy={assigning.busy}
          onAssign={(owner, due) =>
            assigning.post({ id, owner, due }, ({ before }) =>
              say({
                words: owner === null ? 'Nobody decides it yet.' : `Assigned to ${owner}.`,
                undo: () => assigning.post({ id, ...before }, undone),
              }),
            )
          }
        />
      )}
      {state === 'open' && (
        <Snooze
          busy={snoozing.busy}
          onSnooze={(until, reason) =>
            snoozing.post({ id, until, reason }, () =>
              say({ words: `Snoozed until ${until}.`, undo: () => waking.post({ id }, undone) }),
            )
          }
        />
      )}
      {state === 'snoozed' && (
        <Button size="xs" variant="default" loading={waking.busy} onClick={wake}>
          Open again now
        </Button>
      )}
      <Comment
        busy={commenting.busy}
        onComment={(text, clear) =>
          commenting.post({ id, text }, () => {
            clear();
            say({ words: 'Comment written.' });
          })
        }
      />
      <p ref={status} role="status" tabIndex={-1} className={styles['said']}>
        {done?.words} {done?.undo && <LinkButton onClick={done.undo}>Undo</LinkButton>}
      </p>
      {failure && <Failure failure={failure} />}
    </div>
  );
}

type AssignProps = Props & {
  readonly busy: boolean;
  readonly onAssign: (owner: string | null, due: string | null) => void;
};

function Assign({ finding, owners, busy, onAssign }: AssignProps) {
  const [owner, setOwner] = useState(finding.owner ?? '');
  const [due, setDue] = useState(finding.due ?? '');
  const same = owner.trim() === (finding.owner ?? '') && due === (finding.due ?? '');
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) onAssign(owner.trim() || null, due || null);
      }}
    >
      <Autocomplete
        size="xs"
        label="Owner"
        placeholder="Who decides"
        maxLength={200}
        data={[...owners]}
        value={owner}
        comboboxProps={{ shadow: 'none' }}
        onChange={setOwner}
      />
      <TextInput
        size="xs"
        type="date"
        label="Due"
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={busy} disabled={same}>
        Assign
      </Button>
    </form>
  );
}

type SnoozeProps = { readonly busy: boolean; readonly onSnooze: (until: string, reason: string) => void };

function Snooze({ busy, onSnooze }: SnoozeProps) {
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSnooze(until, reason.trim());
      }}
    >
      <TextInput
        size="xs"
        label="Put aside, because"
        maxLength={2000}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="date"
        label="Until"
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={busy} disabled={until === '' || reason.trim() === ''}>
        Snooze
      </Button>
    </form>
  );
}

type CommentProps = { readonly busy: boolean; readonly onComment: (text: string, clear: () => void) => void };

function Comment({ busy, onComment }: CommentProps) {
  const [text, setText] = useState('');
  return (
    <form
      noValidate
      className={styles['comment']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onComment(text.trim(), () => setText(''));
      }}
    >
      <Textarea
        size="xs"
        label="Comment"
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={busy} disabled={text.trim() === ''}>
        Write comment
      </Button>
    </form>
  );
}
