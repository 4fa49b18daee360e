import type { CompanyReads } from '@capwise/app/ports';
import { accountOf, barOf, bridgeBars, statementRows, type Posting } from '@capwise/domain/books';
import fc from 'fast-check';
import { account, measures, services } from './batches.ts';

export type Filter = Parameters<CompanyReads['sums']>[0];

const month = fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04');
const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.subarray([...values], { minLength: 1 });

const conditions = fc.record({
  basis: fc.constantFrom('us-gaap' as const, 'ifrs' as const),
  from: month,
  to: month,
  accounts: fc.array(account, { minLength: 1, maxLength: 30 }),
  rows: some(statementRows),
  bars: some(bridgeBars),
  dimensions: fc.record(
    {
      service: fc.constantFrom(...services),
      team: fc.constantFrom('red', 'blue'),
      entity: fc.constantFrom('main', 'other'),
    },
    { requiredKeys: [] },
  ),
  measures: some(measures).map((chosen): string[] => chosen),
  side: fc.constantFrom('debit' as const, 'credit' as const),
});
const names = ['basis', 'from', 'to', 'accounts', 'rows', 'bars', 'dimensions', 'measures', 'side'] as const;

/** Any conjunction of a few conditions: of many at once, nothing would be left to compare. */
export const filter: fc.Arbitrary<Filter> = fc
  .record({
    scenario: fc.constantFrom('actual', 'actual', 'budget'),
    all: conditions,
    kept: fc.subarray([...names], { maxLength: 3 }),
  })
  .map(({ scenario, all, kept }) => ({ scenario, ...Object.fromEntries(kept.map((name) => [name, all[name]])) }));

/** What the store's SQL says of a posting, in the pure core. */
export function fits(posting: Posting, filter: Filter): boolean {
  const { date, amount, dimensions, measure } = posting;
  const { row } = accountOf(posting.account);
  const postingMonth = date.toPlainYearMonth().toString();
  const values: Readonly<Record<string, string | undefined>> = { ...dimensions };
  return (
    posting.scenario === filter.scenario &&
    (posting.basis === 'us-gaap' || posting.basis === filter.basis) &&
    (filter.from === undefined || postingMonth >= filter.from) &&
    (filter.to === undefined || postingMonth <= filter.to) &&
    (filter.accounts?.includes(posting.account) ?? true) &&
    (filter.rows === undefined || (row !== undefined && filter.rows.includes(row))) &&
    (filter.bars?.includes(barOf(posting)) ?? true) &&
    Object.entries(filter.dimensions ?? {}).every(([name, value]) => values[name] === value) &&
    (filter.measures?.includes(measure) ?? true) &&
    (filter.side === undefined || (filter.side === 'debit' ? amount.minor > 0n : amount.minor < 0n))
  );
}
