import { countText, counted } from '../../format/amount.ts';
import { Amount } from '../../parts/amount.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import styles from './sources.module.css';
import { joinedWarnings, type Warning } from './joined-warnings.ts';

type Props = {
  readonly warnings: readonly Warning[];
  /** Whose warnings they are, for a screen reader. */
  readonly label: string;
};

const shownCells = 20;

/** The cells for which rows were set aside. */
function Cells({ cells }: { readonly cells: NonNullable<Warning['cells']> }) {
  return (
    <details>
      <summary>Show {counted(cells.length, 'cell')}</summary>
      <ul>
        {cells.slice(0, shownCells).map(({ file, row, column, value, fault }) => (
          <li key={`${file} ${row} ${column}`}>
            {file}, row {countText(row)}, {column}: {value === null ? '' : `“${value}” `}
            {fault}
          </li>
        ))}
      </ul>
      {cells.length > shownCells && <p>and {counted(cells.length - shownCells, 'more cell')}</p>}
    </details>
  );
}

/** What was noticed in the rows, with the money on them. */
export function WarningsTable({ warnings, label }: Props) {
  return (
    <ScrollRegion label={label}>
      <table className={table['table']}>
        <ColumnHeads heads={['What', { number: 'Rows' }, { number: 'Billed' }, 'Currency']} />
        <tbody>
          {joinedWarnings(warnings).map((warning, index) => (
            <tr key={`${warning.code} ${index}`}>
              <td>
                {warning.message.charAt(0).toUpperCase() + warning.message.slice(1)}
                <span className={`${table['detail']} ${styles['source']}`} title={warning.source}>
                  {[warning.code, warning.rule, warning.source, warning.loads > 1 && counted(warning.loads, 'load')]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {warning.cells && <Cells cells={warning.cells} />}
              </td>
              <td className={table['number']}>{countText(warning.rows)}</td>
              <td className={table['number']}>
                <Amount value={warning.billed} currency={warning.currency ?? ''} />
              </td>
              <td>{warning.currency}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
