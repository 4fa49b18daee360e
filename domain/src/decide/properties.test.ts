import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unbalancedEntry, type PostingSum } from '../books/index.ts';
import { money } from '../money/index.ts';
import { postOption, type CaseLine, type CaseTreatment } from './index.ts';
import { figuresOf, lineOf, optionOf, sampleCase, sumsOf } from './testing/options.ts';

const of = 'research-and-development';
const months = fc.integer({ min: 1, max: 24 });
const delay = fc.integer({ min: 0, max: 4 });
const inUse = fc.record({
  asset: fc.constantFrom('software', 'equipment'),
  readyAt: fc.integer({ min: 0, max: 30 }),
  lifeMonths: fc.integer({ min: 1, max: 60 }),
});

const payroll = delay.map(
  (paidAfter): CaseTreatment => ({ kind: 'payroll', function: of, paidAfter, work: 'maintenance', decision: null }),
);
const labor = fc.record({ component: fc.constantFrom('pay', 'stock-compensation'), paidAfter: delay, use: inUse }).map(
  ({ use, ...more }): CaseTreatment => ({
    kind: 'capitalize-labor',
    function: of,
    work: 'new-functionality',
    decision: null,
    ...more,
    ...use,
  }),
);
const hosting = fc
  .record({ readyAt: fc.integer({ min: 0, max: 24 }), termMonths: fc.integer({ min: 24, max: 60 }) })
  .map(
    (more): CaseTreatment => ({
      kind: 'hosting',
      function: of,
      implementation: 'coding',
      isDistinct: false,
      ...more,
    }),
  );
const lease = fc
  .record({
    treatment: fc.constantFrom('operating', 'finance', 'short-term'),
    due: fc.constantFrom('begin', 'end'),
    termMonths: months,
    annualRate: fc.double({ min: 0, max: 0.3, noNaN: true }),
  })
  .map((more): CaseTreatment => ({ kind: 'lease', function: of, nature: 'hardware', ...more }));
const unpaid = fc.constantFrom<CaseTreatment>(
  { kind: 'severance', function: of, paidAfter: 1 },
  { kind: 'stock-compensation', function: of },
  { kind: 'memo', counts: 'cost' },
);
const treatment = fc.oneof(payroll, labor, hosting, lease, unpaid);

const amount = fc.integer({ min: 1, max: 2_000_000_000 }).map(BigInt);
const lines = fc
  .record({ treatment, amount, startsAt: fc.integer({ min: 0, max: 6 }), length: months })
  .map(({ length, ...line }): { readonly line: CaseLine; readonly amount: bigint } => ({
    amount: line.amount,
    line: lineOf(line.treatment, '1', { every: 'month', startsAt: line.startsAt, endsAt: line.startsAt + length }),
  }))
  .filter(({ line }) => line.treatment.kind !== 'hosting' || isWithin(line));

function isWithin({ treatment: of, endsAt = 0 }: CaseLine): boolean {
  return of.kind === 'hosting' && endsAt <= of.readyAt + of.termMonths;
}

const worth = (line: CaseLine, minor: bigint): CaseLine => ({ ...line, amount: money(minor, 'USD') });
const cancelled = fc.option(fc.integer({ min: 0, max: 40 }));

/** The largest running total of any account, in minor units either way. */
function largestRunning(sums: readonly PostingSum[]): bigint {
  const totals = new Map<string, bigint>();
  let largest = 0n;
  for (const { account, minor } of sums.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    const total = (totals.get(account) ?? 0n) + minor;
    totals.set(account, total);
    if (total > largest || -total > largest) largest = total < 0n ? -total : total;
  }
  return largest;
}

describe('the treatments of a case', () => {
  it('balance in every entry, also where an option is cancelled', () => {
    fc.assert(
      fc.property(lines, cancelled, ({ line, amount: minor }, cancelledAt) => {
        const option = optionOf([worth(line, minor)], cancelledAt);
        expect(unbalancedEntry(postOption(sampleCase, option, 'test'))).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('are linear in the amount, but for a minor unit of rounding for each share', () => {
    fc.assert(
      fc.property(lines, amount, cancelled, ({ line, amount: first }, second, cancelledAt) => {
        const posted = (minor: bigint): readonly PostingSum[] => sumsOf(optionOf([worth(line, minor)], cancelledAt));
        const taken = [first, second].flatMap((minor) => posted(minor).map((sum) => ({ ...sum, minor: -sum.minor })));
        const off = [...posted(first + second), ...taken];
        const byMonth = [...Map.groupBy(off, ({ month, account }) => `${month} ${account}`).values()].map((each) =>
          each.reduce((sum, part) => ({ ...sum, minor: sum.minor + part.minor })),
        );
        // Each of at most 24 occurrences rounds the shares of at most six legs.
        expect(largestRunning(byMonth)).toBeLessThan(24n * 6n);
      }),
      { numRuns: 30 },
    );
  });

  it('move the cash of capitalized labor to investing, and pay what its payroll pays in every month', () => {
    fc.assert(
      fc.property(amount, months, delay, inUse, (minor, length, paidAfter, use) => {
        const built = lineOf(
          {
            kind: 'capitalize-labor',
            component: 'pay',
            function: of,
            work: 'new-functionality',
            decision: null,
            paidAfter,
            ...use,
          },
          '1',
          { every: 'month', endsAt: length },
        );
        const paid: CaseLine = {
          ...built,
          treatment: { kind: 'payroll', function: of, paidAfter, work: 'maintenance', decision: null },
        };
        for (let month = 0; month < length + paidAfter; month += 1) {
          const [capital, expensed] = [built, paid].map((line) =>
            figuresOf(sumsOf(optionOf([worth(line, minor)]), { from: month, until: month + 1 })),
          );
          expect(capital?.cash).toBe(expensed?.cash);
          expect([capital?.ebitda, capital?.investing]).toEqual([0n, expensed?.operating]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('leave the EBITDA of an implementation at nothing over its life, net of the cost', () => {
    fc.assert(
      fc.property(
        lines.filter(({ line }) => line.treatment.kind === 'hosting'),
        cancelled,
        ({ line, amount: minor }, cancelledAt) => {
          const all = figuresOf(sumsOf(optionOf([worth(line, minor)], cancelledAt)));
          expect([all.ebitda, all['net-income']]).toEqual([all.cash, all.cash]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('post the same with a memo beside them', () => {
    fc.assert(
      fc.property(lines, amount, ({ line, amount: minor }, off) => {
        const memo = worth(lineOf({ kind: 'memo', counts: 'cost' }, '1', { every: 'month' }), off);
        const posted = (all: readonly CaseLine[]) => postOption(sampleCase, optionOf(all), 'test');
        expect(posted([worth(line, minor), memo])).toEqual(posted([worth(line, minor)]));
      }),
      { numRuns: 30 },
    );
  });
});
