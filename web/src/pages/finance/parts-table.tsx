import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { partName, valueText } from './value-text.ts';

type Props = {
  readonly parts: Readonly<Record<string, number | readonly number[]>>;
  /** The year of the first entry of each list. */
  readonly firstYear: number;
};

/** An answer of several values: a row by name, lists by year. */
export function PartsTable({ parts, firstYear }: Props) {
  const rows = Object.entries(parts).map(([name, value]) => ({
    name,
    values: [value].flat(),
    single: typeof value === 'number',
  }));
  const columns = Math.max(...rows.map(({ values }) => values.length));
  return (
    <ScrollRegion label="Values by year">
      <table className={`${table['table']} ${table['sticky']}`}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            {Array.from({ length: columns }, (_, index) => (
              <th key={index} scope="col" className={table['number']}>
                {columns === 1 ? 'Amount' : `Year ${firstYear + index}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, single }) => (
            <tr key={name}>
              <th scope="row">{partName(name)}</th>
              {values.map((value, index) => (
                <td key={index} className={table['number']} colSpan={single ? columns : 1} data-exact={String(value)}>
                  {value === 0 ? '–' : valueText(value, 'amount')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
