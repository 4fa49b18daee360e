import type { Answer } from '@capwise/contract/registry';
import type { Handler } from '../handler/index.ts';
import { readKeptMetrics, type KeptMetric } from './metric-lines.ts';

type Metric = Answer<'sources.metrics'>['metrics'][number];

/** `sources.metrics`: business metrics by month, as their tables say. */
export const listMetrics: Handler<'sources.metrics'> = async ({ metric, product, from, to, asOf }, context) => {
  const company = await context.books();
  const kept = (await readKeptMetrics(company, asOf)).filter(
    (one) =>
      (metric === undefined || one.metric === metric) &&
      (product === undefined || one.product === product) &&
      (from === undefined || one.month >= from) &&
      (to === undefined || one.month <= to),
  );
  const groups = Map.groupBy(kept, (one) => JSON.stringify([one.metric, one.product]));
  return {
    metrics: [...groups]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([, members]) => metricOf(members)),
  };
};

function metricOf(members: readonly KeptMetric[]): readonly Metric[] {
  const [first] = members;
  if (!first) return [];
  const { metric, product, unit } = first;
  const months = members
    .toSorted((left, right) => (left.month < right.month ? -1 : 1))
    .map(({ month, value, line }) => ({
      month,
      value: { value, unit, trace: { kind: 'item' as const, id: `line:${line}` } },
    }));
  return [{ metric, product, unit, months }];
}
