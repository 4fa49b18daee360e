import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCompany } from '../api/company.ts';
import { useAnswer } from '../api/use-answer.ts';
import { momentText } from '../format/time.ts';
import { LinkButton } from '../parts/link-button.tsx';
import type { Level } from './path.ts';
import styles from './drawer.module.css';

/** The reference of a figure: kept when it is shown, so that it opens later, with what is known now beside it. */
export function ReferenceLine({ level }: { readonly level: Level }) {
  const company = useCompany();
  const [said, setSaid] = useState('');
  const { answer, failure, stale } = useAnswer('books.refer', { trace: level.trace, label: level.label });
  if (failure) return <p className={styles['reference']}>No reference: {failure.message}</p>;
  if (!answer || stale) return <p className={styles['reference']}>Reference …</p>;
  const { code, moment } = answer;
  return (
    <p className={styles['reference']}>
      <span>
        Reference <code>{code}</code>
      </span>
      <LinkButton
        aria-label={`Copy the reference ${code}`}
        onClick={() => void navigator.clipboard.writeText(code).then(() => setSaid('Copied'))}
      >
        Copy
      </LinkButton>
      <Link to="/r/$code" params={{ code }} search={{ company }}>
        Then and now
      </Link>
      {moment !== null && <span>as known on {momentText(moment)}</span>}
      <span role="status">{said}</span>
    </p>
  );
}
