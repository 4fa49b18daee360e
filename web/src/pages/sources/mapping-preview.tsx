import { counted } from '../../format/amount.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Inspected } from './mapping.ts';
import shared from './sources.module.css';

const shownRows = 5;
const shownProblems = 20;

/** What the first rows are read as, and the cells that cannot be read, by row and value. */
export function MappingPreview({ found }: { readonly found: Inspected }) {
  const read = found.ours.filter(({ header, value }) => header !== null || value !== null);
  return (
    <>
      {read.length > 0 && (
        <div>
          <p className={shared['aside']}>The first rows are read as</p>
          <ScrollRegion label="The first rows as they are read">
            <table className={table['table']}>
              <ColumnHeads heads={['Row', ...read.map(({ name }) => name)]} />
              <tbody>
                {found.preview.slice(0, shownRows).map(({ row, cells }) => (
                  <tr key={row}>
                    <th scope="row">{row}</th>
                    {read.map(({ name }) => (
                      <td key={name} className={table['short']}>
                        {cells[name] ?? '–'}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          {found.notRead.length > 0 && (
            <p className={shared['aside']}>
              Not read: {found.notRead.map((header) => header || '(no header)').join(', ')}
            </p>
          )}
        </div>
      )}
      {found.problems.count > 0 && <Problems problems={found.problems} />}
    </>
  );
}

function Problems({ problems: { count, cells } }: { readonly problems: Inspected['problems'] }) {
  const shown = cells.slice(0, shownProblems);
  return (
    <div>
      <p className={shared['notice']}>{counted(count, 'cell')} cannot be read</p>
      <ScrollRegion label="Cells that cannot be read">
        <table className={table['table']}>
          <ColumnHeads heads={['Row', 'Column', 'Says', 'What to do']} />
          <tbody>
            {shown.map(({ row, column, value, fault }) => (
              <tr key={`${row} ${column}`}>
                <th scope="row">{row}</th>
                <td className={table['short']}>{column}</td>
                <td>{value === '' ? '(empty)' : value}</td>
                <td>{fault}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {count > shown.length && <p className={shared['aside']}>and {count - shown.length} more</p>}
    </div>
  );
}
