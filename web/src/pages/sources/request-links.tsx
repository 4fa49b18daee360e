import { billKinds, type BillKind, type RequestKind } from '@capwise/contract';
import { Link } from '@tanstack/react-router';
import styles from './request.module.css';

const issuers: Readonly<Record<BillKind, string>> = {
  'bill-aws': 'AWS',
  'bill-azure': 'Azure',
  'bill-google-cloud': 'Google Cloud',
  'bill-oracle-cloud': 'Oracle Cloud',
  'bill-vendor': 'another vendor',
};

type Props = { readonly kind: RequestKind; readonly children: React.ReactNode };

/** Opens the message to whoever owns a source. */
export function RequestLink({ kind, children }: Props) {
  return (
    <Link
      to="."
      search={(now) => ({ ...now, ask: kind })}
      resetScroll={false}
      preload={false}
      className={styles['link']}
    >
      {children}
    </Link>
  );
}

/** Whom to ask where a bill is not at hand. */
export function BillRequests() {
  return (
    <p className={styles['links']}>
      <span>No bill at hand? Ask for it:</span>
      {billKinds.map((kind) => (
        <RequestLink key={kind} kind={kind}>
          {issuers[kind]}
        </RequestLink>
      ))}
    </p>
  );
}
