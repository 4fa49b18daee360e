import { Link } from '@tanstack/react-router';
import type { Scale } from '../../format/amount.ts';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Obligations } from './answers.ts';
import { dueInAll, stillDue } from './obligations.ts';
import styles from './documents.module.css';

type Props = { readonly obligations: Obligations; readonly scale: Scale };

/** Obligations × years with totals; a name opens its document, a figure what it is made of. */
export function ObligationsTable({ obligations, scale }: Props) {
  const { years, totals } = obligations;
  return (
    <ScrollRegion label="Purchase obligations by year">
      <table className={`${table['table']} ${table['sticky']}`} data-few={years.length <= 5 || undefined}>
        <thead>
          <tr>
            <th scope="col">Obligation</th>
            {years.map((year) => (
              <th key={year} scope="col" className={table['number']}>
                {year}
              </th>
            ))}
            <th scope="col" className={table['number']}>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {stillDue(obligations).map(({ id, what, vendor, years: due, total }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/documents" search={({ company }) => ({ company, document: id })} className={styles['open']}>
                  {what}
                </Link>
                {vendor && <span className={table['detail']}>{vendor}</span>}
              </th>
              {due.map((figure, index) => (
                <td key={years[index]} className={table['number']}>
                  <Figure figure={figure} scale={scale} label={`${what}, ${years[index]}`} />
                </td>
              ))}
              <td className={table['number']}>
                <Figure figure={total} scale={scale} label={`${what}, all years`} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            {totals.map((figure, index) => (
              <td key={years[index]} className={table['number']}>
                <Figure figure={figure} scale={scale} label={`All obligations, ${years[index]}`} />
              </td>
            ))}
            <td className={table['number']}>
              <Figure figure={dueInAll(obligations)} scale={scale} label="All obligations, all years" />
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
