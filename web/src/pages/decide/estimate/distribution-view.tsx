import { useCallback, useMemo } from 'react';
import { Chart } from '../../../charts/chart.tsx';
import { distributionOption } from '../../../charts/distribution-picture.ts';
import { chooseScale, percentText, shortText } from '../../../format/amount.ts';
import { axisTextOf } from '../../../format/axis.ts';
import { Section } from '../../../parts/section.tsx';
import { useTokens } from '../../../theme/use-tokens.ts';
import type { Live } from './live-estimate.ts';

const height = 250;

type Props = {
  readonly live: Live;
  readonly currency: string;
  /** Names of the two options that are laid side by side. */
  readonly names: readonly [string, string];
};

/** How the present value of the difference is spread: the chance that it is a loss is read off at zero. */
export function DistributionView({ live, currency, names }: Props) {
  const tokens = useTokens();
  const { curve } = live.full.difference;
  const shown = useMemo(() => curve.slice(1, -1), [curve]);
  const name = `${names[0]} less ${names[1]}`;
  const scale = useMemo(
    () =>
      chooseScale(
        shown.map((value) => value.toFixed(2)),
        currency,
      ),
    [shown, currency],
  );
  const build = useCallback(
    () =>
      distributionOption([{ name, curve: shown, isMain: true }], {
        tokens,
        amount: axisTextOf(scale),
        isStale: live.isStale,
      }),
    [shown, name, tokens, scale, live.isStale],
  );
  const at = (percent: number): string => shortText((curve[percent] ?? 0).toFixed(2), currency);
  const loss = percentText(1 - live.quick.favored);
  return (
    <Section title="How sure it is" note={`NPV of ${name}, ${scale.label} · share of the draws below`}>
      <Chart
        height={height}
        summary={`Present value of ${name}: a tenth of the draws below ${at(10)}, half below ${at(50)}, nine tenths below ${at(90)}. In ${loss} of them ${names[1]} is worth more.`}
        build={build}
      />
    </Section>
  );
}
