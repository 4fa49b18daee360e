import { Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { chartOfAccounts } from '@capwise/domain/books';
import { useId } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import type { Fault } from '../assets/typed.ts';
import type { AccountRange, Choice, DocumentField as Field } from './forms/document-form.ts';
import styles from './form.module.css';

type Props = {
  readonly field: Field;
  readonly text: string;
  readonly fault: Fault | undefined;
  readonly currency: string;
  /** The label is read out and not seen: the head of a list of rows shows it. */
  readonly hidden?: string | undefined;
  readonly onType: (text: string) => void;
};

/** One field of a document as its kind asks for it; a refusal stands at it. */
export function DocumentField(props: Props) {
  switch (props.field.kind) {
    case 'account':
      return <SearchedChoice {...props} choices={accountsOf(props.field.accounts ?? 'all')} />;
    case 'asset':
      return <AssetChoice {...props} />;
    case 'choice':
      return (props.field.choices?.length ?? 0) > 3 || props.hidden ? (
        <ListChoice {...props} />
      ) : (
        <SegmentChoice {...props} />
      );
    case 'question':
      return <SegmentChoice {...props} />;
    default:
      return <TextField {...props} />;
  }
}

function TextField({ field, text, fault, currency, hidden, onType }: Props) {
  const { kind, help } = field;
  return (
    <TextInput
      size="sm"
      {...labelOf(field, currency, hidden)}
      description={hidden ? undefined : help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      type={kind === 'day' ? 'date' : 'text'}
      inputMode={kind === 'amount' || kind === 'rate' ? 'decimal' : kind === 'whole' ? 'numeric' : undefined}
      autoComplete="off"
      maxLength={kind === 'words' ? 200 : undefined}
      placeholder={kind === 'month' ? 'As 2026-10' : undefined}
      classNames={kind === 'amount' ? { input: styles['amount'] ?? '' } : {}}
      value={text}
      error={fault && <FaultText fault={fault} />}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

const comboboxProps = { shadow: 'none', transitionProps: { duration: 100 } } as const;

function ListChoice({ field, text, fault, currency, hidden, onType }: Props) {
  return (
    <Select
      size="sm"
      {...labelOf(field, currency, hidden)}
      description={hidden ? undefined : field.help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[...(field.choices ?? [])]}
      value={text === '' ? null : text}
      allowDeselect={false}
      withScrollArea={false}
      classNames={{ options: styles['options'] ?? '' }}
      comboboxProps={comboboxProps}
      error={fault && <FaultText fault={fault} />}
      onChange={(next) => onType(next ?? text)}
    />
  );
}

function SearchedChoice({ choices, ...props }: Props & { readonly choices: readonly Choice[] }) {
  const { field, text, fault, currency, hidden, onType } = props;
  return (
    <Select
      size="sm"
      {...labelOf(field, currency, hidden)}
      description={hidden ? undefined : field.help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[...choices]}
      value={choices.some(({ value }) => value === text) ? text : null}
      searchable
      clearable={field.optional ?? false}
      clearButtonProps={{ 'aria-label': `No ${field.label.toLowerCase()}` }}
      placeholder={field.kind === 'account' ? 'Code or name' : 'None'}
      nothingFoundMessage="Nothing fits"
      withScrollArea={false}
      classNames={{ options: styles['options'] ?? '' }}
      comboboxProps={comboboxProps}
      error={fault && <FaultText fault={fault} />}
      onChange={(next) => onType(next ?? '')}
    />
  );
}

/** The assets that are in progress, and the one that is named already. */
function AssetChoice(props: Props) {
  const assets = useAnswer('assets.list', {}).answer?.assets ?? [];
  const offered = assets
    .filter(({ id, state }) => state === 'in progress' || id === props.text)
    .map(({ id, name }) => ({ value: id, label: name }));
  const named = props.text !== '' && !offered.some(({ value }) => value === props.text);
  return (
    <SearchedChoice {...props} choices={named ? [...offered, { value: props.text, label: props.text }] : offered} />
  );
}

function SegmentChoice({ field, text, fault, currency, hidden, onType }: Props) {
  const id = useId();
  const error = fault && <FaultText fault={fault} />;
  return (
    <Input.Wrapper
      size="sm"
      label={hidden ? undefined : labelText(field, currency)}
      labelElement="div"
      labelProps={{ id }}
      description={hidden ? undefined : field.help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
    >
      <div className={styles['segments']} data-invalid={fault !== undefined || undefined}>
        <SegmentedControl
          size="sm"
          {...(hidden ? { 'aria-label': hidden } : { 'aria-labelledby': id })}
          data={[...(field.choices ?? [])]}
          value={text}
          onChange={onType}
        />
      </div>
    </Input.Wrapper>
  );
}

function labelOf(field: Field, currency: string, hidden: string | undefined) {
  return hidden ? { 'aria-label': hidden } : { label: labelText(field, currency) };
}

function labelText({ label, kind, unit, optional }: Field, currency: string) {
  const behind = [kind === 'amount' ? (unit ?? currency) : unit, optional && 'optional'].filter(Boolean).join(', ');
  return (
    <>
      {label}
      {behind && <span className={styles['unit']}> {behind}</span>}
    </>
  );
}

const ranges: Readonly<Record<AccountRange, readonly Choice[]>> = {
  all: chartOfAccounts.map(accountChoice),
  'balance-sheet': chartOfAccounts.filter(({ row }) => row === undefined).map(accountChoice),
  expense: chartOfAccounts.filter(({ kind }) => kind === 'expense').map(accountChoice),
};

function accountsOf(range: AccountRange): readonly Choice[] {
  return ranges[range];
}

function accountChoice({ code, name }: (typeof chartOfAccounts)[number]): Choice {
  return { value: code, label: `${code} ${name}` };
}

function FaultText({ fault: { message, code } }: { readonly fault: Fault }) {
  return (
    <>
      {message.charAt(0).toUpperCase() + message.slice(1)}
      {code !== undefined && <span className={styles['code']}>{code}</span>}
    </>
  );
}
