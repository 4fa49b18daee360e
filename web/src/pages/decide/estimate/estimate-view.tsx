import type { ShownUnit } from '@capwise/domain/decide';
import { useMemo, useSyncExternalStore } from 'react';
import { Section } from '../../../parts/section.tsx';
import { Tornado } from '../tornado.tsx';
import { Verdicts } from '../verdicts.tsx';
import { CashView } from '../cash-view.tsx';
import type { Estimate, Evaluation } from '../evaluation.ts';
import { DistributionView } from './distribution-view.tsx';
import { EstimateTable } from './estimate-table.tsx';
import { Sliders } from './sliders.tsx';
import { liveEstimate, type Live } from './live-estimate.ts';
import { WorthKnowing } from './worth-knowing.tsx';
import styles from './estimate.module.css';

type Props = {
  readonly evaluation: Evaluation;
  /** What stands left of the cash picture. */
  readonly effects: React.ReactNode;
};

/** A case with ranges: its bands, sliders, swings, and how sure it is. Without ranges only the books' own fold stands. */
export function EstimateView({ evaluation, effects }: Props) {
  const { estimate } = evaluation;
  if (estimate) return <Ranged evaluation={evaluation} effects={effects} estimate={estimate} />;
  return (
    <>
      <div className={styles['pair']}>
        {effects}
        <CashView evaluation={evaluation} />
      </div>
      {evaluation.options.length > 1 && <Verdicts evaluation={evaluation} />}
    </>
  );
}

function Ranged({ evaluation, effects, estimate }: Props & { readonly estimate: Estimate }) {
  const { assumptions, currency, model } = evaluation;
  const drawn = useMemo(() => liveEstimate(model, estimate), [model, estimate]);
  const live = useSyncExternalStore(drawn.subscribe, drawn.current);
  const order = useMemo(() => estimate.swings.map(({ name }) => name), [estimate]);
  return (
    <>
      <div className={styles['pair']}>
        {effects}
        <CashView evaluation={evaluation} live={live} />
      </div>
      <Section title="Ranges" note="drag one to hold it at a value; the rest is drawn">
        <Sliders assumptions={assumptions} order={order} currency={currency} held={live.held} onHold={drawn.hold} />
        {estimate.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {live.failure !== undefined && <p role="alert">This value cannot be: {live.failure}</p>}
      </Section>
      <Answers evaluation={evaluation} estimate={estimate} live={live} />
    </>
  );
}

type AnswersProps = { readonly evaluation: Evaluation; readonly estimate: Estimate; readonly live: Live };

function Answers({ evaluation, estimate, live }: AnswersProps) {
  const { assumptions, currency, options } = evaluation;
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  const unitOf = (name: string): ShownUnit => assumptions.find((one) => one.name === name) ?? { unit: null, factor: 1 };
  const [left, right] = [estimate.pair.left, estimate.pair.right];
  return (
    <>
      <div className={styles['pair']}>
        <Tornado
          pair={estimate.pair}
          swings={live.full.swings}
          base={live.full.stands}
          currency={currency}
          unitOf={unitOf}
          nameOf={nameOf}
        />
        <Verdicts evaluation={evaluation} />
      </div>
      <EstimateTable live={live} evaluation={evaluation} estimate={estimate} />
      <div className={styles['pair']}>
        <DistributionView live={live} currency={currency} names={[nameOf(left), nameOf(right)]} />
        <WorthKnowing live={live} currency={currency} unitOf={unitOf} />
      </div>
    </>
  );
}
