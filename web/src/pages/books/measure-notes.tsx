import type { Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Statement } from './answers.ts';
import { WideTable } from './wide-table.tsx';
import styles from './books.module.css';

type Props = { readonly statement: Statement; readonly scale: Scale };

/** The measures of the basis with their definitions, and EBITDA from net income up, each component a line of its own. */
export function MeasureNotes({ statement, scale }: Props) {
  const { periods, measures, reconciliation } = statement;
  return (
    <>
      <Section title="How EBITDA comes from net income" note={scale.label}>
        <WideTable label="From net income to EBITDA" columns={periods.map(({ period }) => period).join()}>
          <table
            className={`${table['table']} ${table['sticky']} ${table['dense']}`}
            data-few={periods.length <= 7 || undefined}
          >
            <thead>
              <tr>
                <th scope="col">Component</th>
                {periods.map(({ period, expected }) => (
                  <th key={period} scope="col" className={table['number']} data-expected={expected || undefined}>
                    {periodLabel(period)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {reconciliation.map(({ label, level, figures }) => (
                <tr key={label} data-level={level}>
                  <th scope="row">{label}</th>
                  {periods.map(({ period, expected }, index) => {
                    const figure = figures[index];
                    return (
                      <td key={period} className={table['number']} data-expected={expected || undefined}>
                        {figure && <Figure figure={figure} scale={scale} label={`${label}, ${periodLabel(period)}`} />}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </Section>
      <Section title="Measures" note={statement.basis === 'ifrs' ? 'IFRS' : 'US GAAP'}>
        <dl className={styles['measures']}>
          {measures.map(({ line, label, definition }) => (
            <div key={line}>
              <dt>{label}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
