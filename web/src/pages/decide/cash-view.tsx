import { useCallback, useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import {
  cumulativeCashOption,
  valueAt,
  yearsText,
  type CashCurve,
  type Crossing,
} from '../../charts/cumulative-cash-picture.ts';
import { chooseScale, shortText } from '../../format/amount.ts';
import { axisTextOf } from '../../format/axis.ts';
import { periodLabel } from '../../format/period.ts';
import { Section } from '../../parts/section.tsx';
import { useTokens } from '../../theme/use-tokens.ts';
import type { Live } from './estimate/live-estimate.ts';
import type { Evaluation } from './evaluation.ts';
import styles from './decide.module.css';

const height = 330;

type Props = {
  readonly evaluation: Evaluation;
  /** The draws of its ranges. */
  readonly live?: Live | undefined;
};

/** Cumulative cash of every option with its band, and with the points at which two of them are equal. */
export function CashView({ evaluation, live }: Props) {
  const tokens = useTokens();
  const curves = useMemo(() => curvesOf(evaluation, live), [evaluation, live]);
  const crossings = useMemo(() => crossingsOf(evaluation), [evaluation]);
  const scale = useMemo(
    () =>
      chooseScale(
        curves.flatMap(({ values }) => values.map((value) => value.toFixed(2))),
        evaluation.currency,
      ),
    [curves, evaluation.currency],
  );
  const build = useCallback(
    (width: number) =>
      cumulativeCashOption(curves, crossings, {
        tokens,
        width,
        texts: { amount: axisTextOf(scale) },
      }),
    [curves, crossings, tokens, scale],
  );
  return (
    <Section
      title={<span className={styles['cash']}>Cumulative cash</span>}
      note={`${scale.label}, years from ${periodLabel(evaluation.start)}${live ? ' · bands hold 8 of 10 draws' : ''}${crossings.length > 0 ? ` · equal at ${crossings.map(({ label }) => label).join(', ')}` : ' · the options do not cross'}`}
    >
      <Chart height={height} summary={summaryOf(evaluation, crossings)} build={build} />
    </Section>
  );
}

/** The books' own fold is the line while nothing is held; then it is the mean of the draws. */
function curvesOf({ options, estimate }: Evaluation, live: Props['live']): readonly CashCurve[] {
  const [low, high] = [0.1, 0.9].map((share) => estimate?.shares.indexOf(share) ?? -1);
  return options.map(({ id, name, cumulativeCash, variantOf }) => {
    const quantiles = live?.full.options.find((option) => option.id === id)?.cash.quantiles;
    const [from, to] = [quantiles?.[low ?? -1], quantiles?.[high ?? -1]];
    const mean = live && live.held.size > 0 ? live.quick.options.find((option) => option.id === id)?.cash : undefined;
    return {
      name,
      values: mean ?? cumulativeCash,
      variant: variantOf !== null,
      band: from && to && isWide(from, to) ? { low: from, high: to, isStale: live?.isStale ?? false } : undefined,
    };
  });
}

function isWide(low: readonly number[], high: readonly number[]): boolean {
  return high.some((value, point) => value - (low[point] ?? value) > 0);
}

function crossingsOf({ comparisons, options }: Evaluation): readonly Crossing[] {
  return comparisons.flatMap(({ left, right, crossings }) => {
    const pair = [left, right].map((id) => options.find((option) => option.id === id));
    const [option] = pair;
    if (!option || pair.some((one) => !one || one.variantOf !== null)) return [];
    return crossings.map((years) => ({ years, value: valueAt(option.cumulativeCash, years), label: yearsText(years) }));
  });
}

function summaryOf({ options, currency }: Evaluation, crossings: readonly Crossing[]): string {
  const ends = options.map(
    ({ name, cumulativeCash }) => `${name} ${shortText((cumulativeCash.at(-1) ?? 0).toFixed(2), currency)}`,
  );
  const where = crossings.length > 0 ? ` Equal at ${crossings.map(({ label }) => label).join(', ')}.` : '';
  return `Cumulative cash at the end: ${ends.join(', ')}.${where} The table beside it holds cash by period.`;
}
