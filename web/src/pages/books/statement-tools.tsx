import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { periodLabel, readPeriod } from '../../format/period.ts';
import type { BooksSplit } from '../../shell/address.ts';
import { useChangeBooks } from './change-books.ts';
import styles from './books.module.css';

const splits = [
  { value: 'account', label: 'Account' },
  { value: 'service', label: 'Service' },
  { value: 'vendor', label: 'Vendor' },
  { value: 'commitment', label: 'Commitment' },
];

/** Whether the statement runs across the months or is compared. */
export function AgainstChoice({ against }: { readonly against: string | undefined }) {
  const change = useChangeBooks();
  const own = against !== undefined && against !== 'previous' && against !== 'year';
  return (
    <SegmentedControl
      size="xs"
      aria-label="What the statement is compared with"
      data={[
        { value: 'none', label: 'Across' },
        { value: 'previous', label: 'Period before' },
        { value: 'year', label: 'Year before' },
        ...(own ? [{ value: against, label: periodLabel(against) }] : []),
      ]}
      value={against ?? 'none'}
      onChange={(value) => change({ against: value === 'none' ? undefined : value })}
    />
  );
}

/** What a row of the statement opens by: accounts (function and nature) or a dimension. */
export function SplitChoice({ split }: { readonly split: BooksSplit }) {
  const change = useChangeBooks();
  return (
    <>
      <span className={styles['label']}>Rows open by</span>
      <SegmentedControl
        size="xs"
        aria-label="What rows open by"
        data={splits}
        value={split}
        onChange={(value) => change({ split: value === 'account' ? undefined : (value as BooksSplit) })}
      />
    </>
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
