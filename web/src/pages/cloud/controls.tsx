import { MultiSelect, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { thingKinds } from '@capwise/domain/sources/catalog';
import { useAnswer } from '../../api/use-answer.ts';
import type { CloudSearch } from '../../shell/address.ts';
import type { ColumnChoices } from './column-choices.ts';
import { AddFilter } from './add-filter.tsx';
import { ExportRows } from './export-rows.tsx';
import { FilterChips } from './filter-chips.tsx';
import { measures, type Measure } from './measures.ts';
import { asksForThings, type CostQuestion } from './use-costs.ts';
import styles from './cloud.module.css';

const groupsMax = 3;

const thingChoices = [
  { value: 'thing', label: 'Thing' },
  ...thingKinds.map((kind) => ({ value: `thing:${kind}`, label: `Thing: ${kind}` })),
];

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
      {asksForThings(question) && (
        <SegmentedControl
          size="xs"
          aria-label="Catalog"
          data={[
            { value: 'as-was', label: 'As it was' },
            { value: 'as-is', label: 'As it is now' },
          ]}
          value={question.view}
          onChange={(view) => change({ things: view === 'as-is' ? 'as-is' : undefined })}
        />
      )}
      <AddFilter columns={columns} question={question} />
      <ExportRows question={question} />
      <FilterChips filter={question.filter} />
    </div>
  );
}

function useColumns(): ColumnChoices {
  const { answer } = useAnswer('cloud.columns', {});
  if (!answer) return [];
  return [
    { group: 'Catalog', items: [...thingChoices] },
    { group: 'Tags', items: answer.tags.map((tag) => `tag:${tag}`) },
    { group: 'Columns', items: [...answer.columns] },
  ].filter(({ items }) => items.length > 0);
}
