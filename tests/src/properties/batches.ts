import {
  chartOfAccounts,
  type Basis,
  type Batch,
  type Dimensions,
  type Measure,
  type Posting,
  type Scenario,
  type SourceLine,
} from '@capwise/domain/books';
import { money } from '@capwise/domain/money';
import { parseMonth } from '@capwise/domain/time';
import fc from 'fast-check';

const month = parseMonth('2026-01');
export const services = ['compute', "o'store", 'a"b\\c', '{x,y}', 'NULL'] as const;
export const measures: readonly Measure[] = ['amount', 'billed', 'effective', 'difference', 'paid', 'settled'];
const bases: readonly Basis[] = ['us-gaap', 'us-gaap', 'us-gaap', 'ifrs'];
const scenarios: readonly Scenario[] = ['actual', 'actual', 'actual', 'budget'];
const minorMax = 10n ** 13n;

export const account = fc.constantFrom(...chartOfAccounts.map(({ code }) => code));
const minor = fc.bigInt({ min: -minorMax, max: minorMax });
const day = fc.integer({ min: 0, max: 119 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }));
const named = fc.record(
  {
    service: fc.constantFrom(...services),
    commitment: fc.constantFrom('c-1', 'unidentified'),
    team: fc.constantFrom('red', 'blue'),
  },
  { requiredKeys: [] },
);

/** A side of an entry before the last one, which takes what the others leave. */
const side = fc.record({ account, minor, dimensions: named });

type Side = { readonly account: string; readonly minor: bigint; readonly dimensions: Omit<Dimensions, 'entity'> };
type Entry = {
  readonly entity: string;
  readonly date: Temporal.PlainDate;
  readonly sides: readonly Side[];
  readonly last: Omit<Side, 'minor'>;
  readonly shared: Pick<Posting, 'basis' | 'scenario' | 'measure'> & { readonly nonCash: boolean };
};

const entry: fc.Arbitrary<Entry> = fc.record({
  entity: fc.constantFrom('main', 'other'),
  date: day,
  sides: fc.array(side, { minLength: 1, maxLength: 3 }),
  last: fc.record({ account, dimensions: named }),
  shared: fc.record({
    basis: fc.constantFrom(...bases),
    scenario: fc.constantFrom(...scenarios),
    measure: fc.constantFrom(...measures),
    nonCash: fc.boolean(),
  }),
});

/** Any batch of balanced entries, of few subjects: among several, some are revisions of others. */
export const batch: fc.Arbitrary<Batch> = fc
  .record({
    producer: fc.constantFrom('bills', 'assets'),
    subject: fc.constantFrom('a', 'b'),
    period: fc.constantFrom('2026-01', '2026-02'),
    entries: fc.array(entry, { maxLength: 5 }),
  })
  .map(({ entries, ...key }) => ({
    ...key,
    lines: entries.map(lineOf),
    postings: entries.flatMap(postingsOf),
    madeFrom: [],
  }));

function lineOf({ entity, sides }: Entry): SourceLine {
  return {
    what: 'Any entry',
    month,
    postingMonth: month,
    dimensions: { entity },
    treatment: 'expense',
    amounts: { amount: money(sides[0]?.minor ?? 0n, 'USD') },
    source: { kind: 'document', id: 'any', document: '{}' },
    notes: [],
  };
}

function postingsOf(
  { entity, date, sides, last, shared: { nonCash, ...shared } }: Entry,
  line: number,
): readonly Posting[] {
  const left = -sides.reduce((sum, each) => sum + each.minor, 0n);
  return [...sides, { ...last, minor: left }].map((each) => {
    const amount = money(each.minor, 'USD');
    const dimensions = { entity, ...each.dimensions };
    const common = { ...shared, line, date, account: each.account, dimensions, amount, transaction: amount };
    return nonCash ? { ...common, nonCash } : common;
  });
}
