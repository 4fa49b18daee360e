import { Button } from '@mantine/core';
import type { CallError } from '@capwise/contract/client';
import { useAnswer } from '../../../api/use-answer.ts';
import { Await } from '../../../parts/await.tsx';
import type { Evaluation } from '../evaluation.ts';
import { AssumptionForm } from './assumption-form.tsx';
import { OptionForm } from './option-form.tsx';
import { SettingForm } from './setting-form.tsx';
import type { ChangeCase } from './change.ts';
import styles from './form.module.css';

type Props = {
  readonly document: string;
  readonly evaluation: Evaluation | undefined;
  readonly failure: CallError | undefined;
  readonly onChange: ChangeCase;
  readonly onEvaluate: (document: string) => void;
};

/** The case as a form: whatever is written goes into its text, and the figures above follow. */
export function CaseForm({ document, evaluation, failure, onChange, onEvaluate }: Props) {
  const reply = useAnswer('decide.outline', { document }, { companyless: true });
  const wrong = pathOf(failure);
  return (
    <Await reply={reply} height={300}>
      {({ settings, assumptions, options }) => (
        <div className={styles['parts']}>
          <AssumptionForm assumptions={assumptions} evaluation={evaluation} wrong={wrong} onChange={onChange} />
          {options.map((option) => (
            <OptionForm
              key={option.id}
              option={option}
              document={document}
              wrong={wrong}
              onChange={onChange}
              onEvaluate={onEvaluate}
            />
          ))}
          <div>
            <Button size="xs" variant="default" onClick={() => onChange(anotherOption(options.map(({ id }) => id)))}>
              + Another option
            </Button>
          </div>
          <SettingForm settings={settings} wrong={wrong} onChange={onChange} />
        </div>
      )}
    </Await>
  );
}

function anotherOption(ids: readonly string[]): Parameters<ChangeCase>[0] {
  const number = ids.length + 1;
  const id = ids.includes(`option-${number}`) ? `option-${number}-${ids.length}` : `option-${number}`;
  return [
    { kind: 'set', path: ['options', id, 'name'], value: `Option ${number}` },
    {
      kind: 'add',
      path: ['options', id, 'lines'],
      cells: { what: 'Cost', treatment: 'expense', amount: '1M', every: 'year' },
    },
  ];
}

function pathOf(failure: CallError | undefined): string | undefined {
  const data: unknown = failure?.data;
  if (typeof data !== 'object' || data === null || !('path' in data) || typeof data.path !== 'string') return undefined;
  return data.path;
}
