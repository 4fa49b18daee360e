import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Inspected } from './mapping.ts';
import styles from './mapping.module.css';

type Props = {
  readonly found: Inspected;
  /** The column of ours that a header is picked for. */
  readonly active?: string;
  readonly onPick?: (header: string) => void;
};

/** The first rows of the file under its headers; a click on a header reads it into the column that is being mapped. */
export function MappingSample({ found: { columns, sample, mapping, file }, active, onPick }: Props) {
  return (
    <ScrollRegion label={`First rows of ${file}`}>
      <table className={`${table['table']} ${table['dense'] ?? ''}`}>
        <thead>
          <tr>
            {columns.map(({ header }, index) => (
              <th key={`${header} ${index}`} scope="col">
                {active === undefined || onPick === undefined ? (
                  header
                ) : (
                  <button
                    type="button"
                    className={styles['pick']}
                    aria-pressed={mapping.columns?.[header] === active}
                    title={`Read “${header}” into ${active}`}
                    onClick={() => onPick(header)}
                  >
                    {header === '' ? '(no header)' : header}
                  </button>
                )}
                {onPick && <span className={styles['into']}>{intoWords(mapping.columns?.[header])}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.slice(0, 5).map(({ row, cells }) => (
            <tr key={row}>
              {cells.map((cell, index) => (
                <td key={`${row} ${index}`} className={table['short']}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function intoWords(column: string | undefined): string {
  return column === undefined || column === '' ? 'not read' : `→ ${column}`;
}
