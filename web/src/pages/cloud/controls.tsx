import { MultiSelect, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import type { CloudSearch } from '../../shell/address.ts';
import type { ColumnChoices } from './column-choices.ts';
import { AddFilter } from './add-filter.tsx';
import { FilterChips } from './filter-chips.tsx';
import { measures, type Measure } from './measures.ts';
import type { CostQuestion } from './use-costs.ts';
import styles from './cloud.module.css';

const groupsMax = 3;

/** What is shown: the measure, the columns it is grouped by, and the rows that count. */
export function Controls({ question }: { readonly question: CostQuestion }) {
  const navigate = useNavigate();
  const columns = useColumns();
  const change = (next: CloudSearch) =>
    void navigate({ to: '/cloud', search: (search) => ({ ...search, ...next }), resetScroll: false });
  return (
    <div className={styles['controls']}>
      <SegmentedControl
        size="xs"
        aria-label="Measure"
        data={measures.map(({ value, label }) => ({ value, label }))}
        value={question.measure}
        onChange={(value) => change({ measure: value as Measure })}
      />
      <MultiSelect
        size="xs"
        className={styles['groups'] ?? ''}
        aria-label="Group by"
        placeholder={question.by.length < groupsMax ? 'Group by …' : ''}
        data={columns}
        value={[...question.by]}
        maxValues={groupsMax}
        searchable
        hidePickedOptions
        withScrollArea={false}
        classNames={{ options: styles['options'] ?? '' }}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 100 } }}
        onChange={(by) => change({ by: by.length > 0 ? by : undefined, sort: undefined })}
      />
      <AddFilter columns={columns} question={question} />
      <FilterChips filter={question.filter} />
    </div>
  );
}

function useColumns(): ColumnChoices {
  const { answer } = useAnswer('cloud.columns', {});
  if (!answer) return [];
  return [
    { group: 'Tags', items: answer.tags.map((tag) => `tag:${tag}`) },
    { group: 'Columns', items: [...answer.columns] },
  ].filter(({ items }) => items.length > 0);
}
