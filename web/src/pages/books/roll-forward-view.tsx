import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { longPeriodLabel, periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import type { RollForward } from './answers.ts';
import { ClosingTable } from './closing-table.tsx';
import { MovementTable } from './movement-table.tsx';
import { BasisChoice, SplitChoice, useBasis } from './statement-tools.tsx';
import styles from './books.module.css';

/** Balances of the period: what was there, what came, what went, what is left; and closing balances by month. */
export function RollForwardView() {
  const { period, split: asked = 'account' } = useSearch({ from: '/books' });
  const split = asked === 'thing' || asked === 'thing:team' ? 'account' : asked;
  const by = split === 'account' ? undefined : split;
  const reply = useAnswer('books.rollForward', {
    basis: useBasis(),
    ...(period !== undefined && { period }),
    ...(by !== undefined && { by }),
  });
  const { answer } = reply;
  const scale = useMemo(() => scaleOf(answer), [answer]);
  const months = answer?.months ?? [];
  const span = spanText(months);
  return (
    <>
      <PageHead
        sentence={answer ? sentenceOf(answer, period) : 'Roll-forward'}
        facts={[answer?.currency, answer?.since ? beginText(answer) : null]}
        stale={reply.stale}
        failure={reply.answer && reply.failure}
      />
      <Section
        title={`Roll-forward${span && `, ${span}`}`}
        note={`${scale.label} · assets: debits +, liabilities: credits +`}
        tools={<BasisChoice />}
      >
        <div className={styles['tools']}>
          <SplitChoice split={split} says="Balances open by" things={false} />
        </div>
        <Await reply={reply} height={320}>
          {({ accounts, groups }) =>
            accounts.length === 0 ? (
              <p className={styles['none']}>No balance was posted in this period or before it.</p>
            ) : (
              <MovementTable accounts={accounts} groups={groups} scale={scale} span={span} />
            )
          }
        </Await>
      </Section>
      {months.length > 1 && (
        <Section title="Closing balances by month" note={scale.label}>
          <Await reply={reply} height={320}>
            {(found) => <ClosingTable rollForward={found} scale={scale} />}
          </Await>
        </Section>
      )}
    </>
  );
}

function sentenceOf({ accounts, months }: RollForward, period: string | undefined): string {
  const span = period === undefined ? spanText(months) : longPeriodLabel(period);
  const kept = accounts.filter(({ account }) => account !== '1000');
  const moved = kept.filter(
    ({ whole }) => Number(whole.increases.value) !== 0 || Number(whole.decreases.value) !== 0,
  ).length;
  if (kept.length === 0) return `No balance beside cash in ${span || 'these months'}.`;
  return `${moved} of ${kept.length} balances beside cash moved in ${span}; each opening balance is the closing one before it.`;
}

function beginText({ since, accounts }: RollForward): string {
  const opened = accounts.some(({ months }) => months[0]?.month === since && Number(months[0]?.opening.value) !== 0);
  const start = opened ? 'with the opening entry' : 'at zero';
  return `balances begin ${start} in ${periodLabel(since ?? '')}, the first month of the books`;
}

function spanText(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? periodLabel(first) : `${periodLabel(first)} – ${periodLabel(last)}`;
}

function scaleOf(answer: RollForward | undefined): Scale {
  const values = (answer?.accounts ?? []).flatMap(({ whole }) =>
    [whole.opening, whole.increases, whole.decreases, whole.closing].map(({ value }) => value),
  );
  return chooseScale(values, answer?.currency ?? '');
}
