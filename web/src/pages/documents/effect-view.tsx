import { useCallback, useMemo, useRef } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { monthsOption, type MonthMark } from '../../charts/months-picture.ts';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { chooseScale } from '../../format/amount.ts';
import { axisTextOf } from '../../format/axis.ts';
import { Section } from '../../parts/section.tsx';
import { useTokens } from '../../theme/use-tokens.ts';
import type { DocumentView } from './answers.ts';
import { effectValues, hasEffect, marksOf, measures, postedMonths, totalFigure, yearMarks } from './effect.ts';
import { fitsMonths, yearsOption } from './effect-picture.ts';
import { EffectTable } from './effect-table.tsx';
import styles from './documents.module.css';

const height = 220;

type Props = {
  readonly view: DocumentView;
  readonly currency: string;
  /** Whether figures open in the drawer: those of a preview are not in the books. */
  readonly opens: boolean;
};

/** What a document does to EBITDA and cash, month by month: a picture and the table behind it. */
export function EffectView({ view, currency, opens }: Props) {
  const tokens = useTokens();
  const { open } = useDrawer();
  const now = Temporal.Now.plainDateISO().toString().slice(0, 7);
  const scale = useMemo(() => chooseScale(effectValues(view), currency), [view, currency]);
  const marks = useMemo(() => marksOf(view, { now, scale }), [view, now, scale]);
  const years = useMemo(() => yearMarks(view, { now, scale }), [view, now, scale]);
  const drawn = useRef(marks);
  const build = useCallback(
    (width: number) => {
      const byMonth = fitsMonths(marks.length, width);
      drawn.current = byMonth ? marks : years;
      return (byMonth ? monthsOption : yearsOption)(drawn.current, tokens, axisTextOf(scale));
    },
    [marks, years, tokens, scale],
  );
  if (view.months.length === 0) return null;
  const expected = marks.some((mark) => mark.expected);
  return (
    <Section
      title={
        <>
          <span className={styles['ebitda']}>EBITDA</span> and <span className={styles['cash']}>cash</span>
        </>
      }
      note={`${scale.label}${expected ? ' · hatched: not over yet' : ''}`}
    >
      {hasEffect(view) && (
        <Chart
          height={height}
          summary={`EBITDA and cash by year: ${years.map(({ label, ebitdaExact, cashExact }) => `${label} ${ebitdaExact} and ${cashExact}`).join('; ')}. The table holds every month.`}
          build={build}
          onPick={({ series, index }) => {
            const mark = drawn.current[index];
            const months = postedMonths(view).filter(({ month }) => mark && month.startsWith(spanOf(mark)));
            const { name, label } = measures[series] ?? {};
            if (!opens || !mark || name === undefined || months.length === 0) return;
            open({ trace: totalFigure(months, name).trace, label: `${label}, ${mark.label}` });
          }}
        />
      )}
      <EffectTable view={view} scale={scale} opens={opens} />
    </Section>
  );
}

/** The month of a mark, or its year where it stands for one. */
function spanOf({ month, label }: MonthMark): string {
  return month.startsWith(label) ? label : month;
}
