import type { CallError } from '@capwise/contract/client';
import { useState } from 'react';
import { LinkButton } from '../../parts/link-button.tsx';
import styles from './books.module.css';

const rowsShown = 12;

type Props<Row> = {
  /** undefined while they are on their way. */
  readonly rows: readonly Row[] | undefined;
  readonly failure?: CallError | undefined;
  /** Columns of the table after the first. */
  readonly columns: number;
  readonly children: (row: Row) => React.ReactNode;
};

/** The first rows below an opened one, largest first; the others on request. */
export function LimitedRows<Row>({ rows, failure, columns, children }: Props<Row>) {
  const [all, setAll] = useState(false);
  if (!rows) return <Said columns={columns}>{failure ? failure.message : 'Opening …'}</Said>;
  if (rows.length === 0) return <Said columns={columns}>Nothing is posted here</Said>;
  const hidden = rows.length - rowsShown;
  return (
    <>
      {(all ? rows : rows.slice(0, rowsShown)).map(children)}
      {hidden > 0 && (
        <Said columns={columns}>
          <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? `Show the ${rowsShown} largest` : `Show ${hidden} more`}
          </LinkButton>
        </Said>
      )}
    </>
  );
}

function Said({ columns, children }: { readonly columns: number; readonly children: React.ReactNode }) {
  return (
    <tr className={styles['part']}>
      <td>{children}</td>
      <td colSpan={columns} />
    </tr>
  );
}
