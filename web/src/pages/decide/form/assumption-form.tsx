import type { Answer } from '@capwise/contract';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LinkButton } from '../../../parts/link-button.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import type { Evaluation } from '../evaluation.ts';
import { EditCell } from './edit-cell.tsx';
import { written, type ChangeCase } from './change.ts';
import styles from './form.module.css';

type Outline = Answer<'decide.outline'>;

type Props = {
  readonly assumptions: Outline['assumptions'];
  readonly evaluation: Evaluation | undefined;
  /** Where the text on screen is refused: `assumptions › fee`. */
  readonly wrong: string | undefined;
  readonly onChange: ChangeCase;
};

const about = [
  ['unit', 'Unit', 'USD / year'],
  ['source', 'Source', 'who says so'],
  ['owner', 'Owner', 'who answers for it'],
  ['date', 'Of', '2026-10-02'],
] as const;

/** What the case rests on, as a table to write in: a value, a range as people say it, or a formula of the others. */
export function AssumptionForm({ assumptions, evaluation, wrong, onChange }: Props) {
  return (
    <Section
      title="Assumptions"
      note="a value (5M), a range (4M to 6M, or 5M (4M to 7M)), or a formula of the others (build cost * upkeep)"
    >
      {assumptions.length > 0 && (
        <div className={table['scroll']}>
          <table className={`${table['table']} ${styles['form']}`}>
            <thead>
              <tr>
                {['Assumption', 'Value or range', ...about.map(([, label]) => label), 'Understood as'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {assumptions.map(({ name, cells }) => (
                <tr key={name} data-wrong={wrong?.startsWith(`assumptions › ${name}`) || undefined}>
                  <th scope="row">
                    <EditCell
                      label={`Name of ${name}`}
                      value={name}
                      onCommit={(next) =>
                        next && onChange([{ kind: 'rename', path: ['assumptions', name], name: next }])
                      }
                    />
                  </th>
                  <td>
                    <EditCell
                      label={`Value or range of ${name}`}
                      value={cells['value'] ?? ''}
                      isWrong={wrong?.startsWith(`assumptions › ${name}`) ?? false}
                      onCommit={(value) => value && onChange([{ kind: 'set', path: ['assumptions', name], value }])}
                    />
                  </td>
                  {about.map(([key, label, placeholder]) => (
                    <td key={key}>
                      <EditCell
                        label={`${label} of ${name}`}
                        value={cells[key] ?? ''}
                        placeholder={placeholder}
                        onCommit={(value) => onChange([written(['assumptions', name, key], value)])}
                      />
                    </td>
                  ))}
                  <td className={styles['words']}>
                    {evaluation?.assumptions.find((one) => one.name === name)?.words ?? ''}
                  </td>
                  <td>
                    <LinkButton
                      className={styles['take']}
                      aria-label={`Take ${name} out`}
                      onClick={() => onChange([{ kind: 'remove', path: ['assumptions', name] }])}
                    >
                      ✕
                    </LinkButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Add onChange={onChange} />
    </Section>
  );
}

function Add({ onChange }: Pick<Props, 'onChange'>) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  return (
    <form
      className={styles['add']}
      onSubmit={(event) => {
        event.preventDefault();
        onChange([{ kind: 'set', path: ['assumptions', name.trim()], value: value.trim() }]);
        setName('');
        setValue('');
      }}
    >
      <TextInput
        size="xs"
        label="New assumption"
        placeholder="build cost"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label="Its value or range"
        placeholder="8M to 16M"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={name.trim() === '' || value.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
