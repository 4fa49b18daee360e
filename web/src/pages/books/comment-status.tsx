import { LinkButton } from '../../parts/link-button.tsx';
import type { FluxRow } from './flux.ts';
import type { Comments } from './use-comments.ts';
import styles from './books.module.css';

type Props = { readonly comments: Comments; readonly rows: readonly FluxRow[] };

/** Says what was written last, and takes it back on request. */
export function CommentStatus({ comments, rows }: Props) {
  const { last, failure, undo } = comments;
  const label = rows.find(({ line }) => line === last?.row)?.label ?? last?.row;
  return (
    <p role="status" className={styles['label']}>
      {failure
        ? `The comment was not saved: ${failure.message}`
        : last && (
            <>
              {last.text === '' ? 'Comment taken back' : 'Comment saved'}: {label}.{' '}
              <LinkButton onClick={undo}>Undo</LinkButton>
            </>
          )}
    </p>
  );
}
