import { Button, Popover, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { periodLabel, readPeriod, stepPeriod } from '../format/period.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { PeriodGrid } from './period-grid.tsx';
import styles from './period-picker.module.css';

type Props = { readonly page: 'overview' | 'cloud' };

/** Chooses a month, quarter, year or range: from a list, or by typing it. */
export function PeriodPicker({ page }: Props) {
  const [opened, setOpened] = useState(false);
  const period = useSearch({ strict: false, select: (search) => search.period });
  const navigate = useNavigate();
  const months = useMonths();
  const latest = months.findLast((month) => !month.expected)?.period ?? months.at(-1)?.period;
  const standard = page === 'overview' ? latest : undefined;
  const shown = period ?? standard;
  const choose = (next: string | undefined) => {
    setOpened(false);
    void navigate({ to: '.', search: (search) => ({ ...search, period: next }), resetScroll: false });
  };
  return (
    <div className={styles['picker']}>
      <Step label="Previous period" text="‹" shown={shown} steps={-1} onChoose={choose} />
      <Popover
        opened={opened}
        onChange={setOpened}
        trapFocus
        returnFocus
        width={320}
        position="bottom-end"
        shadow="none"
        transitionProps={{ duration: 100 }}
      >
        <Popover.Target>
          <Button variant="default" size="xs" onClick={() => setOpened(!opened)}>
            {shown ? periodLabel(shown) : 'All months'} ▾
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={styles['dropdown'] ?? ''} aria-label="Period">
          <PeriodEntry onChoose={choose} />
          <PeriodGrid months={months.map((month) => month.period)} chosen={shown} onChoose={choose} />
          {period && (
            <LinkButton onClick={() => choose(undefined)}>
              {page === 'overview' ? 'Back to the latest month' : 'All months'}
            </LinkButton>
          )}
        </Popover.Dropdown>
      </Popover>
      <Step label="Next period" text="›" shown={shown} steps={1} onChoose={choose} />
    </div>
  );
}

type StepProps = {
  readonly label: string;
  readonly text: string;
  readonly shown: string | undefined;
  readonly steps: number;
  readonly onChoose: (period: string) => void;
};

function Step({ label, text, shown, steps, onChoose }: StepProps) {
  if (!shown) return null;
  return (
    <button
      type="button"
      className={styles['step']}
      aria-label={label}
      title={label}
      onClick={() => onChoose(stepOrStay(shown, steps))}
    >
      {text}
    </button>
  );
}

function PeriodEntry({ onChoose }: { readonly onChoose: (period: string) => void }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        try {
          onChoose(readPeriod(text));
        } catch (failure) {
          setError(failure instanceof Error ? failure.message : String(failure));
        }
      }}
    >
      <TextInput
        size="xs"
        label="Month, quarter, year or range"
        placeholder="2026-10, 2026-Q4, 2026"
        value={text}
        error={error}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(undefined);
        }}
      />
    </form>
  );
}

function useMonths(): readonly { readonly period: string; readonly expected: boolean }[] {
  return useAnswer('books.statement', { by: 'month' }).answer?.periods ?? [];
}

/** An address can hold a text that is no period: stepping from it stays there, and the page says what is wrong. */
function stepOrStay(period: string, steps: number): string {
  try {
    return stepPeriod(period, steps);
  } catch {
    return period;
  }
}
