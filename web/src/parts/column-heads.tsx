import table from './table.module.css';

/** The head of a column: its words, or those of a column of numbers. */
export type ColumnHead = string | { readonly number: string };

type Props = { readonly heads: readonly ColumnHead[] };

/** The heads of a table, each over its column. */
export function ColumnHeads({ heads }: Props) {
  return (
    <thead>
      <tr>
        {heads.map((head) =>
          typeof head === 'string' ? (
            <th key={head} scope="col">
              {head}
            </th>
          ) : (
            <th key={head.number} scope="col" className={table['number']}>
              {head.number}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}
