import { useCallback, useMemo } from 'react';
import { bridgeLiesDown, bridgeOption, type BridgeBarMark } from '../../charts/bridge-picture.ts';
import { Chart } from '../../charts/chart.tsx';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { amountText, changeText, chooseScale, exactText } from '../../format/amount.ts';
import { Section } from '../../parts/section.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useTokens } from '../../theme/use-tokens.ts';
import { isSomething, type Recalled } from './recalled.ts';

const height = 260;
const rowHeight = 38;

/** From the figure of then to that of now, a bar for each cause. */
export function ChangePicture({ recalled }: { readonly recalled: Recalled }) {
  const tokens = useTokens();
  const narrow = useNarrow();
  const { open } = useDrawer();
  const bars = useMemo(() => barsOf(recalled), [recalled]);
  const scale = useMemo(
    () =>
      chooseScale(
        bars.map(({ figure }) => figure.value),
        recalled.present.figure.unit,
      ),
    [bars, recalled],
  );
  const marks = useMemo<readonly BridgeBarMark[]>(
    () =>
      bars.map(({ label, figure, role }) => ({
        label,
        value: Number(figure.value ?? 0),
        text: (role === 'step' ? changeText : amountText)(figure.value, scale),
        exact: exactText(figure.value, figure.unit),
        role,
      })),
    [bars, scale],
  );
  const build = useCallback((width: number) => bridgeOption(marks, tokens, width), [marks, tokens]);
  const lies = narrow && bridgeLiesDown(marks.length, 358);
  return (
    <Section title="From then to now" note={scale.label}>
      <Chart
        height={lies ? marks.length * rowHeight + 8 : height}
        summary={`From then to now: ${bars.map(({ label, figure }) => `${label} ${exactText(figure.value, figure.unit)}`).join(', ')}`}
        build={build}
        onPick={({ index }) => {
          const bar = bars[index];
          if (bar) open({ trace: bar.figure.trace, label: bar.label });
        }}
      />
    </Section>
  );
}

type Bar = Pick<BridgeBarMark, 'label' | 'role'> & { readonly figure: Recalled['change'] };

function barsOf({ past, present, causes }: Recalled): readonly Bar[] {
  return [
    { label: 'Then', figure: past.figure, role: 'ebitda' },
    ...causes
      .filter(({ figure }) => isSomething(figure))
      .map(({ label, figure }): Bar => ({ label, figure, role: 'step' })),
    { label: 'Now', figure: present.figure, role: 'cash' },
  ];
}
