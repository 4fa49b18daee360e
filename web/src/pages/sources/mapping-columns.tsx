import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Inspected } from './mapping.ts';
import styles from './mapping.module.css';

type Column = Inspected['ours'][number];

type Props = {
  readonly found: Inspected;
  readonly active: string;
  readonly onActivate: (column: string) => void;
  readonly onPick: (column: string, header: string | null) => void;
  readonly onValue: (column: string, text: string) => void;
};

const reasons: Readonly<Record<NonNullable<Column['by']>, string>> = {
  given: 'as you say',
  saved: 'as saved',
  name: 'by its name',
  synonym: 'another name of it',
  similar: 'proposed by its words',
  values: 'proposed by a header',
};

/** Our columns: what each is read from. Click one, then a header of the file; or choose in its list. */
export function MappingColumns({ found, active, onActivate, onPick, onValue }: Props) {
  return (
    <ScrollRegion label="Columns of Capwise">
      <table className={table['table']}>
        <ColumnHeads heads={['Column', 'Read from', 'Or one value for all rows', 'Holds']} />
        <tbody>
          {found.ours.map((column) => (
            <tr key={column.name} className={styles['row']} data-active={column.name === active || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={styles['pick']}
                  aria-pressed={column.name === active}
                  onClick={() => onActivate(column.name)}
                >
                  {column.name}
                </button>
                <State column={column} />
              </th>
              <td className={styles['wide']}>
                <NativeSelect
                  size="xs"
                  aria-label={`Header that is read into ${column.name}`}
                  data={[
                    { value: '', label: '– nothing –' },
                    ...[...new Set(found.columns.map(({ header }) => header))]
                      .filter((header) => header !== '')
                      .map((header) => ({ value: header, label: header })),
                  ]}
                  value={column.header ?? ''}
                  onChange={({ currentTarget: { value } }) => onPick(column.name, value === '' ? null : value)}
                />
              </td>
              <td className={styles['wide']}>
                <OneValue key={column.value ?? ''} column={column} onValue={onValue} />
              </td>
              <td className={styles['about']}>{column.about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function State({ column: { required, header, value, by } }: { readonly column: Column }) {
  if (by !== null && (header !== null || value !== null)) return <span className={styles['into']}>{reasons[by]}</span>;
  return required ? (
    <span className={`${styles['into']} ${styles['needed']}`}>needed</span>
  ) : (
    <span className={styles['into']}>may be left out</span>
  );
}

type ValueProps = { readonly column: Column; readonly onValue: (column: string, text: string) => void };

function OneValue({ column: { name, value, example }, onValue }: ValueProps) {
  const [text, setText] = useState(value ?? '');
  const keep = () => {
    if (text.trim() !== (value ?? '')) onValue(name, text);
  };
  return (
    <TextInput
      size="xs"
      aria-label={`One value of ${name} for all rows`}
      placeholder={example === '' ? '' : `as ${example}`}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
