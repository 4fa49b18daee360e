import { useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Cycle } from './answers.ts';
import { useBasis } from './statement-tools.tsx';
import styles from './books.module.css';

const rows = [
  { key: 'dso', label: 'DSO, receivables', level: 'row' },
  { key: 'dio', label: 'DIO, inventory', level: 'row' },
  { key: 'dpo', label: 'DPO, payables', level: 'row' },
  { key: 'cycle', label: 'Cash conversion cycle', level: 'subtotal' },
  { key: 'prepaidDays', label: 'Prepaid days, apart', level: 'row' },
] as const satisfies readonly { readonly key: keyof Cycle; readonly label: string; readonly level: string }[];

/** Days with two decimals in every row: they are no money, so nothing is scaled. */
const dayScale = { label: 'days', currency: '', power: 0, decimals: 2 };

/** How long cash is bound, in days of the period. */
export function CycleView() {
  const period = useSearch({ from: '/books', select: (search) => search.period });
  const reply = useAnswer('books.cycle', { basis: useBasis(), ...(period !== undefined && { period }) });
  const { answer } = reply;
  return (
    <Section title="Cash conversion" note={answer?.period ? longPeriodLabel(answer.period) : undefined}>
      <Await reply={reply} height={220}>
        {(cycle) => (
          <>
            <ScrollRegion label="Cash conversion">
              <table className={`${table['table']} ${table['dense']}`} data-few>
                <ColumnHeads heads={['What', { number: 'Days' }]} />
                <tbody>
                  {rows.map(({ key, label, level }) => (
                    <tr key={key} data-level={level}>
                      <th scope="row">{label}</th>
                      <td className={table['number']}>
                        <Days figure={cycle[key]} label={label} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
            {cycle.reason && <p className={styles['said']}>The cycle is unknown: {cycle.reason}.</p>}
            <p className={styles['definition']}>{cycle.definition}</p>
          </>
        )}
      </Await>
    </Section>
  );
}

/** Nothing lies below what is unknown, or below an inventory that does not exist. */
function Days({ figure, label }: { readonly figure: Cycle['dso']; readonly label: string }) {
  if (figure.value === null) return 'unknown';
  return Number(figure.value) === 0 ? '–' : <Figure figure={figure} scale={dayScale} label={label} />;
}
