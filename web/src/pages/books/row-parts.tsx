import { useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import type { Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import table from '../../parts/table.module.css';
import type { Statement } from './answers.ts';
import { LimitedRows } from './limited-rows.tsx';
import { useBasis } from './statement-tools.tsx';
import type { OpenRow } from './open-row.ts';
import styles from './books.module.css';

type Props = {
  readonly row: OpenRow;
  readonly statement: Statement;
  readonly scale: Scale;
};

/** What a row of the statement is made of, in its periods: accounts by function and nature, or one dimension. */
export function RowParts({ row, statement, scale }: Props) {
  const { period, grain = 'month', split = 'account' } = useSearch({ from: '/books' });
  const { answer, failure, stale } = useAnswer('books.breakdown', {
    row,
    split,
    basis: useBasis(),
    by: grain,
    ...(period !== undefined && { period }),
  });
  return (
    <LimitedRows rows={answer?.parts} failure={failure} columns={statement.periods.length}>
      {({ value, label, figures }) => (
        <tr key={value ?? ''} className={styles['part']} data-stale={stale || undefined}>
          <th scope="row">{label}</th>
          {statement.periods.map((column, index) => {
            const figure = figures[index];
            return (
              <td key={column.period} className={table['number']} data-expected={column.expected || undefined}>
                {figure && <Figure figure={figure} scale={scale} label={`${label}, ${periodLabel(column.period)}`} />}
              </td>
            );
          })}
        </tr>
      )}
    </LimitedRows>
  );
}
