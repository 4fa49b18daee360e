import { wholeScale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { codesText, ownerWords, pressedTie, tieColumns, type TieColumn, type TieRow, type TieSort } from './ledger.ts';
import styles from './sources.module.css';

const labels: Readonly<Record<TieColumn, string>> = {
  account: 'Account',
  owner: 'Source',
  ours: 'Ours',
  ledger: 'Ledger',
  difference: 'Difference',
  age: 'Since',
};

const numbers: readonly TieColumn[] = ['ours', 'ledger', 'difference'];

type Props = {
  readonly rows: readonly TieRow[];
  readonly currency: string;
  readonly sort: TieSort | undefined;
  readonly onSort: (sort: TieSort) => void;
};

/** Accounts with what the books and the ledger have of them; a header sorts by its column. */
export function TieTable({ rows, currency, sort, onSort }: Props) {
  return (
    <ScrollRegion label="The books beside the ledger">
      <table className={`${table['table']} ${table['sticky']}`}>
        <thead>
          <tr>
            {tieColumns.map((by) => (
              <th
                key={by}
                scope="col"
                className={numbers.includes(by) ? table['number'] : undefined}
                aria-sort={sort?.by !== by ? undefined : sort.descending ? 'descending' : 'ascending'}
              >
                <button type="button" className={table['columnHead']} onClick={() => onSort(pressedTie(sort, by))}>
                  {labels[by]}
                  {sort?.by === by && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
                </button>
              </th>
            ))}
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AccountRow key={codesText(row)} row={row} currency={currency} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function AccountRow({ row, currency }: { readonly row: TieRow; readonly currency: string }) {
  const scale = wholeScale(currency);
  const codes = codesText(row);
  const theirs = row.theirs.map(({ account, name }) => (name === null ? account : `${account} ${name}`)).join(', ');
  return (
    <tr data-quiet={row.cause.kind === 'tied' || row.owner === 'ledger' ? true : undefined}>
      <th scope="row">
        {row.accounts.map(({ code, name }) => `${code} ${name}`).join(' + ')}
        {theirs !== '' && <span className={table['detail']}>ledger {theirs}</span>}
      </th>
      <td className={table['short']}>
        {ownerWords[row.owner]}
        {row.sources.length > 1 && (
          <span className={table['detail']}>{row.sources.map(({ source }) => source).join(', ')}</span>
        )}
      </td>
      {(['ours', 'ledger'] as const).map((key) => {
        const figure = row[key];
        return (
          <td key={key} className={table['number']}>
            {figure ? <Figure figure={figure} scale={scale} label={`${labels[key]}, ${codes}`} /> : '–'}
          </td>
        );
      })}
      <td className={table['number']}>
        {row.difference ? <Figure figure={row.difference} scale={scale} label={`Difference, ${codes}`} /> : '–'}
      </td>
      <td className={table['short']}>
        {row.since ? periodLabel(row.since) : '–'}
        {row.age > 1 && <span className={table['detail']}>{row.age} months</span>}
      </td>
      <td className={styles['why']}>
        <span className={row.cause.kind === 'unexplained' ? styles['untied'] : undefined}>{row.cause.words}</span>
        {row.arisen.length > 1 && (
          <span className={table['detail']}>
            {row.arisen.map(({ month, figure }) => (
              <span key={month} className={styles['piece']}>
                {periodLabel(month)}{' '}
                <Figure figure={figure} scale={scale} label={`Came in ${month}, ${codes}`} signed />
              </span>
            ))}
          </span>
        )}
      </td>
    </tr>
  );
}
