import type { Answer } from '@capwise/contract';
import { ColumnHeads, type ColumnHead } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import table from '../../parts/table.module.css';

type Bill = Answer<'cloud.estimate'>['bills'][number];

const columns = [
  ['soFar', 'Rows so far'],
  ['usage', 'Missing days'],
  ['credits', 'Credits expected'],
  ['accrual', 'To accrue'],
  ['low', 'Low'],
  ['high', 'High'],
] as const;

const heads: readonly ColumnHead[] = [
  'Bill',
  { number: 'Days' },
  ...columns.map(([, label]) => ({ number: label })),
  { number: 'True-up' },
];

type Props = { readonly bills: readonly Bill[] };

/** A row for each bill: what it has, what it lacks, and how the accrual turned out. */
export function MonthEndTable({ bills }: Props) {
  return (
    <table className={table['table']} data-few>
      <ColumnHeads heads={heads} />
      <tbody>
        {bills.map((bill) => (
          <tr key={`${bill.source} ${bill.billingAccount} ${bill.currency}`}>
            <th scope="row">
              {bill.source} · {bill.billingAccount}
              <span className={table['detail']}>{stateOf(bill)}</span>
            </th>
            <td className={table['number']}>
              {bill.coveredDays} of {bill.coveredDays + bill.missingDays}
            </td>
            {columns.map(([key, label]) => (
              <td key={key} className={table['number']}>
                <Figure figure={bill[key]} label={`${label}, ${bill.source} ${bill.billingAccount}`} />
              </td>
            ))}
            <td className={table['number']}>
              {bill.trueUp ? (
                <Figure figure={bill.trueUp} label={`True-up, ${bill.source} ${bill.billingAccount}`} />
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf({ document, missingDays, credits, trueUp }: Bill): string {
  if (document !== null) return `accrued as ${document}`;
  if (trueUp) return 'its bill took the accrual back';
  return missingDays > 0 || Number(credits.value) < 0 ? 'not final, not accrued' : 'covers its month';
}
