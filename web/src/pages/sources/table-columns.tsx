import type { Answer, TableKind } from '@capwise/contract';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';

type Column = Answer<'sources.template'>['columns'][number];

const typeWords: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  month: 'month',
  day: 'day',
  decimal: 'number',
  currency: 'currency',
  integer: 'whole number',
};

/** What a table of a kind holds, column by column. */
export function TableColumns({ columns, title }: { readonly columns: readonly Column[]; readonly title: string }) {
  return (
    <ScrollRegion label={`Columns of ${title}`}>
      <table className={table['table']}>
        <ColumnHeads heads={['Column', 'Holds', 'As', 'For example']} />
        <tbody>
          {columns.map(({ name, required, type, about, example }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{about}</td>
              <td className={table['short']}>
                {typeWords[type]}
                {!required && ', may be left out'}
              </td>
              <td className={table['short']}>{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A kind of table as a person reads it. */
export function kindWords(kind: TableKind): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`;
}
