import { percentText } from '../../../format/amount.ts';
import { ColumnHeads } from '../../../parts/column-heads.tsx';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import type { MigrationAnswer } from './planning.ts';

/** What a way does to a workload of no figures of its own, and who says so. */
export function WayAssumptions({ answer: { assumptions } }: { readonly answer: MigrationAnswer }) {
  return (
    <Section title="Where the file has no figures" note="assumptions by way">
      <ScrollRegion label="Assumptions by way">
        <table className={`${table['table']} ${table['sticky']} ${table['dense']}`}>
          <ColumnHeads
            heads={[
              'Way',
              { number: 'Run cost kept' },
              { number: 'Work, times a rehost' },
              { number: 'Work beyond the estimate' },
              'Source',
            ]}
          />
          <tbody>
            {assumptions.map(({ way, runShare, effort, overrun, source }) => (
              <tr key={way}>
                <th scope="row">{way}</th>
                <td className={table['number']}>{percentText(runShare)}</td>
                <td className={table['number']}>{effort}</td>
                <td className={table['number']}>{percentText(overrun)}</td>
                <td className={table['short']}>{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
