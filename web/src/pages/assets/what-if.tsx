import { Button } from '@mantine/core';
import { useRef } from 'react';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import type { AssetView } from './answers.ts';
import { ComparisonView } from './comparison-view.tsx';
import { eventForm, eventForms, type EventField } from './event-kinds.ts';
import { Field } from './field.tsx';
import { FormArea } from './form-area.tsx';
import type { Trial } from './use-trial.ts';
import { useWhatIf } from './use-what-if.ts';
import styles from './assets.module.css';

const kindField: EventField = {
  name: 'kind',
  label: 'Event',
  kind: 'choice',
  choices: eventForms.map(({ kind, label }) => ({ value: kind, label })),
};

type Props = { readonly posted: AssetView; readonly trial: Trial; readonly currency: string };

/** Tries an event beside what is posted, then records it: nothing is posted before its effect was seen. */
export function WhatIf({ posted, trial, currency }: Props) {
  const { kind, typed, faults, failure, tried, asking, said, ...act } = useWhatIf(posted, trial);
  const status = useRef<HTMLParagraphElement>(null);
  const form = eventForm(kind);
  return (
    <Section title="What if" note="nothing is posted before you record it">
      <FormArea faults={faults} onSubmit={act.show}>
        <div className={styles['fields']}>
          <Field field={kindField} text={kind} fault={undefined} onType={act.choose} />
          {form?.fields.map((field) => (
            <Field
              key={field.name}
              field={field}
              text={typed[field.name] ?? ''}
              fault={faults[field.name]}
              onType={(text) => act.type(field.name, text)}
            />
          ))}
        </div>
        <p className={styles['does']}>{form?.does}</p>
        <div className={styles['actions']}>
          <Button type="submit" size="sm" variant={tried ? 'default' : 'filled'} loading={asking}>
            Show what it does
          </Button>
          {tried && (
            <Button size="sm" loading={trial.recording.busy} onClick={() => act.record(() => status.current?.focus())}>
              Record {form?.noun}
            </Button>
          )}
          {trial.event && <LinkButton onClick={act.stop}>Stop trying</LinkButton>}
        </div>
      </FormArea>
      <p ref={status} role="status" tabIndex={-1} className={styles['said']}>
        {said}
      </p>
      {failure && Object.keys(faults).length === 0 && <Failure failure={failure} />}
      {tried && trial.event && <ComparisonView posted={posted} tried={tried} event={trial.event} currency={currency} />}
    </Section>
  );
}
