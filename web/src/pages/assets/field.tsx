import { Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { EventField } from './event-kinds.ts';
import type { Fault } from './typed.ts';
import styles from './assets.module.css';

type Props = {
  readonly field: EventField;
  readonly text: string;
  readonly fault: Fault | undefined;
  readonly onType: (text: string) => void;
};

/** One field of a form as its kind asks for it; a refusal stands at it. */
export function Field({ field, text, fault, onType }: Props) {
  const { label, kind, hint, choices } = field;
  if (choices) return <Choice field={field} text={text} fault={fault} onType={onType} />;
  return (
    <TextInput
      size="sm"
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      type={kind === 'day' ? 'date' : 'text'}
      inputMode={kind === 'amount' ? 'decimal' : kind === 'whole' ? 'numeric' : undefined}
      autoComplete="off"
      value={text}
      error={fault && <FaultText fault={fault} />}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

function Choice({ field, text, fault, onType }: Props) {
  const { label, choices = [] } = field;
  const id = useId();
  const value = text || (choices[0]?.value ?? '');
  const error = fault && <FaultText fault={fault} />;
  if (choices.length > 3) {
    return (
      <Select
        size="sm"
        label={label}
        data={[...choices]}
        value={value}
        allowDeselect={false}
        withScrollArea={false}
        classNames={{ options: styles['options'] ?? '' }}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 100 } }}
        error={error}
        onChange={(next) => onType(next ?? value)}
      />
    );
  }
  return (
    <Input.Wrapper size="sm" label={label} labelElement="div" labelProps={{ id }} error={error}>
      <div>
        <SegmentedControl
          size="sm"
          fullWidth
          aria-labelledby={id}
          data={[...choices]}
          value={value}
          onChange={onType}
        />
      </div>
    </Input.Wrapper>
  );
}

function FaultText({ fault: { message, code } }: { readonly fault: Fault }) {
  return (
    <>
      {message.charAt(0).toUpperCase() + message.slice(1)}
      {code !== undefined && <span className={styles['code']}>{code}</span>}
    </>
  );
}
