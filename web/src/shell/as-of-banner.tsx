import { useNavigate } from '@tanstack/react-router';
import { useAsOf } from '../api/as-of.ts';
import { momentText } from '../format/time.ts';
import { LinkButton } from '../parts/link-button.tsx';
import styles from './as-of.module.css';

/** Says that the pages are not those of now. */
export function AsOfBanner() {
  const asOf = useAsOf();
  const navigate = useNavigate();
  if (asOf === undefined) return null;
  return (
    <p className={styles['banner']} role="status">
      <span>
        Read as it was known on <strong>{momentText(asOf)}</strong>. What you record or load is recorded now.
      </span>
      <LinkButton onClick={() => void navigate({ to: '.', search: (search) => ({ ...search, asOf: undefined }) })}>
        Back to now
      </LinkButton>
    </p>
  );
}
