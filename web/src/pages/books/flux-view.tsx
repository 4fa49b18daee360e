import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { chooseScale, shortText } from '../../format/amount.ts';
import { longPeriodLabel, monthBounds, periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import type { Statement } from './answers.ts';
import { CommentStatus } from './comment-status.tsx';
import { comparedPeriod, fluxRows, type FluxRow } from './flux.ts';
import { FluxTable } from './flux-table.tsx';
import { AgainstChoice, AgainstEntry, BasisChoice, SplitChoice, useBasis } from './statement-tools.tsx';
import { useComments } from './use-comments.ts';
import styles from './books.module.css';

type Props = { readonly against: string; readonly months: Reply<Statement> };

/** The statement of a period against another: the difference, and whether it is favorable. */
export function FluxView({ against, months }: Props) {
  const asked = useSearch({ from: '/books', select: (search) => search.period });
  const period = asked ?? months.answer?.periods.findLast(({ expected }) => !expected)?.period;
  if (period === undefined) {
    return (
      <Await reply={months} height={480}>
        {() => <p className={styles['none']}>No month has charges yet: load a bill on Sources.</p>}
      </Await>
    );
  }
  return <Compared period={period} against={against} first={months.answer?.periods[0]?.from} />;
}

type ComparedProps = {
  readonly period: string;
  readonly against: string;
  /** First month of the books. */
  readonly first: string | undefined;
};

function Compared({ period, against, first }: ComparedProps) {
  const split = useSearch({ from: '/books', select: (search) => search.split ?? 'account' });
  const compared = comparedOrTyped(period, against);
  const basis = useBasis();
  const now = useAnswer('books.statement', { period, basis, by: 'year' });
  const before = useAnswer('books.statement', { period: compared, basis, by: 'year' });
  const comments = useComments(period, compared);
  const rows = useMemo(
    () =>
      now.answer && before.answer
        ? fluxRows(
            { answer: now.answer, label: periodLabel(period) },
            { answer: before.answer, label: periodLabel(compared) },
          )
        : [],
    [now.answer, before.answer, period, compared],
  );
  const currency = now.answer?.currency ?? '';
  const scale = useMemo(
    () =>
      chooseScale(
        rows.flatMap((row) => [row.now.value, row.before.value]),
        currency,
      ),
    [rows, currency],
  );
  const failure = now.failure ?? before.failure;
  const stale = now.stale || before.stale;
  return (
    <>
      <PageHead
        sentence={sentenceOf(rows, period, compared)}
        facts={[currency, rows.length === 0 || stale || failure ? null : notWhole(compared, first)]}
        stale={stale}
        failure={failure}
      />
      <Section title="Flux" note={scale.label} tools={<AgainstChoice against={against} />}>
        <div className={styles['tools']}>
          <BasisChoice />
          <SplitChoice split={split} />
          <AgainstEntry />
        </div>
        <CommentStatus comments={comments} rows={rows} />
        {(!failure || rows.length > 0) && (
          <Await reply={{ ...before, failure, answer: now.answer && before.answer, stale }} height={480}>
            {() => <FluxTable rows={rows} comments={comments} scale={scale} period={period} compared={compared} />}
          </Await>
        )}
      </Section>
    </>
  );
}

function notWhole(compared: string, first: string | undefined): string | null {
  if (first === undefined || monthBounds(compared).from >= first) return null;
  return `the books begin in ${periodLabel(first)}: ${periodLabel(compared)} is not whole`;
}

function sentenceOf(rows: readonly FluxRow[], period: string, compared: string): string {
  const ebitda = rows.find(({ line }) => line === 'ebitda');
  const cash = rows.find(({ line }) => line === 'cash');
  const periods = `${longPeriodLabel(period)} against ${longPeriodLabel(compared)}`;
  if (!ebitda || !cash) return periods;
  const words = ({ verdict, difference: { value, unit } }: FluxRow) =>
    verdict === null
      ? 'did not change'
      : `is ${shortText(value?.replace('-', '') ?? null, unit)} ${verdict === 'favorable' ? 'better' : 'worse'}`;
  return `${periods}: ${ebitda.label} ${words(ebitda)}, cash ${words(cash)}.`;
}

/** An address can hold a text that is no period: the server says what is wrong with it. */
function comparedOrTyped(period: string, against: string): string {
  try {
    return comparedPeriod(period, against);
  } catch {
    return against;
  }
}
