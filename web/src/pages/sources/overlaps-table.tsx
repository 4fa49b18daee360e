import { Link } from '@tanstack/react-router';
import { wholeScale } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Tie } from './ledger.ts';
import styles from './sources.module.css';

type Props = {
  readonly overlaps: Tie['overlaps'];
  /** null without a trial balance: each says its month. */
  readonly month: string | null;
};

/** Cost that two sources speak of: which of them counts it. */
export function OverlapsTable({ overlaps, month }: Props) {
  if (overlaps.length === 0) return null;
  return (
    <Section title="In two sources" note={month === null ? undefined : longPeriodLabel(month)}>
      <ScrollRegion label="Cost that two sources speak of">
        <table className={table['table']}>
          <ColumnHeads
            heads={['What', 'Counted', { number: 'Document' }, { number: 'Counted source' }, { number: 'Ledger' }]}
          />
          <tbody>
            {overlaps.map((overlap) => (
              <OverlapRow key={overlap.document} overlap={overlap} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

function OverlapRow({ overlap }: { readonly overlap: Tie['overlaps'][number] }) {
  const { document, what, vendor, amount, posted, control, counted, source, words, accounts } = overlap;
  return (
    <tr>
      <th scope="row">
        <Link to="/documents" search={({ company }) => ({ company, document })}>
          {what}
        </Link>
        <span className={table['detail']}>{vendor ?? 'vendor not named'}</span>
      </th>
      <td className={styles['why']}>
        <span className={counted === 'twice' ? styles['untied'] : undefined}>{counted}</span>
        <span className={table['detail']}>{words}</span>
      </td>
      <td className={table['number']}>
        <Figure figure={amount} scale={wholeScale(amount.unit)} label={what} />
      </td>
      <td className={table['number']}>
        {posted ? <Figure figure={posted} scale={wholeScale(posted.unit)} label={`${what}, ${source}`} /> : '–'}
        {accounts.length > 0 && <span className={table['detail']}>{`${source}, ${accounts.join(' + ')}`}</span>}
      </td>
      <td className={table['number']}>
        {control ? <Figure figure={control} scale={wholeScale(control.unit)} label={`${what}, trial balance`} /> : '–'}
        {control && <span className={table['detail']}>control total</span>}
      </td>
    </tr>
  );
}
