import { Input, SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { Argument } from './finance-function.ts';
import type { Fault } from './fault.ts';
import { ListField } from './list-field.tsx';
import { small } from './small.ts';
import styles from './finance.module.css';

type Props = {
  readonly argument: Argument;
  readonly text: string;
  readonly fault: Fault | undefined;
  readonly onType: (text: string) => void;
};

/** The field of one argument, as its kind asks for it. */
export function Field({ argument, text, fault, onType }: Props) {
  const { name, kind, description } = argument;
  if (kind === 'flows' || kind === 'dates') {
    return <ListField argument={argument} text={text} fault={fault} onType={onType} />;
  }
  if (kind === 'number') {
    return (
      <TextInput
        size="sm"
        label={name}
        descriptionProps={small}
        errorProps={small}
        description={`${description}${unitNote(argument)}`}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        error={fault?.message}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    );
  }
  return <ChoiceField argument={argument} text={text} fault={fault} onType={onType} />;
}

function ChoiceField({ argument, text, fault, onType }: Props) {
  const { name, kind, description, choices } = argument;
  const id = useId();
  const data =
    kind === 'boolean'
      ? [
          { value: 'false', label: 'No' },
          { value: 'true', label: 'Yes' },
        ]
      : choices.map((choice) => ({ value: choice, label: choice }));
  return (
    <Input.Wrapper
      size="sm"
      label={name}
      className={styles['whole'] ?? ''}
      descriptionProps={small}
      errorProps={small}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      error={fault?.message}
    >
      <div>
        <SegmentedControl size="xs" mt={4} aria-labelledby={id} data={data} value={text} onChange={onType} />
      </div>
    </Input.Wrapper>
  );
}

/** Units that a number needs to be read; a share is explained above the fields. */
const counted: readonly Argument['unit'][] = ['periods', 'years', 'months', 'days', 'hours'];

/** The unit of a number where its description does not name it, and what holds when its field is empty. */
function unitNote({ unit, description, default: preset }: Argument): string {
  const isNamed = description.toLowerCase().includes(unit.slice(0, -1));
  const notes = [
    ...(counted.includes(unit) && !isNamed ? [unit] : []),
    ...(preset === null ? [] : [`empty: ${String(preset)}`]),
  ];
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}
