import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { counted, wholeScale } from '../../format/amount.ts';
import { csvText } from '../../format/csv.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { download } from '../../parts/download.ts';
import { Failure } from '../../parts/failure.tsx';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { type CatalogThing, type Unmapped, type UnmappedValue } from './catalog.ts';
import { OtherChoice } from './catalog-other.tsx';
import styles from './catalog.module.css';

const shownValues = 8;

type Props = { readonly unmapped: Unmapped; readonly things: readonly CatalogThing[] };
type Mapped = { readonly thing: string; readonly kind: string; readonly value: string };

/** What nothing names, the largest first: a suggestion is taken with one press, and taken back with another. */
export function UnmappedView({ unmapped, things }: Props) {
  const [all, setAll] = useState(false);
  const [last, setLast] = useState<Mapped>();
  const mapping = useCommand('sources.mapAlias');
  const { values, count } = unmapped;
  const map = (mapped: Mapped) => mapping.post(mapped, () => setLast(mapped));
  const shown = all ? values : values.slice(0, shownValues);
  return (
    <Section
      title="Named by nothing"
      note={`${counted(count, 'value')} of ${unmapped.columns.join(', ')}; one amount may stand at several values`}
      tools={
        <>
          {values.length > shownValues && (
            <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
              {all ? `Show the first ${shownValues}` : `Show ${values.length}`}
            </LinkButton>
          )}
          {values.length > 0 && <LinkButton onClick={() => save(values)}>Export CSV</LinkButton>}
        </>
      }
    >
      {shown.length === 0 && <p className={styles['aside']}>{nothingLeft(unmapped)}</p>}
      {shown.length > 0 && (
        <ScrollRegion label="Values that nothing names">
          <table className={table['table']}>
            <ColumnHeads heads={['Value', { number: 'Cost' }, 'It may mean', 'Other']} />
            <tbody>
              {shown.map((value) => (
                <ValueRow
                  key={`${value.kind} ${value.value} ${value.currency}`}
                  {...{ value, things, map }}
                  busy={mapping.busy}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p role="status" className={styles['said']}>
        {last && (
          <>
            {last.kind} “{last.value}” means {nameIn(things, last.thing)}.{' '}
            <LinkButton onClick={() => mapping.post({ ...last, remove: true }, () => setLast(undefined))}>
              Take it back
            </LinkButton>
          </>
        )}
      </p>
      {mapping.failure && <Failure failure={mapping.failure} />}
    </Section>
  );
}

type RowProps = {
  readonly value: UnmappedValue;
  readonly things: readonly CatalogThing[];
  readonly map: (mapped: Mapped) => void;
  readonly busy: boolean;
};

function ValueRow({ value: { kind, value, currency, cost, suggestions, source }, things, map, busy }: RowProps) {
  const [first] = suggestions;
  return (
    <tr>
      <th scope="row" className={styles['value']}>
        {value}
        <span className={table['detail']}>{source === 'books' ? `${kind} in the books` : kind}</span>
      </th>
      <td className={table['number']}>
        <Figure figure={cost} scale={wholeScale(currency)} label={`Cost of ${kind} ${value} that nothing names`} />
        <span className={table['detail']}>{currency}</span>
      </td>
      <td>
        {first ? (
          <div className={styles['suggestion']}>
            <Button
              size="compact-xs"
              variant="default"
              disabled={busy}
              aria-label={`${kind} ${value} means ${first.name}`}
              onClick={() => map({ thing: first.thing, kind, value })}
            >
              {first.name}
            </Button>
            <span className={table['detail']}>{first.evidence.join('; ')}</span>
          </div>
        ) : (
          <span className={styles['aside']}>nothing that is known</span>
        )}
      </td>
      <td>
        <OtherChoice said={{ kind, value }} things={things} onMap={(thing) => map({ thing, kind, value })} />
      </td>
    </tr>
  );
}

function nothingLeft({ unmapped, columns }: Unmapped): string {
  return unmapped.some(({ value }) => Number(value) !== 0)
    ? `What is left says nothing in ${columns.join(', ')}: no value can name it.`
    : 'Every value that has cost is named.';
}

function nameIn(things: readonly CatalogThing[], id: string): string {
  return things.find((thing) => thing.id === id)?.name ?? id;
}

function save(values: readonly UnmappedValue[]): void {
  const rows = values.map(({ kind, value, currency, cost, suggestions: [first] }) => [
    kind,
    value,
    cost.value,
    currency,
    first?.name ?? null,
    first?.evidence.join('; ') ?? null,
  ]);
  const text = csvText([['Kind', 'Value', 'Cost', 'Currency', 'May mean', 'Evidence'], ...rows]);
  download('unmapped.csv', text, 'text/csv');
}
