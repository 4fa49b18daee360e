import { useCallback, useMemo, useState } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { monthsOption, windowOf, type MonthMark } from '../../charts/months-picture.ts';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { amountText, chooseScale, exactText, type Scale } from '../../format/amount.ts';
import { shortMeasure } from '../../format/measure.ts';
import { monthBounds, periodLabel } from '../../format/period.ts';
import { axisTextOf } from '../../format/axis.ts';
import { Section } from '../../parts/section.tsx';
import { useTokens } from '../../theme/use-tokens.ts';
import type { Statement } from './answers.ts';
import { MonthsTable } from './months-table.tsx';
import { NumbersToggle } from './numbers-toggle.tsx';
import styles from './overview.module.css';

const monthsShown = 14;
const monthsAfter = 4;
const height = 286;

type Props = { readonly statement: Statement; readonly chosen: string | undefined };

/** EBITDA and cash side by side by month. */
export function MonthsView({ statement, chosen }: Props) {
  const tokens = useTokens();
  const { open } = useDrawer();
  const [numbers, setNumbers] = useState(false);
  const lines = useMemo(() => measures(statement), [statement]);
  const scale = useMemo(
    () =>
      chooseScale(
        [...lines.ebitda, ...lines.cash].map(({ value }) => value),
        statement.currency ?? '',
      ),
    [lines, statement.currency],
  );
  const marks = useMemo(
    () => windowOf(marksOf({ statement, lines, scale, chosen }), monthsShown, monthsAfter),
    [statement, lines, scale, chosen],
  );
  const build = useCallback(() => monthsOption(marks, tokens, axisTextOf(scale)), [marks, tokens, scale]);
  const expected = marks.some((mark) => mark.expected);
  return (
    <Section
      title={
        <>
          <span className={styles['ebitda']}>{shortMeasure(statement.measure)}</span> and{' '}
          <span className={styles['cash']}>cash</span>
        </>
      }
      note={`by month, ${scale.label}${expected ? ' · hatched: expected' : ''}`}
      tools={<NumbersToggle what="the months" shown={numbers} onChange={setNumbers} />}
    >
      <Chart
        height={height}
        summary={`EBITDA and cash by month: ${marks.map((mark) => `${mark.label} ${mark.ebitdaExact} and ${mark.cashExact}`).join('; ')}.`}
        build={build}
        onPick={({ series, index }) => {
          const mark = marks[index];
          const position = statement.periods.findIndex(({ period }) => period === mark?.month);
          const figure = (series === 0 ? lines.ebitda : lines.cash)[position];
          if (mark && figure)
            open({ trace: figure.trace, label: `${series === 0 ? 'EBITDA' : 'Cash'}, ${mark.label}` });
        }}
      />
      {numbers && <MonthsTable statement={statement} months={marks.map(({ month }) => month)} scale={scale} />}
    </Section>
  );
}

type Lines = Readonly<Record<'ebitda' | 'cash', Statement['lines'][number]['figures']>>;

function measures({ lines }: Statement): Lines {
  const figuresOf = (wanted: string) => lines.find(({ line }) => line === wanted)?.figures ?? [];
  return { ebitda: figuresOf('ebitda'), cash: figuresOf('cash') };
}

type Source = {
  readonly statement: Statement;
  readonly lines: Lines;
  readonly scale: Scale;
  readonly chosen: string | undefined;
};

function marksOf({ statement, lines, scale, chosen }: Source): readonly MonthMark[] {
  const bounds = boundsOf(chosen);
  return statement.periods.map(({ period, expected }, index) => {
    const [ebitda, cash] = [lines.ebitda[index], lines.cash[index]];
    return {
      month: period,
      label: periodLabel(period),
      expected,
      chosen: bounds !== undefined && bounds.from <= period && period <= bounds.to,
      ebitda: Number(ebitda?.value ?? 0),
      cash: Number(cash?.value ?? 0),
      ebitdaExact: exactText(ebitda?.value ?? null, ebitda?.unit ?? ''),
      cashExact: exactText(cash?.value ?? null, cash?.unit ?? ''),
      cashText: amountText(cash?.value ?? null, scale),
    };
  });
}

function boundsOf(period: string | undefined) {
  return period === undefined ? undefined : monthBounds(period);
}
