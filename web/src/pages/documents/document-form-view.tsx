import { Button, TextInput } from '@mantine/core';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { FormArea } from '../assets/form-area.tsx';
import type { DocumentView } from './answers.ts';
import { useChangeDocuments } from './change-documents.ts';
import { FormGroup } from './form-group.tsx';
import type { DocumentForm } from './forms/document-form.ts';
import { Preview } from './preview.tsx';
import { useDocumentForm, type FormState } from './use-document-form.ts';
import styles from './documents.module.css';

type Props = {
  readonly form: DocumentForm;
  readonly currency: string;
  readonly taken: ReadonlySet<string>;
  readonly changing?: DocumentView | undefined;
};

/** Records or changes a document: what it would do stands beside the form before anything is posted. */
export function DocumentFormView({ form, currency, taken, changing }: Props) {
  const change = useChangeDocuments();
  const state = useDocumentForm(form, { changing, taken });
  const leave = () => {
    state.forget();
    change({ form: undefined, change: undefined });
  };
  const record = () =>
    state.record(({ id }) => {
      change({ form: undefined, change: undefined, document: id });
      document.getElementById('content')?.focus();
      scrollTo(0, 0);
    });
  return (
    <>
      <PageHead
        sentence={changing ? `Change ${changing.document.what}` : `New ${form.noun}`}
        facts={[form.does.replace(/\.$/, ''), form.rule]}
      />
      <div className={styles['desk']}>
        <FormArea faults={state.faults} onSubmit={state.show}>
          <Groups form={form} state={state} currency={currency} changing={changing !== undefined} />
          <Actions form={form} state={state} changing={changing !== undefined} onRecord={record} onLeave={leave} />
          {state.failure && Object.keys(state.faults).length === 0 && <Failure failure={state.failure} />}
        </FormArea>
        <Preview
          view={state.preview}
          before={changing}
          current={state.current}
          busy={state.busy === 'preview'}
          currency={currency}
        />
      </div>
    </>
  );
}

type GroupsProps = {
  readonly form: DocumentForm;
  readonly state: FormState;
  readonly currency: string;
  readonly changing: boolean;
};

function Groups({ form, state, currency, changing }: GroupsProps) {
  const { draft, faults, today, type } = state;
  return form.groups.map((group, index) => (
    <FormGroup
      key={group.title}
      group={group}
      draft={draft}
      faults={faults}
      currency={currency}
      today={today}
      onType={type}
    >
      {index === 0 && !changing && (
        <TextInput
          size="sm"
          label="Id"
          description="Small letters, digits and -"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          value={state.id}
          error={faults['id']?.message}
          onChange={(event) => type({ ...draft, id: event.currentTarget.value })}
        />
      )}
    </FormGroup>
  ));
}

type ActionsProps = {
  readonly form: DocumentForm;
  readonly state: FormState;
  readonly changing: boolean;
  readonly onRecord: () => void;
  readonly onLeave: () => void;
};

function Actions({ form, state, changing, onRecord, onLeave }: ActionsProps) {
  const { busy, current, kept } = state;
  return (
    <div className={styles['actions']}>
      <Button type="submit" size="sm" variant={current ? 'default' : 'filled'} loading={busy === 'preview'}>
        Preview
      </Button>
      {current && (
        <Button size="sm" loading={busy === 'record'} onClick={onRecord}>
          {changing ? 'Record the change' : `Record ${form.noun}`}
        </Button>
      )}
      <LinkButton onClick={onLeave}>Cancel</LinkButton>
      {kept && (
        <span className={styles['quiet']}>
          What was typed before is kept · <LinkButton onClick={state.startAnew}>Start anew</LinkButton>
        </span>
      )}
    </div>
  );
}
