import { Skeleton } from '@mantine/core';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { shortText } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import type { Bridge, Statement } from './answers.ts';
import type { Trust } from './use-trust.ts';

type Props = {
  readonly bridge: Reply<Bridge>;
  /** EBITDA with what the last bills still lack. */
  readonly range: Trust['range'];
  readonly period: string | undefined;
};

/** The answer in one sentence; below it the currency, the state of the period and how much of the cash is settled. */
export function Headline({ bridge, range, period }: Props) {
  const statement = useAnswer(
    'books.statement',
    { by: 'month', ...(period !== undefined && { period }) },
    { enabled: period !== undefined },
  );
  if (!bridge.answer) {
    if (bridge.failure)
      return <PageHead sentence={`No figures for ${period ?? 'this company'}`} failure={bridge.failure} />;
    return <Skeleton height={92} radius={3} />;
  }
  return (
    <PageHead
      sentence={<Sentence pieces={bridge.answer.headline} opens={opensOf(bridge.answer)} />}
      stale={bridge.stale}
      facts={[
        bridge.answer.currency,
        ...(statement.answer ? factsOf(statement.answer) : []),
        bridge.answer.settled.words,
        ...(range ? [rangeWords(range, bridge.answer.currency ?? '')] : []),
      ]}
      failure={bridge.failure}
    />
  );
}

/** Partial data gives a range, and says which file narrows it. */
function rangeWords({ low, high, words }: NonNullable<Trust['range']>, currency: string): string {
  return `EBITDA ends between ${shortText(low, currency)} and ${shortText(high, currency)}: ${words}, its next export narrows that`;
}

function opensOf({ bars, measure, period }: Bridge) {
  const figureOf = (wanted: 'ebitda' | 'cash') => bars.find(({ bar }) => bar === wanted)?.figure;
  const [ebitda, cash] = [figureOf('ebitda'), figureOf('cash')];
  if (!ebitda || !cash || period === null) return undefined;
  const month = periodLabel(period);
  return {
    ebitda: { figure: ebitda, label: `${measure}, ${month}` },
    cash: { figure: cash, label: `Change in cash, ${month}` },
  };
}

function factsOf({ periods }: Statement): readonly string[] {
  const closed = periods.filter((one) => one.closed).length;
  const expected = periods.length > 0 && periods.every((one) => one.expected);
  const state =
    periods.length > 0 && closed === periods.length
      ? 'period closed'
      : closed > 0
        ? `${closed} of ${periods.length} months closed`
        : 'period open';
  return [state, ...(expected ? ['only what is expected'] : [])];
}
