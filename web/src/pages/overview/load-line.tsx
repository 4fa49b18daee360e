import { Link, useNavigate } from '@tanstack/react-router';
import { shortText } from '../../format/amount.ts';
import { DropZone } from '../../parts/drop-zone.tsx';
import { allFiles } from '../sources/file-types.ts';
import { leaveFiles } from '../sources/pending-files.ts';
import styles from './overview.module.css';
import type { Trust } from './use-trust.ts';

/** The way in for another file, and the one that would narrow the picture most: what is dropped is checked on Sources first. */
export function LoadLine({ next }: { readonly next?: Trust['next'][number] | undefined }) {
  const navigate = useNavigate();
  return (
    <DropZone
      multiple
      accept={allFiles}
      action="Drop a file here"
      hint="FOCUS bill, payroll, trial balance, contracts, budget: nothing is kept before you have seen what was found"
      aside={
        <span className={styles['above']}>
          {next ? (
            <>
              Next best file:{' '}
              <Link to="/sources" search={({ company }) => ({ company })}>
                {next.title}
              </Link>
              , {next.amount ? amountWords(next.kind, next.amount) : next.words}
            </>
          ) : (
            <Link to="/sources" search={({ company }) => ({ company })}>
              What is loaded
            </Link>
          )}
        </span>
      }
      onFiles={(files) => {
        leaveFiles(files);
        void navigate({ to: '/sources', search: ({ company }) => ({ company }) });
      }}
    />
  );
}

function amountWords(
  kind: Trust['next'][number]['kind'],
  { value, unit }: NonNullable<Trust['next'][number]['amount']>,
): string {
  const text = shortText(value?.replace('-', '') ?? null, unit);
  return kind === 'payments' ? `settles ${text} of cash` : `confirms ${text} of cost`;
}
