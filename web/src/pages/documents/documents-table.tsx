import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { wholeScale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { DocumentRow } from './answers.ts';
import { useChangeDocuments } from './change-documents.ts';
import { kindName } from './forms/forms.ts';
import { pressed, sortKeys, treatmentsText, type Sort, type SortKey } from './list.ts';
import styles from './documents.module.css';

const rowsShown = 200;

const labels: Readonly<Record<SortKey, string>> = {
  what: 'What',
  month: 'Month',
  kind: 'Kind',
  vendor: 'Vendor',
  treatment: 'Treatment',
  amount: 'Amount',
};

type Props = { readonly rows: readonly DocumentRow[]; readonly sort: Sort; readonly currency: string };

/** Documents, newest first unless sorted otherwise; a name opens the document, an amount what it is made of. */
export function DocumentsTable({ rows, sort, currency }: Props) {
  const [shown, setShown] = useState(rowsShown);
  const hidden = rows.length - shown;
  return (
    <>
      <ScrollRegion label="Recorded documents">
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              {sortKeys.map((by) => (
                <Head key={by} by={by} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Row key={row.id} row={row} currency={currency} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {hidden > 0 && (
        <LinkButton onClick={() => setShown(shown + rowsShown)}>Show {Math.min(hidden, rowsShown)} more</LinkButton>
      )}
    </>
  );
}

function Head({ by, sort }: { readonly by: SortKey; readonly sort: Sort }) {
  const change = useChangeDocuments();
  return (
    <th
      scope="col"
      className={cellClass(by)}
      aria-sort={sort.by !== by ? undefined : sort.descending ? 'descending' : 'ascending'}
    >
      <button type="button" className={table['columnHead']} onClick={() => change({ sort: pressed(sort, by) })}>
        {labels[by]}
        {sort.by === by && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
      </button>
    </th>
  );
}

function Row({ row, currency }: { readonly row: DocumentRow; readonly currency: string }) {
  const { id, what, kind, vendor, month, treatments, amount, withdrawn } = row;
  return (
    <tr data-quiet={withdrawn || undefined}>
      <th scope="row" className={styles['what']}>
        <Link to="/documents" search={({ company }) => ({ company, document: id })} className={styles['open']}>
          {what}
        </Link>
        <span className={table['detail']}>
          {id}
          <span className={styles['narrow']}>
            {` · ${[kindName(kind), vendor, withdrawn ? 'withdrawn' : null].filter((word) => word !== null).join(' · ')}`}
          </span>
        </span>
      </th>
      <td className={table['short']}>{periodLabel(month)}</td>
      <td className={cellClass('kind')}>{kindName(kind)}</td>
      <td className={cellClass('vendor')}>{vendor ?? <span className={styles['quiet']}>none</span>}</td>
      <td className={cellClass('treatment')}>
        {withdrawn ? <strong className={styles['withdrawn']}>Withdrawn</strong> : treatmentsText(treatments)}
      </td>
      <td className={table['number']}>
        <Figure figure={amount} scale={wholeScale(amount.unit)} label={what} />
        {amount.unit !== currency && ` ${amount.unit}`}
      </td>
    </tr>
  );
}

/** On a phone the other columns stand below the name. */
function cellClass(by: SortKey): string | undefined {
  if (by === 'amount') return table['number'];
  return by === 'what' || by === 'month' ? undefined : styles['wide'];
}
