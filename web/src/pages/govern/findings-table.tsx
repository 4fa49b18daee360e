import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { AddressLink } from '../../parts/address-link.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { useChangeFindings } from './change-findings.ts';
import { Effect } from './effect.tsx';
import { kindNames, pressed, type FindingRow, type Sort, type SortKey } from './findings.ts';
import { useSteps } from './use-steps.ts';
import styles from './govern.module.css';

const rowsShown = 200;

const labels: Readonly<Record<SortKey, string>> = {
  title: 'What',
  amount: 'Dollars',
  ebitda: 'EBITDA',
  cash: 'Cash',
  owner: 'Owner',
  due: 'Due',
};

type Props = {
  readonly rows: readonly FindingRow[];
  readonly currency: string;
  readonly sort: Sort | undefined;
  /** Id of the finding that is open: beside it there is less room. */
  readonly chosen: string | undefined;
};

/** Findings in their order; a name opens its finding, dollars their evidence, the verb the place where it is done. */
export function FindingsTable({ rows, currency, sort, chosen }: Props) {
  const [shown, setShown] = useState(rowsShown);
  const list = useRef<HTMLTableElement>(null);
  useSteps(list);
  const columns: readonly SortKey[] =
    chosen === undefined ? ['title', 'amount', 'ebitda', 'cash', 'owner', 'due'] : ['title', 'amount', 'owner', 'due'];
  const values = rows.flatMap(({ amount }) => (amount.unit === currency ? [amount.value] : []));
  const scale = chooseScale(values, currency);
  const hidden = rows.length - shown;
  return (
    <>
      <ScrollRegion label="Findings">
        <table ref={list} className={`${table['table']} ${table['sticky']} ${styles['list']}`}>
          <thead>
            <tr>
              {columns.map((by) => (
                <Head key={by} by={by} sort={sort} unit={scale.label} />
              ))}
              <th scope="col">
                <span className={styles['hidden']}>What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Row key={row.id} row={row} scale={scale} chosen={chosen} />
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

type HeadProps = { readonly by: SortKey; readonly sort: Sort | undefined; readonly unit: string };

function Head({ by, sort, unit }: HeadProps) {
  const change = useChangeFindings();
  const isNumber = by === 'amount' || by === 'ebitda' || by === 'cash';
  return (
    <th
      scope="col"
      className={isNumber ? table['number'] : undefined}
      aria-sort={sort?.by !== by ? undefined : sort.descending ? 'descending' : 'ascending'}
    >
      <button type="button" className={table['columnHead']} onClick={() => change({ sort: pressed(sort, by) })}>
        {labels[by]}
        {isNumber && ` ${unit}`}
        {sort?.by === by && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
      </button>
    </th>
  );
}

type RowProps = { readonly row: FindingRow; readonly scale: Scale; readonly chosen: string | undefined };

function Row({ row, scale, chosen }: RowProps) {
  const isOpen = row.id === chosen;
  const money = (by: 'amount' | 'ebitda' | 'cash') => (
    <td className={table['number']}>
      <Effect
        figure={row[by]}
        label={`${labels[by]}, ${row.title}`}
        scale={scale}
        tone={by === 'amount' ? undefined : by}
      />
    </td>
  );
  return (
    <tr className={isOpen ? styles['chosen'] : undefined} data-quiet={row.state === 'resolved' || undefined}>
      <th scope="row" className={styles['what']}>
        <Link
          to="/findings"
          search={(search) => ({ ...search, finding: isOpen ? undefined : row.id })}
          aria-current={isOpen ? 'true' : undefined}
          activeOptions={{ exact: true, includeSearch: true }}
          activeProps={{}}
          resetScroll={false}
          className={styles['open']}
          data-step
        >
          {row.title}
        </Link>
        <span className={table['detail']}>{row.reason}</span>
        {row.snoozed && <span className={table['detail']}>Snoozed until {row.snoozed.until}</span>}
      </th>
      {money('amount')}
      {chosen === undefined && money('ebitda')}
      {chosen === undefined && money('cash')}
      <td className={styles['owner']}>
        {row.owner ?? <span className={styles['quiet']}>nobody yet</span>}
        {chosen === undefined && <span className={table['detail']}>{kindNames[row.kind]}</span>}
      </td>
      <td className={`${table['short']} ${row.overdue ? styles['overdue'] : ''}`}>
        {row.due ?? '–'}
        {row.overdue && <span className={table['detail']}>overdue</span>}
      </td>
      <td className={table['short']}>
        <AddressLink address={row.link} className={styles['verb']}>
          {row.verb}
          <span className={styles['hidden']}>: {row.title}</span>
        </AddressLink>
      </td>
    </tr>
  );
}
