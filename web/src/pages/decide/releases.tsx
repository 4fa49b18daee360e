import { shortText } from '../../format/amount.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Evaluation } from './evaluation.ts';

/** Releases as the case lists them, and in the order that pays back the earliest. */
export function Releases({ evaluation: { releases, currency } }: { readonly evaluation: Evaluation }) {
  if (!releases) return null;
  const { before, after, proof } = releases;
  const rows = [
    ['As listed', before],
    ['Earliest payback', after],
  ] as const;
  return (
    <Section
      title="In which order to release"
      note={
        proof.kind === 'bound'
          ? `no order pays back before month ${proof.earliest ?? ''}`
          : 'no order pays back earlier'
      }
    >
      <ScrollRegion label="Orders of release">
        <table className={table['table']}>
          <thead>
            <tr>
              {['Order', 'Releases', 'Pays back', 'NPV', 'Peak funding'].map((head, column) => (
                <th key={head} scope="col" className={column > 1 ? table['number'] : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, worth]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{worth.order.join(' → ')}</td>
                <td className={table['number']}>
                  {worth.payback === null ? 'not within the case' : `month ${worth.payback}`}
                </td>
                <td className={table['number']}>{shortText(worth.npv.toFixed(2), currency)}</td>
                <td className={table['number']}>{shortText(worth.peakFunding.toFixed(2), currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
