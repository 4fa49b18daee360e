import { SegmentedControl, Select } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { FindingsSearch } from '../../shell/address.ts';
import { useChangeFindings } from './change-findings.ts';
import { kindNames, nobody, type Findings } from './findings.ts';
import styles from './govern.module.css';

const eyes = [
  { value: 'dollars', label: 'By dollars' },
  { value: 'tpm', label: 'TPM' },
  { value: 'finops', label: 'FinOps' },
  { value: 'finance', label: 'Finance' },
];

/** What the list is narrowed to, and whose eye orders it. */
export function Narrowing({ findings }: { readonly findings: Findings }) {
  const { state = 'open', kind, owner, eye } = useSearch({ from: '/findings' });
  const change = useChangeFindings();
  const { counts, owners } = findings;
  const states = [
    { value: 'open', label: `Open ${counts.open}` },
    { value: 'snoozed', label: `Snoozed ${counts.snoozed}` },
    { value: 'resolved', label: `Resolved ${counts.resolved}` },
    { value: 'all', label: 'All' },
  ];
  return (
    <div className={styles['narrowing']}>
      <SegmentedControl
        size="xs"
        aria-label="State"
        data={states}
        value={state}
        onChange={(value) => change({ state: value === 'open' ? undefined : (value as FindingsSearch['state']) })}
      />
      <Choice
        label="Kind"
        all="All kinds"
        data={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(value) => change({ kind: value })}
      />
      <Choice
        label="Owner"
        all="All owners"
        data={[{ value: nobody, label: 'Nobody yet' }, ...owners.map((one) => ({ value: one, label: one }))]}
        value={owner}
        onChange={(value) => change({ owner: value })}
      />
      <SegmentedControl
        size="xs"
        aria-label="What stands first"
        data={eyes}
        value={eye ?? 'dollars'}
        onChange={(value) =>
          change({ sort: undefined, eye: value === 'dollars' ? undefined : (value as FindingsSearch['eye']) })
        }
      />
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly all: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

function Choice({ label, all, data, value, onChange }: ChoiceProps) {
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={all}
      data={[...data]}
      value={value ?? null}
      clearable
      clearButtonProps={{ 'aria-label': all }}
      withScrollArea={false}
      comboboxProps={{ shadow: 'none', transitionProps: { duration: 100 } }}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
