import type { Trace } from '@capwise/contract/operation';
import { rowsTrace } from '../../figure/index.ts';

export type Conditions = Readonly<Record<string, readonly (string | null)[]>>;

/** Effective cost of the rows of a month under conditions; it opens what is live when it is opened. */
export function effectiveTrace(month: string, conditions: Conditions): Trace {
  const equals = Object.fromEntries(Object.entries(conditions).map(([name, values]) => [name, [...values]]));
  return rowsTrace({ from: month, to: month, equals }, 'effective');
}

/** The desk Cloud with the same month and conditions. */
export function cloudLink(month: string, conditions: Conditions): string {
  const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('=', '%3D');
  const where = Object.entries(conditions).flatMap(([name, values]) =>
    values.map((value) => (value === null ? escaped(name) : `${escaped(name)}=${escaped(value)}`)),
  );
  const query = new URLSearchParams([['period', month], ...where.map((condition) => ['where', condition])]);
  return `/cloud?${query}`;
}
