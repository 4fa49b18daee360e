import { Refusal } from '@capwise/domain';
import type { Trace } from '@capwise/contract/operation';
import { unitOf } from '../company/index.ts';
import { readCase } from '../decide/index.ts';
import type { Handler } from '../handler/index.ts';
import { companyOrNone } from '../sources/first-company.ts';
import { openAssumption, openPresentValue } from './trace/case.ts';
import { isMemo, openMemo } from './trace/case-memo.ts';
import { openDays } from './trace/days.ts';
import { openFormula } from './trace/formula.ts';
import { openItem } from './trace/item.ts';
import { openLate } from './trace/late.ts';
import type { Opened, TraceContext } from './trace/opened.ts';
import { openPortion } from './trace/portion.ts';
import { openPostings } from './trace/postings.ts';
import { openRows } from './trace/rows.ts';

/** `books.trace`: opens any figure one level: what it is, and parts that add up to it, each with a trace of its own. */
export const openTrace: Handler<'books.trace'> = async ({ trace, document, limit, offset, asOf }, context) => {
  const more = {
    page: { limit, offset },
    ...(asOf !== undefined && { asOf }),
    ...(document !== undefined && { document }),
  };
  const company = document === undefined ? await context.books() : await companyOrNone(context);
  const opened = await openOne(
    trace,
    company
      ? { ...more, company, lake: context.lake(company.name), currency: await unitOf(company) }
      : withoutBooks(more, document ?? ''),
  );
  return {
    title: opened.title,
    definition: opened.definition,
    total: { value: opened.total, unit: opened.unit, trace },
    check: { sum: opened.sum, equal: opened.sum === opened.total, parts: opened.count },
    children: [...opened.children],
    page: { limit, offset, count: opened.count },
  };
};

/** The text of a case opens by itself, before there is a company; whatever else is asked for is refused as NO_COMPANY. */
function withoutBooks(more: Omit<TraceContext, 'company' | 'lake' | 'currency'>, document: string): TraceContext {
  const missing = (): never => {
    throw new Refusal('NO_COMPANY', 'no company is in use yet, and this figure is not of the case that was given');
  };
  return Object.defineProperties({ ...more, currency: readCase(document).subject.currency } as TraceContext, {
    company: { get: missing },
    lake: { get: missing },
  });
}

/** Opens a figure of any kind one level. Refuses NOT_FOUND. */
export function openOne(trace: Trace, context: TraceContext): Promise<Opened> {
  switch (trace.kind) {
    case 'postings':
      return openPostings(trace, context);
    case 'rows':
      return openRows(trace, context);
    case 'formula':
      return openFormula(trace, context);
    case 'item':
      if (trace.id.startsWith('portion:')) return openPortion(trace.id, context);
      if (trace.id.startsWith('days:')) return openDays(trace.id, context);
      if (trace.id.startsWith('late:')) return openLate(trace.id, context);
      if (isMemo(trace.id)) return openMemo(trace.id, context);
      return trace.id.startsWith('npv:') ? openPresentValue(trace.id, context) : openItem(trace.id, context);
    case 'assumption':
      return openAssumption(trace.id, context);
  }
}
