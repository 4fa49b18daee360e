import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CallError } from '@capwise/contract/client';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { monthBounds } from '../../format/period.ts';
import { filterOf, type Filter } from '../../shell/address.ts';
import { pivotOf, type Pivot } from './pivot.ts';
import type { Measure } from './measures.ts';

const groupLimit = 5_000;
const cellLimit = 50_000;

/** What the address of the page asks for. */
export type CostQuestion = {
  readonly measure: Measure;
  readonly by: readonly string[];
  readonly filter: Filter;
  readonly period: string | undefined;
  /** How things of the catalog are read; as each month was unless said. */
  readonly view: 'as-was' | 'as-is';
};

/** True where a question groups or filters by what the catalog names. */
export function asksForThings({ by, filter }: Pick<CostQuestion, 'by' | 'filter'>): boolean {
  return [...by, ...Object.keys(filter)].some((column) => column === 'thing' || column.startsWith('thing:'));
}

/** The question in the address: by service and effective unless said otherwise. */
export function useQuestion(): CostQuestion {
  const {
    measure = 'effective',
    by = ['ServiceName'],
    where,
    period,
    things: view = 'as-was',
  } = useSearch({ from: '/cloud' });
  const filter = useMemo(() => filterOf(where), [where]);
  return { measure, by, filter, period, view };
}

/** The tables of a question, one per currency, each figure with its trace. */
export function useCosts({ measure, by, filter, period, view }: CostQuestion): Reply<readonly Pivot[]> {
  const base = { measure, view, filter: mutable(filter), ...boundsOf(period) };
  const byMonth = useAnswer('cloud.cost', { ...base, by: [...by], months: true, limit: cellLimit });
  const groups = useAnswer('cloud.cost', { ...base, by: [...by], months: false, limit: groupLimit });
  const months = useAnswer('cloud.cost', { ...base, by: [], months: true });
  const [cells, rows, sums] = [byMonth.answer, groups.answer, months.answer];
  const pivots = useMemo(
    () => (cells && rows && sums ? pivotOf({ byMonth: cells, groups: rows, months: sums }) : undefined),
    [cells, rows, sums],
  );
  const failure: CallError | undefined = byMonth.failure ?? groups.failure ?? months.failure;
  return {
    answer: pivots,
    failure,
    stale: byMonth.stale || groups.stale || months.stale,
    retry: () => [byMonth, groups, months].forEach((reply) => reply.retry()),
  };
}

/** An address can hold a text that is no period: all months are shown then, and the picker says what it reads. */
export function boundsOf(period: string | undefined): { readonly from?: string; readonly to?: string } {
  if (period === undefined) return {};
  try {
    return monthBounds(period);
  } catch {
    return {};
  }
}

/** A filter as a question carries it. */
export function mutable(filter: Filter): Record<string, (string | null)[]> {
  return Object.fromEntries(Object.entries(filter).map(([column, values]) => [column, [...values]]));
}
