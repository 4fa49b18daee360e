import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { chooseScale, shortText } from '../../format/amount.ts';
import { longPeriodLabel, monthBounds, periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import type { Budget, Statement } from './answers.ts';
import { unplannedMonths, unplannedWords } from './budget-months.ts';
import { BudgetPart } from './budget-part.tsx';
import { CommentStatus } from './comment-status.tsx';
import { fluxRows, type FluxRow } from './flux.ts';
import { ExportFlux } from './export-flux.tsx';
import { FluxTable } from './flux-table.tsx';
import { referenceOf, type Reference } from './reference.ts';
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
  const reference = useMemo(() => referenceOf(period, against), [period, against]);
  const { scenario, period: compared, label } = reference;
  const isBudget = scenario === 'budget';
  const basis = useBasis();
  const now = useAnswer('books.statement', { period, basis, by: 'year' });
  const before = useAnswer('books.statement', { period: compared, scenario, basis, by: 'year' });
  const budget = useAnswer('books.budget', {}, { enabled: isBudget });
  const unplanned = isBudget && budget.answer !== undefined && unplannedMonths(budget.answer, period).all;
  const comments = useComments(period, reference.against);
  const rows = useMemo(
    () =>
      now.answer && before.answer && !unplanned
        ? fluxRows(
            { answer: isBudget ? withLinesOf(now.answer, before.answer) : now.answer, label: periodLabel(period) },
            { answer: before.answer, label },
          )
        : [],
    [now.answer, before.answer, period, label, isBudget, unplanned],
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
        sentence={sentenceOf(rows, period, reference)}
        facts={[
          currency,
          (rows.length === 0 && !unplanned) || stale || failure ? null : notWhole(reference, first, budget.answer),
        ]}
        stale={stale}
        failure={failure}
      />
      <Section title="Flux" note={scale.label} tools={<AgainstChoice against={against} />}>
        <div className={styles['tools']}>
          <BasisChoice />
          <SplitChoice split={split} />
          <AgainstEntry />
          <ExportFlux
            rows={rows}
            comments={comments}
            company={now.answer?.company ?? ''}
            period={period}
            reference={reference}
          />
        </div>
        <CommentStatus comments={comments} rows={rows} />
        {(!failure || rows.length > 0) && !unplanned && (
          <Await reply={{ ...before, failure, answer: now.answer && before.answer, stale }} height={480}>
            {() => <FluxTable rows={rows} comments={comments} scale={scale} period={period} reference={reference} />}
          </Await>
        )}
      </Section>
      {isBudget && <BudgetPart />}
    </>
  );
}

function notWhole(
  { scenario, period: compared }: Reference,
  first: string | undefined,
  budget: Budget | undefined,
): string | null {
  if (scenario === 'budget') return budget ? unplannedWords(budget, compared) : null;
  if (first === undefined || monthBounds(compared).from >= first) return null;
  return `the books begin in ${periodLabel(first)}: ${periodLabel(compared)} is not whole`;
}

/** A budget is of profit: what it has no line of is not compared with it. */
function withLinesOf(now: Statement, before: Statement): Statement {
  return { ...now, lines: now.lines.filter(({ line }) => before.lines.some((other) => other.line === line)) };
}

function sentenceOf(rows: readonly FluxRow[], period: string, { scenario, period: compared }: Reference): string {
  const ebitda = rows.find(({ line }) => line === 'ebitda');
  const cash = rows.find(({ line }) => line === 'cash');
  const periods = `${longPeriodLabel(period)} against ${scenario === 'budget' ? 'budget' : longPeriodLabel(compared)}`;
  if (!ebitda) return periods;
  const words = ({ verdict, difference: { value, unit } }: FluxRow) =>
    verdict === null
      ? 'did not change'
      : `is ${shortText(value?.replace('-', '') ?? null, unit)} ${verdict === 'favorable' ? 'better' : 'worse'}`;
  return `${periods}: ${ebitda.label} ${words(ebitda)}${cash ? `, cash ${words(cash)}` : ''}.`;
}
