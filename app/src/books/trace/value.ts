import type { Trace } from '@capwise/contract/operation';
import { money, parseFine, toFine, type Fine } from '@capwise/domain/money';
import { casePostingsMinor, openPresentValue } from './case.ts';
import { isMemo, openMemo } from './case-memo.ts';
import { daysOfTerm, readDays } from './days-content.ts';
import { filterOf, isOfCase } from './filter.ts';
import { openLine } from './line.ts';
import { lateValue } from './late.ts';
import type { TraceContext } from './opened.ts';
import { portionOf, readPortion } from './portion-content.ts';
import { rowsAsked } from './rows-asked.ts';

/** The value behind a trace, exactly: what a formula adds up. */
export async function valueOf(trace: Trace, context: TraceContext): Promise<Fine> {
  switch (trace.kind) {
    case 'postings': {
      const filter = filterOf(trace.filter);
      const asOf = trace.asOf ?? context.asOf;
      const minor = isOfCase(filter)
        ? await casePostingsMinor(filter, context)
        : (await context.company.sumsBy(filter, [], asOf)).reduce((sum, part) => sum + part.minor, 0n);
      return toFine(money(BigInt(trace.sign) * minor, filter.currency ?? context.currency));
    }
    case 'rows': {
      const { parts, condition } = await rowsAsked(trace.filter, context);
      return (
        BigInt(trace.sign ?? 1) *
        (await context.lake.rows(parts, condition, trace.measure, { limit: 0, offset: 0 })).value
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
      if (trace.id.startsWith('days:')) return daysValue(trace.id, context);
      if (trace.id.startsWith('late:')) return lateValue(trace.id, context);
      return parseFine(await itemText(trace.id, context));
    case 'assumption':
      return parseFine('0');
  }
}

async function daysValue(id: string, context: TraceContext): Promise<Fine> {
  const terms = await Promise.all(
    readDays(id).terms.map(async (term) =>
      daysOfTerm(term, await valueOf(term.balance, context), await valueOf(term.flow, context)),
    ),
  );
  return terms.reduce((sum, days) => sum + days, 0n);
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
