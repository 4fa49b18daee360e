import type { Trace } from '@capwise/contract/operation';

/** What a figure counts in, as far as its trace says it; the currency of the books unless it does. */
export function unitOfTrace(trace: Trace, currency: string): string {
  switch (trace.kind) {
    case 'postings':
      return trace.filter.currency ?? currency;
    case 'rows': {
      const billed = trace.filter.equals['BillingCurrency'];
      return typeof billed === 'string' ? billed : currency;
    }
    case 'formula': {
      const [first] = trace.parts;
      if (trace.unit !== undefined) return trace.unit;
      return first ? unitOfTrace(first.trace, currency) : currency;
    }
    case 'item':
      return trace.id.startsWith('days:') ? 'days' : currency;
    case 'assumption':
      return currency;
  }
}
