import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Comment } from './answers.ts';
import styles from './books.module.css';

type Props = {
  /** Name of the row that it is about. */
  readonly label: string;
  readonly comment: Comment | undefined;
  readonly onWrite: (text: string) => void;
};

/** What was written about a row. Enter or leaving the field saves it, Escape leaves it as it was. */
export function CommentCell({ label, comment, onWrite }: Props) {
  const [draft, setDraft] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const returning = useRef(false);
  const editing = draft !== undefined;
  useEffect(() => {
    if (editing) field.current?.focus();
    else if (returning.current) button.current?.focus();
    returning.current = editing;
  }, [editing]);
  const text = comment?.text ?? '';
  const end = (written: string | undefined) => {
    setDraft(undefined);
    if (written !== undefined && written.trim() !== text) onWrite(written.trim());
  };
  if (!editing) {
    return (
      <button
        ref={button}
        type="button"
        className={styles['commentText']}
        data-empty={text === '' || undefined}
        title={comment && `${comment.author}, ${comment.at.slice(0, 10)}`}
        onClick={() => setDraft(text)}
      >
        {text === '' ? 'Add comment' : text}
        <span className={styles['hidden']}>
          {' '}
          {text === '' ? 'on' : '· comment on'} {label}
        </span>
      </button>
    );
  }
  return (
    <Textarea
      ref={field}
      size="xs"
      autosize
      minRows={1}
      maxRows={6}
      maxLength={2000}
      aria-label={`Comment on ${label}`}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => end(draft)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          end(undefined);
        } else if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          end(draft);
        }
      }}
    />
  );
}
