import type { OperationName } from '@capwise/contract';
import { useSearch } from '@tanstack/react-router';

/** Operations that answer with what was known at a moment. */
export const asOfOperations: ReadonlySet<OperationName> = new Set<OperationName>([
  'sources.mappings',
  'sources.payments',
  'sources.metrics',
  'sources.tieOut',
  'sources.trust',
  'sources.accounts',
  'sources.catalog',
  'sources.unmapped',
  'sources.commitments',
  'sources.list',
  'sources.quality',
  'cloud.cost',
  'cloud.savings',
  'cloud.export',
  'cloud.estimate',
  'books.statement',
  'books.bridge',
  'books.variance',
  'books.budget',
  'books.breakdown',
  'books.rollForward',
  'books.balance',
  'books.cycle',
  'books.comments',
  'books.entries',
  'books.trace',
  'books.refer',
  'books.export',
  'books.documents',
  'books.document',
  'books.obligations',
  'decide.candidates',
  'decide.evaluate',
  'decide.handout',
  'decide.levers',
  'decide.list',
  'decide.memo',
  'decide.review',
  'decide.runRate',
  'decide.slip',
  'decide.versions',
  'decide.workbook',
  'assets.list',
  'assets.show',
  'assets.workbook',
  'govern.findings',
  'govern.finding',
]);

/** The moment that the pages are read as of: the one in the address; undefined: now. */
export function useAsOf(): string | undefined {
  return useSearch({ strict: false, select: (search) => search.asOf });
}
