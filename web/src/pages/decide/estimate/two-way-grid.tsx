import { valueText, type FullEstimate, type ShownUnit } from '@capwise/domain/decide';
import { amountText, chooseScale } from '../../../format/amount.ts';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import table from '../../../parts/table.module.css';
import styles from './estimate.module.css';

type Props = {
  readonly grid: NonNullable<FullEstimate['grid']>;
  readonly currency: string;
  readonly unitOf: (name: string) => ShownUnit;
};

/** The present value of the difference where the two assumptions that swing it most move at once. */
export function TwoWayGrid({ grid: { rows, columns, differences }, currency, unitOf }: Props) {
  const scale = chooseScale(
    differences.flat().map((value) => value.toFixed(2)),
    currency,
  );
  return (
    <ScrollRegion label={`${rows.name} and ${columns.name} at once`}>
      <table className={`${table['table']} ${styles['grid']}`}>
        <caption>
          {rows.name} (rows) and {columns.name} (columns) at once, {scale.label}
        </caption>
        <thead>
          <tr>
            <td />
            {columns.values.map((value) => (
              <th key={value} scope="col" className={table['number']}>
                {valueText(value, unitOf(columns.name), currency)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.values.map((value, row) => (
            <tr key={value}>
              <th scope="row">{valueText(value, unitOf(rows.name), currency)}</th>
              {(differences[row] ?? []).map((difference, column) => (
                <td
                  key={columns.values[column]}
                  className={table['number']}
                  data-side={difference < 0 ? 'worse' : 'better'}
                >
                  {amountText(difference.toFixed(2), scale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
