import type { Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import table from '../../parts/table.module.css';
import type { Statement } from './answers.ts';

type Props = { readonly statement: Statement; readonly months: readonly string[]; readonly scale: Scale };

/** EBITDA and cash month by month, the newest first. */
export function MonthsTable({ statement, months, scale }: Props) {
  const figuresOf = (wanted: string) => statement.lines.find(({ line }) => line === wanted)?.figures ?? [];
  const [ebitda, cash] = [figuresOf('ebitda'), figuresOf('cash')];
  const rows = statement.periods
    .map(({ period, expected }, at) => ({ period, expected, ebitda: ebitda[at], cash: cash[at] }))
    .filter(({ period }) => months.includes(period))
    .toReversed();
  return (
    <table className={`${table['table']} ${table['dense']}`}>
      <ColumnHeads heads={['Month', { number: 'EBITDA' }, { number: 'Cash' }]} />
      <tbody>
        {rows.map(({ period, expected, ...figures }) => (
          <tr key={period}>
            <th scope="row">
              {periodLabel(period)}
              {expected && ', expected'}
            </th>
            {(['ebitda', 'cash'] as const).map((key) => {
              const figure = figures[key];
              return (
                <td key={key} className={table['number']}>
                  {figure ? <Figure figure={figure} scale={scale} tone={key} label={`${key}, ${period}`} /> : '–'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
