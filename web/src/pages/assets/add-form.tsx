import { Button } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { addFields, readAddition, withId } from './add-fields.ts';
import { useChangeAssets } from './change-assets.ts';
import { FormArea } from './form-area.tsx';
import { faultsOf } from './faults.ts';
import { Field } from './field.tsx';
import type { Faults, Typed } from './typed.ts';
import { useCommand } from '../../api/use-command.ts';
import styles from './assets.module.css';

const names = addFields.map(({ name }) => name);

type Props = { readonly currency: string | undefined; readonly onCancel?: (() => void) | undefined };

/** Puts a purchase into the register; what is refused stands at its field and nothing typed is lost. */
export function AddForm({ currency, onCancel }: Props) {
  const change = useChangeAssets();
  const [typed, setTyped] = useState<Typed>({});
  const [faults, setFaults] = useState<Faults>({});
  const adding = useCommand('assets.add');
  const placed = { ...faultsOf(adding.failure, names), ...faults };
  const shown = withId(typed);
  const type = (name: string, text: string) => {
    setFaults({});
    adding.clear();
    setTyped({ ...typed, [name]: text });
  };
  const add = () => {
    adding.clear();
    const read = readAddition(typed);
    if (read.kind === 'faulty') return setFaults(read.faults);
    setFaults({});
    adding.post(read.asset, ({ asset }) => {
      setTyped({});
      change({ asset: asset.id, add: undefined });
    });
  };
  return (
    <Section title="Add an asset" note={currency && `amounts in ${currency}`}>
      <FormArea faults={placed} onSubmit={add}>
        <div className={styles['fields']}>
          {addFields.map((field) => (
            <Field
              key={field.name}
              field={field}
              text={shown[field.name] ?? ''}
              fault={placed[field.name]}
              onType={(text) => type(field.name, text)}
            />
          ))}
        </div>
        <div className={styles['actions']}>
          <Button type="submit" size="sm" loading={adding.busy}>
            Add asset
          </Button>
          {onCancel && <LinkButton onClick={onCancel}>Cancel</LinkButton>}
        </div>
      </FormArea>
      {adding.failure && Object.keys(placed).length === 0 && <Failure failure={adding.failure} />}
    </Section>
  );
}
