import type { Figure as FigureValue } from '@capwise/contract';
import { wholeScale } from '../../format/amount.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Entries } from './answers.ts';
import styles from './books.module.css';

type Entry = Entries['entries'][number];
type Posting = Entry['postings'][number];

/** Entries with their postings: debits left, credits right, each opens its source line. */
export function EntriesTable({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ScrollRegion label="Entries">
      <table className={`${table['table']} ${table['sticky']} ${table['dense']}`}>
        <ColumnHeads heads={['Date', 'Entry', 'Account', { number: 'Debit' }, { number: 'Credit' }, 'Currency']} />
        {entries.map((entry) => (
          <tbody key={entry.id} className={styles['entry']}>
            {entry.postings.map((posting, index) => (
              <PostingRow key={index} entry={entry} posting={posting} first={index === 0} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

type RowProps = { readonly entry: Entry; readonly posting: Posting; readonly first: boolean };

function PostingRow({ entry, posting, first }: RowProps) {
  const { value, unit } = posting.figure;
  const credit = value?.startsWith('-') ?? false;
  const figure = credit ? turned(posting.figure) : posting.figure;
  const label = `${credit ? 'Credit' : 'Debit'}, ${posting.name}, ${entry.date}`;
  const shown = <Figure figure={figure} scale={wholeScale(unit)} label={label} />;
  return (
    <tr>
      <th scope="row">{first ? entry.date : <span className={styles['hidden']}>{entry.date}</span>}</th>
      <td>
        {first && (
          <>
            {entry.what}
            <span className={table['detail']}>
              {entry.producer} · revision {entry.revision}
            </span>
          </>
        )}
      </td>
      <td className={credit ? styles['credit'] : undefined}>
        {posting.account} {posting.name}
      </td>
      <td className={table['number']}>{!credit && shown}</td>
      <td className={table['number']}>{credit && shown}</td>
      <td>{unit}</td>
    </tr>
  );
}

/** A credit stands in its own column without a sign: its trace turns with it. */
function turned({ value, unit, trace }: FigureValue): FigureValue {
  return {
    value: value?.slice(1) ?? null,
    unit,
    trace: trace.kind === 'item' ? { ...trace, id: trace.id.replace(/\+$/, '-') } : trace,
  };
}
