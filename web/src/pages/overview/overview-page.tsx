import { useSearch } from '@tanstack/react-router';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import type { Bridge } from './answers.ts';
import { BridgeView } from './bridge-view.tsx';
import { DecisionsView } from './decisions-view.tsx';
import { Empty } from './empty.tsx';
import { Headline } from './headline.tsx';
import { LoadLine } from './load-line.tsx';
import { MonthsView } from './months-view.tsx';
import { TrustStrip } from './trust-strip.tsx';
import { useTrust } from './use-trust.ts';
import styles from './overview.module.css';

/** What an engineering dollar did to EBITDA and to cash, what needs a decision, and what the figures rest on. */
export function OverviewPage() {
  const { period, against } = useSearch({ from: '/' });
  const bridge = useAnswer('books.bridge', {
    ...(period !== undefined && { period }),
    ...(against !== undefined && { compare: against }),
  });
  const months = useAnswer('books.statement', { by: 'month' });
  const trust = useTrust(period);
  const chosen = bridge.answer?.period ?? undefined;
  if (nothingLoaded(bridge)) return <Empty />;
  // The headline says why there is no bridge; the parts below do not say it again.
  const refused = bridge.failure !== undefined && bridge.answer === undefined;
  return (
    <>
      <Headline bridge={bridge} range={trust.answer?.range ?? null} period={period ?? chosen} />
      <div className={styles['pictures']}>
        {refused ? (
          <span />
        ) : (
          <Await reply={bridge} height={320}>
            {(answer) => <BridgeView bridge={answer} />}
          </Await>
        )}
        <Await reply={months} height={320}>
          {(answer) => <MonthsView statement={answer} chosen={chosen} />}
        </Await>
      </div>
      {!refused && <DecisionsView />}
      {!refused && (
        <Await reply={trust} height={46}>
          {(answer) => <TrustStrip trust={answer} currency={bridge.answer?.currency ?? ''} />}
        </Await>
      )}
      <LoadLine next={trust.answer?.next[0]} />
    </>
  );
}

function nothingLoaded(bridge: Reply<Bridge>): boolean {
  if (bridge.failure?.code === 'NO_COMPANY') return true;
  return bridge.answer !== undefined && bridge.answer.currency === null;
}
