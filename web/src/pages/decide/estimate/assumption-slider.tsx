import { Slider } from '@mantine/core';
import type { Evaluation } from '../evaluation.ts';

/** An assumption as a case answers it. */
export type Assumption = Evaluation['assumptions'][number];

const steps = 200;

type Props = {
  readonly assumption: Assumption;
  readonly ends: readonly [number, number];
  readonly value: number;
  /** The value as it is said. */
  readonly text: string;
  readonly onChange: (value: number) => void;
};

/** A slider over the values of an assumption; months are whole. */
export function AssumptionSlider({ assumption: { name, unit }, ends: [from, to], value, text, onChange }: Props) {
  return (
    <Slider
      size="xs"
      thumbLabel={name}
      label={null}
      min={from}
      max={to}
      step={unit === 'month' ? 1 : (to - from) / steps}
      value={value}
      thumbProps={{ 'aria-valuetext': text }}
      onChange={onChange}
    />
  );
}
