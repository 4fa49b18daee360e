import { useSearch } from '@tanstack/react-router';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import type { Bridge } from './answers.ts';
import { BridgeTable } from './bridge-table.tsx';
import { BridgeView } from './bridge-view.tsx';
import { Empty } from './empty.tsx';
import { Headline } from './headline.tsx';
import { LoadLine } from './load-line.tsx';
import { MonthsView } from './months-view.tsx';
import { StatementView } from './statement-view.tsx';
import styles from './overview.module.css';

/** What an engineering dollar did to EBITDA and to cash: the answer, its two pictures, its proof. */
export function OverviewPage() {
  const { period, grain = 'month' } = useSearch({ from: '/' });
  const bridge = useAnswer('books.bridge', period === undefined ? {} : { period });
  const months = useAnswer('books.statement', { by: 'month' });
  const table = useAnswer('books.statement', { by: grain });
  const chosen = bridge.answer?.period ?? undefined;
  if (nothingLoaded(bridge)) return <Empty />;
  // The headline says why there is no bridge; the parts below do not say it again.
  const refused = bridge.failure !== undefined && bridge.answer === undefined;
  return (
    <>
      <Headline bridge={bridge} period={period ?? chosen} />
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
      <StatementView reply={table} grain={grain} chosen={chosen} />
      {!refused && (
        <Await reply={bridge} height={300}>
          {(answer) => <BridgeTable bridge={answer} />}
        </Await>
      )}
      <LoadLine />
    </>
  );
}

function nothingLoaded(bridge: Reply<Bridge>): boolean {
  if (bridge.failure?.code === 'NO_COMPANY') return true;
  return bridge.answer !== undefined && bridge.answer.currency === null;
}
