import { useNavigate } from '@tanstack/react-router';
import { percentText, shortText } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { conditionText } from '../../shell/address.ts';
import { Empty } from '../overview/empty.tsx';
import { Controls } from './controls.tsx';
import { CostTable } from './cost-table.tsx';
import { measureName, measures } from './measures.ts';
import { MonthEnd } from './month-end.tsx';
import { shownName, type Pivot } from './pivot.ts';
import { StackView } from './stack-view.tsx';
import styles from './cloud.module.css';
import { useCosts, useQuestion, type CostQuestion } from './use-costs.ts';

/** The cloud bills by any of their columns, month by month. */
export function CloudPage() {
  const navigate = useNavigate();
  const question = useQuestion();
  const costs = useCosts(question);
  if (costs.failure?.code === 'NO_COMPANY') return <Empty />;
  const month = monthOf(costs.answer, question.period);
  const keep = (keys: readonly (string | null)[]) =>
    void navigate({
      to: '/cloud',
      search: (search) => ({
        ...search,
        where: [
          ...(search.where ?? []),
          ...question.by.map((column, index) => conditionText(column, keys[index] ?? null)),
        ],
      }),
      resetScroll: false,
    });
  return (
    <>
      <PageHead
        sentence={costs.answer ? sentenceOf(costs.answer, question) : measureName(question.measure)}
        stale={costs.stale}
        facts={[
          costs.answer?.map(({ currency }) => currency).join(', '),
          measures.find(({ value }) => value === question.measure)?.meaning,
          'by charge month',
        ]}
      />
      <Controls question={question} />
      <Await reply={costs} height={560}>
        {(pivots) =>
          pivots.length === 0 ? (
            <p>No rows of the bills fit this filter and period. Remove a filter or choose another period.</p>
          ) : (
            pivots.map((pivot) => (
              <div key={pivot.currency} className={styles['currency']}>
                <StackView pivot={pivot} question={question} onKeep={keep} />
                <CostTable pivot={pivot} question={question} onKeep={keep} />
              </div>
            ))
          )
        }
      </Await>
      {month && <MonthEnd month={month} />}
    </>
  );
}

/** The month whose end is looked at: the one that is asked for, else the last that is billed. */
function monthOf(pivots: readonly Pivot[] | undefined, period: string | undefined): string | undefined {
  if (period !== undefined && /^\d{4}-\d{2}$/.test(period)) return period;
  return pivots
    ?.flatMap(({ months }) => months)
    .reduce<string | undefined>((last, month) => (last === undefined || month > last ? month : last), undefined);
}

function sentenceOf(pivots: readonly Pivot[], { measure, by }: CostQuestion): string {
  const totals = pivots.flatMap(({ total, currency }) =>
    total ? [`${shortText(total.value, currency)}${pivots.length > 1 ? ` ${currency}` : ''}`] : [],
  );
  const [first] = pivots;
  if (!first || totals.length === 0) return `${measureName(measure)}: no rows.`;
  const months = first.months;
  const span =
    months.length > 1
      ? ` from ${periodLabel(months[0] ?? '')} to ${periodLabel(months.at(-1) ?? '')}`
      : ` in ${periodLabel(months[0] ?? '')}`;
  return `${measureName(measure)} is ${totals.join(' and ')}${span}${largest(first, by)}.`;
}

function largest({ rows, total }: Pivot, by: readonly string[]): string {
  const sorted = rows.toSorted((a, b) => Number(b.total.value ?? 0) - Number(a.total.value ?? 0));
  const [top] = sorted;
  const whole = Number(total?.value ?? 0);
  if (!top || by.length === 0 || rows.length < 2 || whole <= 0) return '';
  const share = percentText(Number(top.total.value ?? 0) / whole);
  if (top.keys.every((key) => key === null)) return `; ${share} of it names no ${by.join(' and no ')}`;
  return `; ${share} of it is ${shownName(top.name)}`;
}
