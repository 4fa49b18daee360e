import table from '../../parts/table.module.css';
import { pressed, type Sort } from './sort.ts';

type Props<Key extends string> = {
  readonly by: Key;
  readonly label: string;
  readonly sort: Sort<Key>;
  readonly onSort: (sort: Sort<Key>) => void;
  /** Numbers stand at the right and begin with the largest. */
  readonly number?: boolean;
};

/** The head of a column that sorts its table when it is pressed. */
export function SortHead<Key extends string>({ by, label, sort, onSort, number = false }: Props<Key>) {
  const isSorted = sort?.by === by;
  return (
    <th
      scope="col"
      className={number ? table['number'] : undefined}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={table['columnHead']}
        onClick={() => onSort(pressed(sort, by, number ? 'descending' : 'ascending'))}
      >
        {label}
        {isSorted && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
      </button>
    </th>
  );
}
