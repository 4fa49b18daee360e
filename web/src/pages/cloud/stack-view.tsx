import { useCallback, useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { groupColor, largestGroups, stackOption } from '../../charts/stack-picture.ts';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { chooseScale, exactText, shortText } from '../../format/amount.ts';
import { axisTextOf } from '../../format/axis.ts';
import { periodLabel } from '../../format/period.ts';
import { Section } from '../../parts/section.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useTokens } from '../../theme/use-tokens.ts';
import { measureName } from './measures.ts';
import { shownName, type Pivot, type PivotRow } from './pivot.ts';
import type { CostQuestion } from './use-costs.ts';
import styles from './cloud.module.css';

const groupsShown = 8;
const height = 260;

type Props = {
  readonly pivot: Pivot;
  readonly question: CostQuestion;
  readonly onKeep: (keys: PivotRow['keys']) => void;
};

/** The largest groups by month, stacked; the rest is one group. Choosing a name keeps only that group. */
export function StackView({ pivot, question, onKeep }: Props) {
  const tokens = useTokens();
  const narrow = useNarrow();
  const { open } = useDrawer();
  const groups = useMemo(() => largestGroups(pivot.rows.map(valuesOf), groupsShown), [pivot.rows]);
  const scale = useMemo(
    () =>
      chooseScale(
        pivot.monthTotals.map((figure) => figure?.value ?? '0'),
        pivot.currency,
      ),
    [pivot],
  );
  const build = useCallback(
    (width: number) =>
      stackOption(groups, tokens, {
        months: monthNames(pivot.months, width),
        axis: axisTextOf(scale),
        amount: (value) => shortText(value.toFixed(2), pivot.currency),
      }),
    [groups, tokens, scale, pivot],
  );
  const rowOf = (name: string) => pivot.rows.find((row) => row.name === name);
  return (
    <Section title={`${measureName(question.measure)} by month`} note={scale.label}>
      <ul className={styles['legend']} aria-label="Groups, largest first">
        {groups.map((group, rank) => {
          const row = group.rest ? undefined : rowOf(group.name);
          const swatch = <i style={{ background: groupColor(tokens, rank, group.rest) }} />;
          return (
            <li key={group.name}>
              {row && question.by.length > 0 ? (
                <button type="button" title={`Keep only ${row.name}`} onClick={() => onKeep(row.keys)}>
                  {swatch}
                  {shownName(group.name)}
                </button>
              ) : (
                <span>
                  {swatch}
                  {shownName(group.name)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Chart
        height={narrow ? 220 : height}
        summary={summaryOf(pivot, question)}
        build={build}
        onPick={({ series, index }) => {
          const row = rowOf(groups[series]?.name ?? '');
          const figure = row?.cells[index];
          if (row && figure)
            open({ trace: figure.trace, label: `${row.name}, ${periodLabel(pivot.months[index] ?? '')}` });
        }}
      />
    </Section>
  );
}

function valuesOf(row: PivotRow) {
  return { name: row.name, values: row.cells.map((figure) => Number(figure?.value ?? 0)) };
}

/** Month names that fit: `Oct` with the year below its first month, or single letters. */
function monthNames(months: readonly string[], width: number): readonly string[] {
  const tight = width / Math.max(months.length, 1) < 32;
  return months.map((month, index) => {
    const [name = '', year = ''] = periodLabel(month).split(' ');
    const withYear = index === 0 || month.endsWith('-01');
    return `${tight ? name.charAt(0) : name}\n${withYear ? year : ''}`;
  });
}

function summaryOf({ months, monthTotals, currency }: Pivot, { measure }: CostQuestion): string {
  const parts = months.map(
    (month, index) => `${periodLabel(month)} ${exactText(monthTotals[index]?.value ?? '0', currency)}`,
  );
  return `${measureName(measure)} by month: ${parts.join('; ')}. The table below holds every group.`;
}
