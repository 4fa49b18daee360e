import { Button, Popover, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { conditionText } from '../../shell/address.ts';
import type { ColumnChoices } from './column-choices.ts';
import { nameOf } from './pivot.ts';
import type { CostQuestion } from './use-costs.ts';
import styles from './cloud.module.css';

const valuesMax = 2_000;

type Props = { readonly columns: ColumnChoices; readonly question: CostQuestion };

/** Chooses a column and one of its values: only rows with it count then. */
export function AddFilter({ columns, question }: Props) {
  const [opened, setOpened] = useState(false);
  const [column, setColumn] = useState<string | null>(null);
  const navigate = useNavigate();
  const add = (condition: string) => {
    setOpened(false);
    setColumn(null);
    void navigate({
      to: '/cloud',
      search: (search) => ({ ...search, where: [...new Set([...(search.where ?? []), condition])] }),
      resetScroll: false,
    });
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      position="bottom-start"
      shadow="none"
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button variant="default" size="xs" onClick={() => setOpened(!opened)}>
          Add filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles['filter'] ?? ''} aria-label="Filter">
        <Select
          size="xs"
          label="Column"
          data={columns}
          value={column}
          onChange={setColumn}
          searchable
          withScrollArea={false}
          classNames={{ options: styles['options'] ?? '' }}
          comboboxProps={{ withinPortal: false, shadow: 'none' }}
        />
        {column && <ValueSelect key={column} column={column} question={question} onChoose={add} />}
      </Popover.Dropdown>
    </Popover>
  );
}

type ValueProps = {
  readonly column: string;
  readonly question: CostQuestion;
  readonly onChoose: (condition: string) => void;
};

function ValueSelect({ column, question, onChoose }: ValueProps) {
  const { answer, failure } = useAnswer('cloud.cost', {
    measure: question.measure,
    by: [column],
    months: false,
    limit: valuesMax,
  });
  const choices = new Map((answer?.rows ?? []).map(({ keys: [key = null] }) => [conditionText(column, key), key]));
  return (
    <Select
      size="xs"
      label="Value"
      placeholder={answer ? '' : 'reading the values …'}
      error={failure?.message}
      disabled={!answer}
      data={[...choices].map(([value, key]) => ({ value, label: nameOf([key]) }))}
      searchable
      withScrollArea={false}
      classNames={{ options: styles['options'] ?? '' }}
      limit={200}
      comboboxProps={{ withinPortal: false, shadow: 'none' }}
      onChange={(condition) => condition !== null && onChoose(condition)}
    />
  );
}
