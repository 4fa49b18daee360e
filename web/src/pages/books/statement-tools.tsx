import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { periodLabel, readPeriod } from '../../format/period.ts';
import { booksSplits, type BooksSplit } from '../../shell/address.ts';
import { useChangeBooks } from './change-books.ts';
import styles from './books.module.css';

const splitNames: Readonly<Record<BooksSplit, string>> = {
  account: 'Account',
  service: 'Service',
  vendor: 'Vendor',
  commitment: 'Commitment',
  invoice: 'Invoice',
  entity: 'Legal entity',
  costCenter: 'Cost center',
  team: 'Team',
  product: 'Product',
  project: 'Project',
  environment: 'Environment',
  owner: 'Owner',
  asset: 'Asset',
  thing: 'Thing of the catalog',
  'thing:team': 'Team of the catalog',
};

const bases = [
  { value: 'us-gaap', label: 'US GAAP' },
  { value: 'ifrs', label: 'IFRS' },
];

/** The basis in the address, as operations take it. */
export function useBasis(): 'us-gaap' | 'ifrs' {
  return useSearch({ from: '/books', select: ({ basis }) => basis ?? 'us-gaap' });
}

/** Under which rules the books are read: as posted, or with what IFRS changes. */
export function BasisChoice() {
  const change = useChangeBooks();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Rules that the books are read under"
      data={bases}
      value={useBasis()}
      onChange={(value) => change({ basis: value === 'ifrs' ? 'ifrs' : undefined })}
    />
  );
}

/** Whether the statement runs across the months or is compared. */
export function AgainstChoice({ against }: { readonly against: string | undefined }) {
  const change = useChangeBooks();
  const own = against !== undefined && !['previous', 'year', 'budget'].includes(against);
  return (
    <SegmentedControl
      size="xs"
      aria-label="What the statement is compared with"
      data={[
        { value: 'none', label: 'Across' },
        { value: 'previous', label: 'Period before' },
        { value: 'year', label: 'Year before' },
        { value: 'budget', label: 'Budget' },
        ...(own ? [{ value: against, label: periodLabel(against) }] : []),
      ]}
      value={against ?? 'none'}
      onChange={(value) => change({ against: value === 'none' ? undefined : value })}
    />
  );
}

type SplitProps = {
  readonly split: BooksSplit;
  /** What it does, before the choice. */
  readonly says?: string;
  /** Whether what the catalog names is a choice: rows of the statement have it, balances do not. */
  readonly things?: boolean;
};

/** What rows and balances open by: accounts (function and nature) or a dimension. */
export function SplitChoice({ split, says = 'Rows open by', things = true }: SplitProps) {
  const change = useChangeBooks();
  const id = useId();
  const choices = booksSplits.filter((value) => things || !value.startsWith('thing'));
  return (
    <span className={styles['split']}>
      <label className={styles['label']} htmlFor={id}>
        {says}
      </label>
      <NativeSelect
        id={id}
        size="xs"
        data={choices.map((value) => ({ value, label: splitNames[value] }))}
        value={split}
        onChange={({ currentTarget: { value } }) =>
          change({ split: booksSplits.find((each) => each === value && each !== 'account') })
        }
      />
    </span>
  );
}

/** Compares with any period that is typed. */
export function AgainstEntry() {
  const change = useChangeBooks();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  return (
    <form
      className={styles['entryForm']}
      onSubmit={(event) => {
        event.preventDefault();
        try {
          change({ against: readPeriod(text) });
        } catch (failure) {
          setError(failure instanceof Error ? failure.message : String(failure));
        }
      }}
    >
      <TextInput
        size="xs"
        aria-label="Compare with another month, quarter, year or range"
        placeholder="2026-03, 2026-Q1, 2025"
        value={text}
        error={error}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <Button type="submit" variant="default" size="xs">
        Compare
      </Button>
    </form>
  );
}
