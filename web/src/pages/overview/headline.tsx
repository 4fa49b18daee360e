import { Skeleton } from '@mantine/core';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import type { Bridge, Statement } from './answers.ts';

type Props = { readonly bridge: Reply<Bridge>; readonly period: string | undefined };

/** The answer in one sentence; below it the currency, the state of the period and how much of the cash is settled. */
export function Headline({ bridge, period }: Props) {
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
      sentence={<Sentence pieces={bridge.answer.headline} />}
      stale={bridge.stale}
      facts={[
        bridge.answer.currency,
        ...(statement.answer ? factsOf(statement.answer) : []),
        bridge.answer.settled.words,
      ]}
      failure={bridge.failure}
    />
  );
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
