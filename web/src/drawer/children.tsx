import { useState } from 'react';
import { everyPlace, exactText } from '../format/amount.ts';
import { ColumnHeads } from '../parts/column-heads.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import table from '../parts/table.module.css';
import type { Level } from './path.ts';
import type { Opened } from './opened.ts';
import styles from './drawer.module.css';

type Child = Opened['children'][number];

type Props = { readonly opened: Opened; readonly onOpen: (level: Level) => void };

/** The parts of a figure: what each is, its amount, and what opening it shows. */
export function Children({ opened, onOpen }: Props) {
  if (opened.children.length === 0) return null;
  return (
    <div className={table['scroll']}>
      <table className={table['table']}>
        <ColumnHeads heads={['Part', { number: opened.total.unit }, 'Opens']} />
        <tbody>
          {opened.children.map((child, index) => (
            <ChildRow key={`${opened.page.offset}-${index}`} child={child} unit={opened.total.unit} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly child: Child;
  /** The unit in the head of the column; a part in another one names its own. */
  readonly unit: string;
  readonly onOpen: Props['onOpen'];
};

function ChildRow({ child, unit, onOpen }: RowProps) {
  const [expanded, setExpanded] = useState(false);
  const { label, detail, figure, opens, cells } = child;
  return (
    <>
      <tr>
        <td className={styles['label']}>
          {label}
          {detail && <span className={table['detail']}>{detail}</span>}
        </td>
        <td
          className={table['number']}
          title={exactText(figure.value, figure.unit)}
          data-exact={figure.value ?? 'unknown'}
        >
          {everyPlace(figure.value, figure.unit)}
          {figure.unit !== unit && figure.value !== null && ` ${figure.unit}`}
        </td>
        <td className={styles['opens']}>
          {opens && (
            <LinkButton aria-label={`${opens} of ${label}`} onClick={() => onOpen({ trace: figure.trace, label })}>
              {opens}
            </LinkButton>
          )}
          {cells && (
            <LinkButton aria-expanded={expanded} onClick={() => setExpanded(!expanded)}>
              {expanded ? 'Hide row' : 'Show row'}
            </LinkButton>
          )}
        </td>
      </tr>
      {cells && expanded && (
        <tr>
          <td colSpan={3}>
            <Cells cells={cells} />
          </td>
        </tr>
      )}
    </>
  );
}

function Cells({ cells }: { readonly cells: NonNullable<Child['cells']> }) {
  return (
    <dl className={styles['cells']}>
      {Object.entries(cells).map(([column, value]) => (
        <div key={column}>
          <dt>{column}</dt>
          <dd>{value ?? <em>empty</em>}</dd>
        </div>
      ))}
    </dl>
  );
}
