import type { Trace } from '@capwise/contract/operation';
import { money, parseFine, toFine, type Fine } from '@capwise/domain/money';
import { casePostingsMinor, openPresentValue } from './case.ts';
import { isMemo, openMemo } from './case-memo.ts';
import { filterOf } from './filter.ts';
import { openLine } from './line.ts';
import type { TraceContext } from './opened.ts';
import { portionOf, readPortion } from './portion-content.ts';

/** The value behind a trace, exactly: what a formula adds up. */
export async function valueOf(trace: Trace, context: TraceContext): Promise<Fine> {
  switch (trace.kind) {
    case 'postings': {
      const filter = filterOf(trace.filter);
      const asOf = trace.asOf ?? context.asOf;
      const minor =
        filter.scenario === 'actual'
          ? (await context.company.sumsBy(filter, [], asOf)).reduce((sum, part) => sum + part.minor, 0n)
          : await casePostingsMinor(filter, context);
      return toFine(money(BigInt(trace.sign) * minor, filter.currency ?? context.currency));
    }
    case 'rows': {
      const { parts: ids, asOf, ...condition } = trace.filter;
      const parts = ids ? await context.company.parts(ids) : await context.company.liveParts(asOf);
      const { equals, from, to } = condition;
      const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
      return (
        BigInt(trace.sign ?? 1) *
        (await context.lake.rows(parts, { equals, ...span }, trace.measure, { limit: 0, offset: 0 })).value
      );
    }
    case 'formula': {
      const values = await Promise.all(
        trace.parts.map(async (part) => BigInt(part.sign) * (await valueOf(part.trace, context))),
      );
      return values.reduce((sum, value) => sum + value, 0n);
    }
    case 'item':
      if (trace.id.startsWith('portion:')) return portionValue(trace.id, context);
      return parseFine(await itemText(trace.id, context));
    case 'assumption':
      return parseFine('0');
  }
}

async function portionValue(id: string, context: TraceContext): Promise<Fine> {
  const { content, sign } = readPortion(id);
  return sign * portionOf(content, await valueOf(content.whole, context), context.currency);
}

async function itemText(id: string, context: TraceContext): Promise<string> {
  if (isMemo(id)) return (await openMemo(id, context)).total;
  if (id.startsWith('npv:')) return (await openPresentValue(id, context)).total;
  return id.startsWith('line:') ? (await openLine(id, context)).total : '0';
}
