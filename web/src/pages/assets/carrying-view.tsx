import { useCallback, useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { chooseScale, exactText } from '../../format/amount.ts';
import { axisTextOf } from '../../format/axis.ts';
import { periodLabel } from '../../format/period.ts';
import { Section } from '../../parts/section.tsx';
import { useTokens } from '../../theme/use-tokens.ts';
import type { AssetView } from './answers.ts';
import { carryingOption, postedColor, type CarryingMark } from './carrying-picture.ts';
import styles from './assets.module.css';

const height = 268;

type Props = {
  readonly posted: AssetView;
  readonly tried: AssetView | undefined;
  /** The month that the register is shown at. */
  readonly now: string;
  readonly currency: string;
};

/** What an asset stands at, month by month; with what is tried as an outline. */
export function CarryingView({ posted, tried, now, currency }: Props) {
  const tokens = useTokens();
  const { open } = useDrawer();
  const marks = useMemo(() => marksOf(posted, tried, currency), [posted, tried, currency]);
  const scale = useMemo(() => chooseScale([posted.asset.cost], currency), [posted, currency]);
  const events = useMemo(
    () => posted.steps.map(({ date }, index) => ({ month: date.slice(0, 7), number: String(index + 2) })),
    [posted],
  );
  const build = useCallback(
    (width: number) => carryingOption(marks, events, { tokens, width, axisText: axisTextOf(scale), now }),
    [marks, events, tokens, scale, now],
  );
  return (
    <Section
      title="Carrying amount"
      note={
        <>
          end of month, {scale.label} ·{' '}
          <span
            className={styles['solid']}
            style={{ background: postedColor(tokens, tried !== undefined) }}
            aria-hidden
          />{' '}
          posted
          {tried && (
            <>
              {' '}
              · <span className={styles['outline']} aria-hidden /> what if
            </>
          )}
        </>
      }
    >
      <Chart
        height={height}
        summary={summaryOf(marks, tried !== undefined)}
        build={build}
        onPick={({ series, index }) => {
          const row = posted.rows.find(({ month }) => month === marks[index]?.month);
          if (series === 0 && row)
            open({
              trace: row.carrying.trace,
              label: `Carrying amount, ${posted.asset.name}, ${periodLabel(row.month)}`,
            });
        }}
      />
    </Section>
  );
}

function marksOf(posted: AssetView, tried: AssetView | undefined, currency: string): readonly CarryingMark[] {
  const rows = [...posted.rows, ...(tried?.rows ?? [])];
  const [left, right] = [posted, tried].map(
    (view) => new Map(view?.rows.map((row) => [row.month, row.carrying.value])),
  );
  const waiting = posted.rows.length === 0 ? posted.asset.cost : null;
  return [...new Set(rows.map(({ month }) => month))].toSorted().map((month) => {
    const [before, after] = [left?.get(month) ?? waiting, right?.get(month) ?? null];
    return {
      month,
      label: periodLabel(month),
      posted: before === null ? null : Number(before),
      tried: tried ? Number(after ?? 0) : null,
      postedExact: exactText(before ?? '0', currency),
      triedExact: tried ? exactText(after ?? '0', currency) : '',
    };
  });
}

function summaryOf(marks: readonly CarryingMark[], trying: boolean): string {
  const lasts = marks.filter(({ month }, index) => month.endsWith('-12') || index === marks.length - 1);
  const texts = lasts.map(
    ({ label, postedExact, triedExact }) => `${label} ${postedExact}${trying ? `, what if ${triedExact}` : ''}`,
  );
  return `Carrying amount at the end of the year: ${texts.join('; ')}. The schedule holds every month.`;
}
