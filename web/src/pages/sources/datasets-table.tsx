import { countText, counted } from '../../format/amount.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Imported } from './use-load.ts';

const names = {
  'contract-commitment': 'Contract Commitment',
  'invoice-detail': 'Invoice Detail',
  'billing-period': 'Billing Period',
} as const;

/** Files that hold the other datasets of FOCUS, and how much of what they say is new. */
export function DatasetsTable({ datasets }: { readonly datasets: Imported['datasets'] }) {
  if (datasets.length === 0) return null;
  return (
    <Section title="Other datasets of FOCUS" note={counted(datasets.length, 'file')}>
      <ScrollRegion label="Other datasets of FOCUS">
        <table className={table['table']}>
          <ColumnHeads heads={['File', 'Dataset', { number: 'Rows' }, { number: 'New or changed' }]} />
          <tbody>
            {datasets.map(({ file, dataset, rows, changed }) => (
              <tr key={`${dataset} ${file}`}>
                <th scope="row">{file}</th>
                <td>{names[dataset]}</td>
                <td className={table['number']}>{countText(rows)}</td>
                <td className={table['number']}>{countText(changed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
