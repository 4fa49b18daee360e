import type { Answer } from '@capwise/contract';
import { Button } from '@mantine/core';
import { LinkButton } from '../../../parts/link-button.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import { BlockForm } from './block-form.tsx';
import { ChoiceCell } from './choice-cell.tsx';
import { EditCell } from './edit-cell.tsx';
import { written, type ChangeCase } from './change.ts';
import { needed, recurrences, treatments } from './treatments.ts';
import styles from './form.module.css';

type Option = Answer<'decide.outline'>['options'][number];
type Cells = Option['lines'][number];

type Props = {
  readonly option: Option;
  readonly document: string;
  readonly wrong: string | undefined;
  readonly onChange: ChangeCase;
  readonly onEvaluate: (document: string) => void;
};

const heads = ['What', 'Treatment', 'Amount', 'How often', 'From month', 'For', 'Beside'] as const;
const common: ReadonlySet<string> = new Set([
  'what',
  'treatment',
  'saves',
  'amount',
  'every',
  'starts at month',
  'for',
]);

/** The lines of an option as a table to write in; what a treatment needs beside the common cells stands in the last one. */
export function OptionForm({ option, document, wrong, onChange, onEvaluate }: Props) {
  const path = ['options', option.id];
  const name = option.cells['name'] ?? option.id;
  return (
    <Section
      title={
        <EditCell
          label={`Name of the option ${name}`}
          value={name}
          onCommit={(value) => onChange([written([...path, 'name'], value)])}
        />
      }
      note={option.cells['against'] ? `changes ${option.cells['against']}` : undefined}
      tools={
        <LinkButton aria-label={`Take out the option ${name}`} onClick={() => onChange([{ kind: 'remove', path }])}>
          Take out
        </LinkButton>
      }
    >
      <div className={table['scroll']}>
        <table className={`${table['table']} ${styles['form']}`}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {option.lines.map((cells, index) => (
              <LineRow
                key={`${index} ${cells['what'] ?? ''}`}
                cells={cells}
                path={[...path, 'lines', String(index)]}
                wrong={wrong}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles['add']}>
        {treatments.slice(0, 4).map(([treatment, label]) => (
          <Button
            key={treatment}
            size="compact-xs"
            variant="default"
            onClick={() =>
              onChange([
                {
                  kind: 'add',
                  path: [...path, 'lines'],
                  cells: {
                    what: `${label} ${option.lines.length + 1}`,
                    treatment,
                    amount: '100k',
                    ...(treatment === 'capitalize' ? {} : { every: 'year' }),
                    ...needed[treatment],
                  },
                },
              ])
            }
          >
            + {label}
          </Button>
        ))}
      </div>
      <BlockForm option={option} document={document} onChange={onChange} onEvaluate={onEvaluate} />
    </Section>
  );
}

type RowProps = {
  readonly cells: Cells;
  readonly path: readonly string[];
  readonly wrong: string | undefined;
  readonly onChange: ChangeCase;
};

function LineRow({ cells, path, wrong, onChange }: RowProps) {
  const what = cells['what'] ?? '';
  const isWrong = wrong?.includes(`› ${what}`) ?? false;
  const cell = (key: string, label: string, placeholder?: string) => (
    <EditCell
      label={`${label} of ${what}`}
      value={cells[key] ?? ''}
      {...(placeholder !== undefined && { placeholder })}
      isWrong={isWrong && (wrong?.endsWith(`› ${key}`) ?? false)}
      onCommit={(value) => onChange([written([...path, key], value)])}
    />
  );
  return (
    <tr data-wrong={isWrong || undefined}>
      <th scope="row">{cell('what', 'Name')}</th>
      <td>
        {cells['saves'] === undefined ? (
          <ChoiceCell
            label={`Treatment of ${what}`}
            value={cells['treatment'] ?? ''}
            choices={treatments}
            onChoose={(treatment) => onChange(treatmentChanges(cells, path, treatment))}
          />
        ) : (
          `saves ${cells['saves']}`
        )}
      </td>
      <td>{cell('amount', 'Amount', '5M, or a formula')}</td>
      <td>
        <ChoiceCell
          label={`How often ${what} comes`}
          value={cells['every'] ?? 'once'}
          choices={recurrences}
          onChoose={(every) => onChange([written([...path, 'every'], every)])}
        />
      </td>
      <td>{cell('starts at month', 'First month', '0')}</td>
      <td>{cell('for', 'Duration', 'to the end')}</td>
      <td>
        <div className={styles['beside']}>
          {Object.entries(cells)
            .filter(([key]) => !common.has(key))
            .map(([key]) => (
              <label key={key}>
                <span>{key}</span>
                {cell(key, key)}
              </label>
            ))}
        </div>
      </td>
      <td>
        <LinkButton
          className={styles['take']}
          aria-label={`Take ${what} out`}
          onClick={() => onChange([{ kind: 'remove', path: [...path] }])}
        >
          ✕
        </LinkButton>
      </td>
    </tr>
  );
}

/** Another treatment brings what it needs; cells of the one before that it does not know go. */
function treatmentChanges(cells: Cells, path: readonly string[], treatment: string) {
  const before = Object.keys(needed[cells['treatment'] ?? ''] ?? {});
  const after = needed[treatment] ?? {};
  return [
    written([...path, 'treatment'], treatment),
    ...before.filter((key) => key in cells && !(key in after)).map((key) => written([...path, key], '')),
    ...Object.entries(after)
      .filter(([key]) => !(key in cells))
      .map(([key, value]) => written([...path, key], value)),
  ];
}
