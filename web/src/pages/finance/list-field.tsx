import { Input, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { LinkButton } from '../../parts/link-button.tsx';
import type { Argument } from './finance-function.ts';
import type { Fault } from './fault.ts';
import { small } from './small.ts';
import { entriesOf, pastedEntries, plainEntry } from './typed.ts';
import styles from './finance.module.css';

/** Lists longer than this are edited as text. */
const rowsMax = 60;

type Props = {
  readonly argument: Argument;
  readonly text: string;
  readonly fault: Fault | undefined;
  readonly onType: (text: string) => void;
};

/** A list by period: a row for each entry, or all of them as text; a pasted column fills the rows from there on. */
export function ListField({ argument, text, fault, onType }: Props) {
  const { name, description } = argument;
  const entries = entriesOf(text);
  const [asText, setAsText] = useState(entries.length > rowsMax);
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles['list']}>
      <div className={styles['listHead']}>
        <span id={id} className={styles['label']}>
          {name}
        </span>
        {(asText ? entries.length <= rowsMax : true) && (
          <LinkButton onClick={() => setAsText(!asText)}>{asText ? 'As rows' : 'As text'}</LinkButton>
        )}
      </div>
      <Input.Description {...small}>{description}. Paste a column of a spreadsheet into any row.</Input.Description>
      {asText ? (
        <ListText name={name} entries={entries} onType={onType} />
      ) : (
        <Rows argument={argument} entries={entries} fault={fault} onType={onType} />
      )}
      {fault && (
        <Input.Error role="alert" {...small}>
          {fault.message}
        </Input.Error>
      )}
    </div>
  );
}

type TextProps = {
  readonly name: string;
  readonly entries: readonly string[];
  readonly onType: (text: string) => void;
};

function ListText({ name, entries, onType }: TextProps) {
  const [written, setWritten] = useState(() => entries.join('\n'));
  return (
    <Textarea
      size="sm"
      rows={Math.min(16, Math.max(6, entries.length))}
      aria-label={`${name}, one entry a line`}
      value={written}
      onChange={(event) => {
        setWritten(event.currentTarget.value);
        onType(pastedEntries(event.currentTarget.value).join(','));
      }}
    />
  );
}

type RowsProps = {
  readonly argument: Argument;
  readonly entries: readonly string[];
  readonly fault: Fault | undefined;
  readonly onType: (text: string) => void;
};

function Rows({ argument: { name, kind, example }, entries, fault, onType }: RowsProps) {
  const set = (next: readonly string[]) => onType(next.join(','));
  const [last] = Array.isArray(example) ? example.slice(-1) : [];
  return (
    <>
      <ol className={styles['rows']} start={0}>
        {entries.map((entry, index) => (
          <li key={index}>
            <span aria-hidden>{index}</span>
            <Input
              size="xs"
              aria-label={`${name}, ${kind === 'dates' ? 'entry' : 'period'} ${index}`}
              autoComplete="off"
              value={entry}
              error={fault?.entry === index}
              onChange={(event) => set(entries.with(index, event.currentTarget.value.replaceAll(',', '')))}
              onPaste={(event) => {
                const pasted = pastedEntries(event.clipboardData.getData('text'));
                if (pasted.length === 0) return;
                event.preventDefault();
                const whole = pasted.length > 1 ? pasted : [plainEntry(pasted[0] ?? '')];
                set([...entries.slice(0, index), ...whole, ...entries.slice(index + whole.length)]);
              }}
            />
            <LinkButton
              aria-label={`Remove ${name}, entry ${index}`}
              onClick={() => set(entries.filter((_, other) => other !== index))}
            >
              ×
            </LinkButton>
          </li>
        ))}
      </ol>
      <LinkButton onClick={() => set([...entries, String(entries.at(-1) ?? last ?? '0')])}>
        {kind === 'dates' ? 'Add a day' : 'Add a period'}
      </LinkButton>
    </>
  );
}
