import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Described } from './describe.ts';
import styles from './documents.module.css';

type Props = { readonly groups: readonly Described[] };

/** What a person said of a document, group by group. */
export function DocumentFacts({ groups }: Props) {
  return (
    <div className={styles['facts']}>
      {groups.map(({ title, facts, table: list }) => (
        <div key={title} role="group" aria-label={title}>
          {facts.length > 0 && (
            <dl>
              {facts.map(([label, words]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          )}
          {list && <List title={title} list={list} />}
        </div>
      ))}
    </div>
  );
}

type ListProps = { readonly title: string; readonly list: NonNullable<Described['table']> };

function List({ title, list: { heads, rows } }: ListProps) {
  return (
    <ScrollRegion label={title}>
      <table className={`${table['table']} ${table['dense']}`}>
        <thead>
          <tr>
            {heads.map(({ name, label, kind }) => (
              <th key={name} scope="col" className={kind === 'amount' ? table['number'] : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={column} className={heads[column]?.kind === 'amount' ? table['number'] : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
