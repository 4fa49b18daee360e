import { tableKinds, type TableKind } from '@capwise/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../format/amount.ts';
import { Failure } from '../../parts/failure.tsx';
import { nextColumn, withHeader, withValue, type Inspected, type Mapping } from './mapping.ts';
import { MappingColumns } from './mapping-columns.tsx';
import { MappingPreview } from './mapping-preview.tsx';
import { MappingSample } from './mapping-sample.tsx';
import { kindWords } from './table-columns.tsx';
import type { TableReading, TableState } from './use-table.ts';
import shared from './sources.module.css';
import styles from './mapping.module.css';

type Props = {
  readonly reading: TableReading;
  readonly state: Extract<TableState, { readonly kind: 'mapping' }>;
};

/** A file beside our columns: which header is read into which, what comes of it, and what cannot be read. */
export function MappingView({ reading, state: { file, found, stale, failure } }: Props) {
  const [chosen, setChosen] = useState<string>();
  const active = found.ours.some(({ name }) => name === chosen) ? (chosen ?? '') : nextColumn(found);
  const say = (mapping: Mapping) => reading.change({ mapping });
  const map = (column: string, header: string | null) => {
    say(withHeader(found.mapping, column, header));
    if (header !== null) setChosen(nextColumn(found, column));
  };
  return (
    <div className={styles['board']} data-stale={stale || undefined}>
      <Recognized reading={reading} file={file} found={found} />
      {found.kind === null ? (
        <MappingSample found={found} />
      ) : (
        <>
          <MappingSample found={found} active={active} onPick={(header) => map(active, header)} />
          <MappingColumns
            found={found}
            active={active}
            onActivate={setChosen}
            onPick={map}
            onValue={(column, text) => say(withValue(found.mapping, column, text))}
          />
          <Spelling found={found} onSay={say} />
        </>
      )}
      <div className={styles['after']} aria-live="polite">
        {found.kind !== null && <MappingPreview found={found} />}
        {failure && <Failure failure={failure} next="Nothing was kept. Correct the file, or read it in another way." />}
        <Next key={found.file} found={found} stale={stale} reading={reading} />
      </div>
    </div>
  );
}

type RecognizedProps = { readonly reading: TableReading; readonly file: File; readonly found: Inspected };

function Recognized({ reading, file, found: { kind, kinds, rows, columns, saved, sheet } }: RecognizedProps) {
  const title = kinds.find((one) => one.kind === kind)?.title;
  return (
    <div className={shared['flow']}>
      <p className={shared['chosen']}>
        <strong>{file.name}</strong>
        {sheet !== null && `, sheet ${sheet}`}: {counted(rows, 'row')} and {counted(columns.length, 'column')}.{' '}
        {title === undefined ? whatElse(kinds) : `It is read as ${title.toLowerCase()}`}
        {saved !== null && ` by the saved mapping “${saved}”`}
        {title !== undefined && '.'}
      </p>
      <div className={styles['choices']}>
        <NativeSelect
          size="xs"
          label="It holds"
          data={[
            ...(kind === null ? [{ value: '', label: 'Choose what it holds' }] : []),
            ...tableKinds.map((value) => ({ value, label: kindWords(value) })),
          ]}
          value={kind ?? ''}
          onChange={(event) => reading.change({ kind: event.currentTarget.value as TableKind })}
        />
      </div>
    </div>
  );
}

function whatElse(kinds: Inspected['kinds']): string {
  return kinds[0]?.kind === 'bill' && kinds[0].fits > 0
    ? 'It is a FOCUS bill: load it where bills are dropped, at the top of this page.'
    : 'Its headers are those of no table that Capwise knows: choose what it holds.';
}

type SpellingProps = { readonly found: Inspected; readonly onSay: (mapping: Mapping) => void };

const dateChoices = [
  ['day-first', 'Day first, 31.12.2026'],
  ['month-first', 'Month first, 12/31/2026'],
  ['year-first', 'Year first, 2026/12/31'],
] as const;

const decimalChoices = [
  ['point', 'Point before the cents, 1,234.56'],
  ['comma', 'Comma before the cents, 1.234,56'],
] as const;

/** What can be read in two ways is chosen by the person, and never guessed. */
function Spelling({ found: { asks, mapping }, onSay }: SpellingProps) {
  const dates = asks.find(({ what }) => what === 'dates');
  const decimals = asks.find(({ what }) => what === 'decimals');
  if (!dates && !decimals && mapping.dates === undefined && mapping.decimals === undefined) return null;
  return (
    <div className={styles['choices']}>
      {(dates || mapping.dates !== undefined) && (
        <NativeSelect
          size="xs"
          label="How its days are written"
          {...(dates && { error: `“${dates.example}” in ${dates.column} can be read in several ways` })}
          data={[{ value: '', label: 'Choose' }, ...dateChoices.map(([value, label]) => ({ value, label }))]}
          value={mapping.dates ?? ''}
          onChange={(event) => onSay({ ...mapping, dates: valueIn(dateChoices, event.currentTarget.value) })}
        />
      )}
      {(decimals || mapping.decimals !== undefined) && (
        <NativeSelect
          size="xs"
          label="How its numbers are written"
          {...(decimals && { error: `Say how “${decimals.example}” in ${decimals.column} is meant` })}
          data={[{ value: '', label: 'Choose' }, ...decimalChoices.map(([value, label]) => ({ value, label }))]}
          value={mapping.decimals ?? ''}
          onChange={(event) => onSay({ ...mapping, decimals: valueIn(decimalChoices, event.currentTarget.value) })}
        />
      )}
    </div>
  );
}

function valueIn<Value extends string>(
  choices: readonly (readonly [Value, string])[],
  text: string,
): Value | undefined {
  return choices.find(([value]) => value === text)?.[0];
}

type NextProps = { readonly found: Inspected; readonly stale: boolean; readonly reading: TableReading };

function Next({ found, stale, reading }: NextProps) {
  const [name, setName] = useState('');
  const open = openWords(found);
  return (
    <>
      {found.kind !== null && found.saved === null && (
        <TextInput
          size="xs"
          maw={320}
          maxLength={80}
          label="Keep this mapping as"
          description="Files with the same headers are read by it from then on; may be left empty"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      {open !== null && <p className={shared['notice']}>{open}</p>}
      <div className={shared['actions']}>
        <Button size="sm" disabled={open !== null || found.kind === null || stale} onClick={() => reading.check(name)}>
          Check {counted(found.rows, 'row')}
        </Button>
        <Button variant="default" size="sm" onClick={reading.clear}>
          Choose another file
        </Button>
      </div>
    </>
  );
}

/** What is still to be said before the file can be checked; null: nothing. */
function openWords({ kind, missing, asks, problems }: Inspected): string | null {
  if (kind === null) return null;
  if (missing.length > 0) return `Still needed: ${missing.join(', ')}.`;
  if (asks.length > 0) return 'Still to be said: how its days or numbers are written.';
  if (problems.count === 0) return null;
  return `${counted(problems.count, 'cell')} cannot be read: correct the file, or read it in another way.`;
}
