import { useCallback, useMemo, useState } from 'react';
import { bridgeLiesDown, bridgeOption, type BridgeBarMark } from '../../charts/bridge-picture.ts';
import { Chart } from '../../charts/chart.tsx';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { amountText, changeText, chooseScale, exactText } from '../../format/amount.ts';
import { Section } from '../../parts/section.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useTokens } from '../../theme/use-tokens.ts';
import type { Evaluation } from './evaluation.ts';
import { ChoiceCell } from './form/choice-cell.tsx';
import styles from './decide.module.css';

const height = 260;
const rowHeight = 38;
const narrowWidth = 358;

/** Why EBITDA and cash of an option differ over the whole case; each bar opens to its postings. */
export function BridgeView({ evaluation }: { readonly evaluation: Evaluation }) {
  const { options, recommendation, currency } = evaluation;
  const [chosen, setChosen] = useState(recommendation.verdict.option ?? options[0]?.id ?? '');
  const option = options.find(({ id }) => id === chosen) ?? options[0];
  const tokens = useTokens();
  const narrow = useNarrow();
  const { open } = useDrawer();
  const marks = useMemo(() => marksOf(option?.bridge ?? [], currency), [option, currency]);
  const build = useCallback((width: number) => bridgeOption(marks, tokens, width), [marks, tokens]);
  if (!option) return null;
  const { bridge, name } = option;
  const lies = narrow && bridgeLiesDown(marks.length, narrowWidth);
  return (
    <Section
      title="From EBITDA to cash"
      note={`${evaluation.years} years, ${scaleOf(bridge, currency).label}`}
      tools={
        <div className={styles['choice']}>
          <ChoiceCell
            label="Option of the bridge"
            value={option.id}
            choices={options.map((one) => [one.id, one.name] as const)}
            onChoose={setChosen}
          />
        </div>
      }
    >
      <Chart
        height={lies ? marks.length * rowHeight + 8 : height}
        summary={`From EBITDA to cash, ${name}: ${bridge.map(({ label, figure }) => `${label} ${exactText(figure.value, figure.unit)}`).join(', ')}.`}
        build={build}
        onPick={({ index }) => {
          const bar = bridge[index];
          if (bar) open({ trace: bar.figure.trace, label: `${bar.label} · ${name}` });
        }}
      />
    </Section>
  );
}

type Bars = Evaluation['options'][number]['bridge'];

function scaleOf(bars: Bars, currency: string) {
  return chooseScale(
    bars.map(({ figure }) => figure.value),
    currency,
  );
}

function marksOf(bars: Bars, currency: string): readonly BridgeBarMark[] {
  const scale = scaleOf(bars, currency);
  return bars.map(({ bar, label, figure }) => ({
    label,
    value: Number(figure.value ?? 0),
    text: (bar === 'ebitda' || bar === 'cash' ? amountText : changeText)(figure.value, scale),
    exact: exactText(figure.value, figure.unit),
    role: bar === 'ebitda' || bar === 'cash' ? bar : 'step',
  }));
}
