import { useId, useState } from 'react';
import type { Faults } from '../assets/typed.ts';
import { DocumentField } from './document-field.tsx';
import type { Draft } from './draft.ts';
import type { FieldGroup } from './forms/document-form.ts';
import { RowsField } from './rows-field.tsx';
import styles from './form.module.css';

type Props = {
  readonly group: FieldGroup;
  readonly draft: Draft;
  readonly faults: Faults;
  readonly currency: string;
  readonly today: string;
  readonly onType: (draft: Draft) => void;
  /** Fields of the page's own at the end of the group. */
  readonly children?: React.ReactNode;
};

/** Fields that belong together under one title; a folded group begins open where it holds something. */
export function FormGroup(props: Props) {
  const { group, draft } = props;
  const id = useId();
  // Only at first: it neither opens nor closes under the hands of a person who types.
  const [filled] = useState(() => group.fields.some(({ name }) => draft.fields[name]));
  if (group.folded) {
    return (
      <details className={styles['folded']} open={filled}>
        <summary>{group.title}</summary>
        <Fields {...props} />
      </details>
    );
  }
  return (
    <div className={styles['group']} role="group" aria-labelledby={id}>
      <h2 id={id}>
        {group.title}
        {group.help && <span className={styles['groupHelp']}>{group.help}</span>}
      </h2>
      <Fields {...props} />
    </div>
  );
}

function Fields({ group, draft, faults, currency, today, onType, children }: Props) {
  const questions = group.fields.filter(({ kind }) => kind === 'question').length;
  const tall = group.fields.length > 1 && questions * 2 > group.fields.length;
  return (
    <>
      <div className={styles['fields']} data-tall={tall || undefined}>
        {group.fields.map((field) => (
          <DocumentField
            key={field.name}
            field={field}
            text={draft.fields[field.name] ?? ''}
            fault={faults[field.name]}
            currency={currency}
            onType={(text) => onType({ ...draft, fields: { ...draft.fields, [field.name]: text } })}
          />
        ))}
        {children}
      </div>
      {group.rows && (
        <RowsField
          rows={group.rows}
          typed={draft.rows}
          faults={faults}
          currency={currency}
          today={today}
          onType={(rows) => onType({ ...draft, rows })}
        />
      )}
    </>
  );
}
