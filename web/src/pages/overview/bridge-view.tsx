import { isCurrencyCode } from '@capwise/domain/money';
import { useCallback, useMemo, useState } from 'react';
import { bridgeLiesDown, bridgeOption, type BridgeBarMark } from '../../charts/bridge-picture.ts';
import { Chart } from '../../charts/chart.tsx';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { amountText, changeText, chooseScale, exactNumber, exactText } from '../../format/amount.ts';
import { shortMeasure } from '../../format/measure.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { Section } from '../../parts/section.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useTokens } from '../../theme/use-tokens.ts';
import type { Bridge } from './answers.ts';
import { BridgeTable } from './bridge-table.tsx';
import { NumbersToggle } from './numbers-toggle.tsx';
import styles from './overview.module.css';

const height = 286;
const rowHeight = 38;

/** The bridge as a picture: bars of zero are left out of it and stand in the table below. */
export function BridgeView({ bridge }: { readonly bridge: Bridge }) {
  const tokens = useTokens();
  const narrow = useNarrow();
  const { open } = useDrawer();
  const [numbers, setNumbers] = useState(false);
  const currency = bridge.currency ?? '';
  const shown = useMemo(() => bridge.bars.filter(isShown), [bridge.bars]);
  const scale = useMemo(
    () =>
      chooseScale(
        shown.map(({ figure }) => figure.value),
        currency,
      ),
    [shown, currency],
  );
  const marks = useMemo<readonly BridgeBarMark[]>(
    () =>
      shown.map(({ bar, label, figure }) => ({
        label: bar === 'ebitda' ? shortMeasure(bridge.measure) : label,
        value: Number(figure.value ?? 0),
        text: (bar === 'ebitda' || bar === 'cash' ? amountText : changeText)(figure.value, scale),
        exact: exactText(figure.value, figure.unit),
        role: bar === 'ebitda' || bar === 'cash' ? bar : 'step',
      })),
    [shown, scale, bridge.measure],
  );
  const build = useCallback((width: number) => bridgeOption(marks, tokens, width), [marks, tokens]);
  const lies = narrow && bridgeLiesDown(marks.length, 358);
  return (
    <Section
      title="From EBITDA to cash"
      note={`${bridge.period ? longPeriodLabel(bridge.period) : 'no period'}, ${scale.label}`}
      tools={<NumbersToggle what="the bridge" shown={numbers} onChange={setNumbers} />}
    >
      <Chart
        height={lies ? marks.length * rowHeight + 8 : height}
        summary={summaryOf(bridge)}
        build={build}
        onPick={({ index }) => {
          const bar = shown[index];
          if (bar) open({ trace: bar.figure.trace, label: bar.label });
        }}
      />
      <p className={styles['residual']}>{residualText(bridge)}</p>
      {numbers && <BridgeTable bridge={bridge} />}
    </Section>
  );
}

function isShown({ bar, figure }: Bridge['bars'][number]): boolean {
  return bar === 'ebitda' || bar === 'cash' || figure.value === null || Number(figure.value) !== 0;
}

function residualText({ residual }: Bridge): string {
  if (residual.value === null) return 'residual unknown';
  const unit = isCurrencyCode(residual.unit) ? residual.unit : 'USD';
  const zero = Number(residual.value) === 0;
  return `residual ${exactNumber(residual.value, unit)} ${zero ? '✓' : '✗'}`;
}

function summaryOf(bridge: Bridge): string {
  const parts = bridge.bars
    .filter(isShown)
    .map(({ label, figure }) => `${label} ${exactText(figure.value, figure.unit)}`);
  return `Bridge from ${bridge.measure} to cash: ${parts.join(', ')}. Its numbers hold every bar.`;
}
