import type { Trace } from '@capwise/contract/operation';
import type { CompanyLake, Part } from '../../ports/index.ts';
import type { TraceContext } from './opened.ts';

type RowsTrace = Extract<Trace, { kind: 'rows' }>;
type Condition = Parameters<CompanyLake['rows']>[1];

/** The parts that a row filter is about, and what it keeps of them. */
export async function rowsAsked(
  { parts: ids, asOf, apartFrom, equals, from, to }: RowsTrace['filter'],
  { company }: TraceContext,
): Promise<{ readonly parts: readonly Part[]; readonly condition: Condition }> {
  return {
    parts: ids ? await company.parts(ids) : await company.liveParts(asOf),
    condition: {
      equals,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(apartFrom && { apartFrom: await company.parts(apartFrom) }),
    },
  };
}
