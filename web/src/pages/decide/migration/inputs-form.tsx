import { NumberInput, TextInput } from '@mantine/core';
import { leavingWays } from '@capwise/domain/decide/migration';
import { ChoiceCell } from '../form/choice-cell.tsx';
import { Section } from '../../../parts/section.tsx';
import { firstInputs, type MigrationInputs, type MigrationNumber } from './inputs.ts';
import styles from './migration.module.css';

type Props = {
  readonly inputs: MigrationInputs;
  readonly onChange: (inputs: MigrationInputs) => void;
};

type Field = { readonly name: MigrationNumber; readonly label: string; readonly suffix?: string };

const site: readonly Field[] = [
  { name: 'siteCost', label: 'Site cost a month' },
  { name: 'deadlineMonths', label: 'Out within, months' },
  { name: 'penalty', label: 'Penalty a month after it' },
];

const rates: readonly Field[] = [
  { name: 'horizonMonths', label: 'Horizon, months' },
  { name: 'discountRate', label: 'Discount rate a year', suffix: '%' },
  { name: 'priceRise', label: 'Prices rise a year', suffix: '%' },
  { name: 'personMonth', label: 'A person a month' },
  { name: 'doubleMonths', label: 'Months in both places' },
];

/** What the plan is made under: the site and its deadline, people by way, horizon and rates. */
export function InputsForm({ inputs, onChange }: Props) {
  const numbers = (fields: readonly Field[]) =>
    fields.map((field) => (
      <NumberField
        key={field.name}
        field={field}
        value={inputs.numbers[field.name]}
        onChange={(value) => onChange({ ...inputs, numbers: { ...inputs.numbers, [field.name]: value } })}
      />
    ));
  return (
    <div className={styles['groups']}>
      <Section title="The site" note={`amounts in ${inputs.currency}`}>
        <div className={styles['fields']}>
          {numbers(site)}
          <Choice
            label="At the deadline"
            value={inputs.afterDeadline}
            choices={[
              ['leave', 'all is out'],
              ['pay', 'what stays pays on'],
            ]}
            onChoose={(value) => onChange({ ...inputs, afterDeadline: value === 'pay' ? 'pay' : 'leave' })}
          />
        </div>
      </Section>
      <Section title="People by way" note="write yours; a way without people is not gone">
        <div className={styles['fields']}>
          {leavingWays.map((way) => (
            <NumberInput
              key={way}
              size="xs"
              label={way.charAt(0).toUpperCase() + way.slice(1)}
              hideControls
              allowNegative={false}
              placeholder="0"
              value={inputs.people[way] ?? ''}
              onChange={(value) =>
                onChange({
                  ...inputs,
                  people: { ...inputs.people, [way]: typeof value === 'number' ? value : undefined },
                })
              }
            />
          ))}
        </div>
      </Section>
      <Section title="Horizon and rates">
        <div className={styles['fields']}>
          {numbers(rates)}
          <Text label="First month" value={inputs.start} onChange={(start) => onChange({ ...inputs, start })} />
          <Choice
            label="Waves of"
            value={String(inputs.waveMonths)}
            choices={[
              ['3', 'a quarter'],
              ['1', 'a month'],
            ]}
            onChoose={(value) => onChange({ ...inputs, waveMonths: value === '1' ? 1 : 3 })}
          />
          <Text label="Currency" value={inputs.currency} onChange={(currency) => onChange({ ...inputs, currency })} />
          <Text
            label="New place holds data in"
            placeholder="anywhere"
            value={inputs.regions}
            onChange={(regions) => onChange({ ...inputs, regions })}
          />
        </div>
      </Section>
    </div>
  );
}

type NumberFieldProps = {
  readonly field: Field;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
};

function NumberField({ field: { name, label, suffix }, value, onChange }: NumberFieldProps) {
  return (
    <NumberInput
      size="xs"
      label={label}
      hideControls
      thousandSeparator=","
      allowNegative={false}
      required={name === 'siteCost'}
      withAsterisk={false}
      placeholder={name === 'siteCost' ? 'needed' : `${firstInputs.numbers[name]}${suffix ?? ''}`}
      {...(suffix !== undefined && { suffix })}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
};

function Text({ label, value, placeholder, onChange }: TextProps) {
  return (
    <TextInput
      size="xs"
      label={label}
      autoComplete="off"
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type ChoiceProps = Parameters<typeof ChoiceCell>[0];

function Choice(props: ChoiceProps) {
  return (
    <div className={styles['choice']}>
      <span aria-hidden>{props.label}</span>
      <ChoiceCell {...props} />
    </div>
  );
}
