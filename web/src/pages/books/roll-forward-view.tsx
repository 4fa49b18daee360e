import { SegmentedControl } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { longPeriodLabel, periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import type { BooksSplit } from '../../shell/address.ts';
import type { RollForward } from './answers.ts';
import { ClosingTable } from './closing-table.tsx';
import { useChangeBooks } from './change-books.ts';
import { MovementTable } from './movement-table.tsx';
import styles from './books.module.css';

const splits = [
  { value: 'account', label: 'Accounts' },
  { value: 'commitment', label: 'by commitment' },
  { value: 'vendor', label: 'by vendor' },
  { value: 'invoice', label: 'by invoice' },
];

/** Balances of the period: what was there, what came, what went, what is left; and closing balances by month. */
export function RollForwardView() {
  const { period, split = 'account' } = useSearch({ from: '/books' });
  const change = useChangeBooks();
  const by = split === 'account' ? undefined : split;
  const reply = useAnswer('books.rollForward', {
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
        facts={[
          answer?.currency,
          answer?.since ? `balances begin at zero in ${periodLabel(answer.since)}, the first month of the books` : null,
        ]}
        stale={reply.stale}
        failure={reply.answer && reply.failure}
      />
      <Section
        title={`Roll-forward${span && `, ${span}`}`}
        note={`${scale.label} · assets: debits +, liabilities: credits +`}
        tools={
          <SegmentedControl
            size="xs"
            aria-label="What balances are split by"
            data={splits}
            value={split}
            onChange={(value) => change({ split: value === 'account' ? undefined : (value as BooksSplit) })}
          />
        }
      >
        <Await reply={reply} height={320}>
          {({ accounts }) =>
            accounts.length === 0 ? (
              <p className={styles['none']}>No balance was posted in this period or before it.</p>
            ) : (
              <MovementTable accounts={accounts} scale={scale} span={span} />
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
