import { SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import { periodLabel } from '../format/period.ts';
import type { Grain } from './address.ts';
import styles from './period-picker.module.css';

type Props = {
  /** All months of the books, in order. */
  readonly months: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (period: string) => void;
};

const columnsOf: Readonly<Record<Grain, number>> = { month: 4, quarter: 4, year: 4 };
const grains = [
  { value: 'month', label: 'Months' },
  { value: 'quarter', label: 'Quarters' },
  { value: 'year', label: 'Years' },
];

/** The periods of the books by size. Arrow keys move; with Shift, choosing extends the month before to a range. */
export function PeriodGrid({ months, chosen, onChoose }: Props) {
  const [grain, setGrain] = useState<Grain>(grainOf(chosen));
  const grid = useRef<HTMLDivElement>(null);
  const periods = [...new Set(months.map((month) => containing(month, grain)))];
  const pick = (period: string, extend: boolean) => onChoose(extend && chosen ? rangeOf(chosen, period) : period);
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Size of the periods"
        data={grains}
        value={grain}
        onChange={(value) => setGrain(value as Grain)}
      />
      <div
        ref={grid}
        className={styles['grid']}
        role="group"
        aria-label={`Periods, ${grain}s`}
        onKeyDown={(event) => moveFocus(grid.current, event, columnsOf[grain])}
      >
        {periods.map((period) => (
          <button
            key={period}
            type="button"
            className={styles['period']}
            aria-pressed={period === chosen}
            onClick={(event) => pick(period, event.shiftKey)}
          >
            {periodLabel(period)}
          </button>
        ))}
      </div>
      {grain === 'month' && <p className={styles['hint']}>With Shift: a range from the chosen month</p>}
    </>
  );
}

function moveFocus(grid: HTMLElement | null, event: React.KeyboardEvent, columns: number): void {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  const step = steps[event.key];
  if (!grid || step === undefined) return;
  const buttons = [...grid.querySelectorAll('button')];
  buttons[buttons.indexOf(event.target as HTMLButtonElement) + step]?.focus();
  event.preventDefault();
}

function grainOf(period: string | undefined): Grain {
  if (period && /^\d{4}-Q/.test(period)) return 'quarter';
  return period && /^\d{4}$/.test(period) ? 'year' : 'month';
}

function containing(month: string, grain: Grain): string {
  if (grain === 'month') return month;
  const year = month.slice(0, 4);
  return grain === 'year' ? year : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

function rangeOf(chosen: string, period: string): string {
  const isMonth = /^\d{4}-\d{2}$/;
  const start = chosen.split('..')[0] ?? chosen;
  if (!isMonth.test(start) || !isMonth.test(period) || start === period) return period;
  return start < period ? `${start}..${period}` : `${period}..${start}`;
}
