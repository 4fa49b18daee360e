import { NumberInput } from '@mantine/core';
import { periodLabel } from '../../../format/period.ts';
import { ChoiceCell } from '../form/choice-cell.tsx';
import { quartersAfter, type LeversAnswer } from './lever-rows.ts';
import styles from './levers.module.css';

/** More EBITDA in percent, and the quarter as 2027-Q1; undefined: as `decide.levers` has it. */
export type LeverQuestion = { readonly target: number | undefined; readonly quarter: string | undefined };

type Props = {
  readonly question: LeverQuestion;
  readonly answer: LeversAnswer | undefined;
  readonly onChange: (question: LeverQuestion) => void;
};

/** How much more EBITDA is asked for, and in which quarter. */
export function LeverInputs({ question, answer, onChange }: Props) {
  const quarters = quartersAfter(answer?.base ?? null);
  return (
    <div className={styles['inputs']}>
      <NumberInput
        size="xs"
        label="More EBITDA"
        hideControls
        suffix="%"
        min={0}
        max={1000}
        clampBehavior="strict"
        allowNegative={false}
        placeholder="15%"
        value={question.target ?? ''}
        onChange={(value) => onChange({ ...question, target: typeof value === 'number' ? value : undefined })}
      />
      {quarters.length > 0 && (
        <div className={styles['choice']}>
          <span aria-hidden>In the quarter</span>
          <ChoiceCell
            label="In the quarter"
            value={question.quarter ?? answer?.quarter ?? ''}
            choices={quarters.map((quarter) => [quarter, periodLabel(quarter)] as const)}
            onChoose={(quarter) => onChange({ ...question, quarter })}
          />
        </div>
      )}
    </div>
  );
}
