import { wholeScale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import table from '../../parts/table.module.css';
import type { Imported } from './use-load.ts';
import styles from './sources.module.css';

type Tie = Imported['ties'][number];

const allColumns = [
  ['billed', 'Billed'],
  ['payable', 'Payable'],
  ['effective', 'Effective'],
  ['expense', 'Expense'],
  ['prepaid', 'Prepaid'],
  ['accrued', 'Accrued'],
  ['deferred', 'Deferred'],
  ['incentive', 'Incentive'],
  ['difference', 'Difference'],
  ['recoverable', 'Recoverable tax'],
] as const;

type Columns = readonly (typeof allColumns)[number][];

/** Incentives and recoverable tax have a column only where there are some. */
function columnsOf(ties: readonly Tie[]): Columns {
  const rare = (['incentive', 'recoverable'] as const).filter((key) =>
    ties.every((tie) => Number(tie[key].value) === 0),
  );
  return allColumns.filter(([key]) => !rare.some((absent) => absent === key));
}

/** Per invoice: billed = payable, effective = expense, and what lies between the two, by name. */
export function TiesTable({ ties }: { readonly ties: readonly Tie[] }) {
  const columns = columnsOf(ties);
  return (
    <>
      <div className={table['scroll']}>
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              <th scope="col">Invoice</th>
              {columns.map(([key, label]) => (
                <th key={key} scope="col" className={table['number']}>
                  {label}
                </th>
              ))}
              <th scope="col">Ties</th>
            </tr>
          </thead>
          <tbody>
            {ties.map((tie) => (
              <TieRow
                key={`${tie.issuer} ${tie.invoice} ${tie.billingAccount} ${tie.billingPeriod} ${tie.currency}`}
                tie={tie}
                columns={columns}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['legend']}>
        Billed = payable; effective = expense; billed − effective = prepaid + accrued + deferred + incentive +
        difference + recoverable tax, each to the cent.
      </p>
    </>
  );
}

function TieRow({ tie, columns }: { readonly tie: Tie; readonly columns: Columns }) {
  const scale = wholeScale(tie.currency);
  return (
    <tr>
      <th scope="row">
        {tie.invoice}
        <span className={table['detail']}>
          {tie.issuer} · {periodLabel(tie.billingPeriod)} · {tie.currency}
        </span>
      </th>
      {columns.map(([key, label]) => (
        <td key={key} className={table['number']}>
          <Figure figure={tie[key]} scale={scale} label={`${label}, ${tie.invoice}`} />
        </td>
      ))}
      <td className={tie.tied ? styles['tied'] : styles['untied']}>
        {tie.tied ? <span title="All three ties hold to the cent">✓</span> : '✗ differs'}
      </td>
    </tr>
  );
}
