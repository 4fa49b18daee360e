import { exactText, type Scale } from '../../format/amount.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Balance } from './answers.ts';
import styles from './books.module.css';

type Sheet = NonNullable<Balance['sheet']>;
type Section = Sheet['assets'];

type Props = { readonly sheet: Sheet; readonly scale: Scale };

/** Assets, then what they are owed to; the difference is shown, and it is zero. */
export function SheetTable({ sheet, scale }: Props) {
  const { assets, liabilities, equity, check } = sheet;
  const isEven = Number(check.value) === 0;
  return (
    <ScrollRegion label="Balance sheet">
      <table className={table['table']} data-few>
        <ColumnHeads heads={['Balance', 'Account', { number: scale.label }]} />
        <SectionRows name="Assets" section={assets} scale={scale} />
        <SectionRows name="Liabilities" section={liabilities} scale={scale} />
        <SectionRows name="Equity" section={equity} scale={scale} />
        <tbody>
          <tr data-quiet>
            <th scope="row">Assets less liabilities and equity</th>
            <td>
              {isEven ? '✓' : '✗'}
              <span className={styles['hidden']}>
                {isEven ? 'they are equal' : `they differ by ${exactText(check.value, check.unit)}`}
              </span>
            </td>
            <td className={table['number']}>
              <Figure figure={check} scale={scale} label="Assets less liabilities and equity" />
            </td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type SectionProps = { readonly name: string; readonly section: Section; readonly scale: Scale };

function SectionRows({ name, section, scale }: SectionProps) {
  return (
    <tbody>
      <tr data-section>
        <th scope="rowgroup" colSpan={3}>
          {name}
        </th>
      </tr>
      {section.rows.map(({ account, label, detail, figure }) => (
        <tr key={label}>
          <th scope="row">
            {label}
            {detail && <span className={table['detail']}>{detail}</span>}
          </th>
          <td>{account ?? ''}</td>
          <td className={table['number']}>
            <Figure figure={figure} scale={scale} label={label} />
          </td>
        </tr>
      ))}
      <tr data-level="subtotal">
        <th scope="row">{name}, total</th>
        <td />
        <td className={table['number']}>
          <Figure figure={section.total} scale={scale} label={`${name}, total`} />
        </td>
      </tr>
    </tbody>
  );
}
