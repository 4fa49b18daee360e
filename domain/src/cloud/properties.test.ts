import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountCodes, bridgeOf, sumPostings, unbalancedEntry, type Batch, type Posting } from '../books/index.ts';
import { parseMonth } from '../time/index.ts';
import { presentPrepaid } from './index.ts';
import { allPostings, post, ties, type Written } from './testing/charges.ts';

// Half cents leave equal remainders, whose order must be settled by the charges themselves.
const amount = fc.oneof(
  fc.integer({ min: 1, max: 50_000_000 }).map((value) => `${value}e-5`),
  fc.constantFrom('0.005', '0.015', '10.005'),
);
const back = amount.map((text) => `-${text}`);
const either = fc.oneof(fc.constant('0'), amount, back);
const month = fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04');
const commitment = fc.constantFrom(null, 'plan-a', 'plan-b', 'PLAN-B');
const term = fc.constantFrom<readonly [string, string]>(
  ['2025-11-01', '2026-02-01'],
  ['2026-01-01', '2026-04-01'],
  ['2026-02-01', '2026-05-01'],
  ['2026-01-01', '2027-01-01'],
);
const common = {
  month,
  commitment,
  issuer: fc.constantFrom('Acme Co', 'Vendor Ltd'),
  invoice: fc.constantFrom(null, 'I-1', 'I-2'),
  service: fc.constantFrom('AwesomeDB', 'Queue', null),
};
type Amounts = { readonly billed: string; readonly effective: string };
const alike = (one: fc.Arbitrary<string>): fc.Arbitrary<Amounts> =>
  one.map((text) => ({ billed: text, effective: text }));
const future = (one: fc.Arbitrary<string>): fc.Arbitrary<Amounts> =>
  one.map((text) => ({ billed: text, effective: '0' }));

/** Charges of one kind: what they are, what they cost, and for how long. */
function kind(
  category: string,
  amounts: fc.Arbitrary<Amounts>,
  more: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<Written> {
  return fc
    .record({ ...common, amounts, ...more })
    .map(({ amounts: costs, ...rest }) => ({ category, ...costs, ...rest }) as Written);
}

const used = amount.map((effective) => ({ billed: '0', effective }));
const anyCharge: fc.Arbitrary<Written> = fc.oneof(
  kind('Usage', used, { chargedIn: fc.constantFrom('2025-12', '2026-01', '2026-02', '2026-03') }),
  kind('Usage', alike(either)),
  kind('Usage', used, { term }),
  kind('Purchase', future(amount), { term }),
  kind('Purchase', future(amount)),
  kind('Purchase', alike(amount), { term }),
  kind('Purchase', future(back), { chargedIn: month }),
  kind('Purchase', alike(back)),
  kind('Adjustment', future(back)),
  kind('Credit', alike(back)),
  kind('Credit', alike(back), { term }),
  kind('Tax', alike(either)),
  kind('Tax', future(amount)),
  kind('Usage', fc.record({ billed: either, effective: either })),
);

// An invoice belongs to one billing month.
const bill = fc
  .array(anyCharge, { minLength: 1, maxLength: 30 })
  .map((charges) => charges.map((one) => ({ ...one, invoice: one.invoice ? `${one.invoice}-${one.month}` : null })));
const policy = fc.record({
  recoverableTax: fc.boolean(),
  firstOpenMonth: fc.constantFrom(null, parseMonth('2026-02'), parseMonth('2026-04')),
});

const sumsOf = (batches: readonly Batch[]): readonly string[] =>
  sumPostings(allPostings(batches))
    .filter(({ minor }) => minor !== 0n)
    .map(({ account, minor, ...of }) => `${of.month} ${account} ${of.nonCash} ${minor}`)
    .sort((left, right) => (left < right ? -1 : 1));

/** The balance of what is kept at each month end. */
function closings(postings: readonly Posting[], keep: (posting: Posting) => boolean): readonly bigint[] {
  const kept = postings.filter(keep);
  const months = [...new Set(kept.map(({ date }) => date.toPlainYearMonth().toString()))].sort((left, right) =>
    left < right ? -1 : 1,
  );
  return months.map((last) =>
    kept.reduce(
      (sum, { date, amount: { minor } }) => (date.toPlainYearMonth().toString() <= last ? sum + minor : sum),
      0n,
    ),
  );
}

/** The prepaid balance of each commitment at each month end. */
function prepaidClosings(postings: readonly Posting[]): readonly { readonly minor: bigint }[] {
  const prepaid = postings.filter(({ account }) => account === accountCodes.prepaidCommitments);
  return [...Map.groupBy(prepaid, ({ dimensions }) => dimensions.commitment ?? '').values()].flatMap((members) =>
    closings(members, () => true).map((minor) => ({ minor })),
  );
}

describe('for any bills', () => {
  it('every entry balances, and the bridge has no residual', () => {
    fc.assert(
      fc.property(bill, policy, (charges, choices) => {
        const batches = post(charges, choices);
        for (const { postings } of batches) expect(unbalancedEntry(postings)).toBeUndefined();
        expect(bridgeOf(sumPostings(allPostings(batches))).residual).toBe(0n);
      }),
    );
  });

  it('all three ties hold to the cent per invoice', () => {
    fc.assert(
      fc.property(bill, policy, (charges, choices) => {
        for (const tie of ties(post(charges, choices))) expect(tie).toMatchObject({ tied: true });
      }),
    );
  });

  it('the order of the charges does not matter to the sums by month and account', () => {
    const shuffled = bill.chain((charges) =>
      fc.tuple(
        fc.constant(charges),
        fc.shuffledSubarray(charges, { minLength: charges.length, maxLength: charges.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, policy, ([charges, other], choices) => {
        expect(sumsOf(post(other, choices))).toEqual(sumsOf(post(charges, choices)));
      }),
    );
  });

  it('no prepaid is presented below zero as an asset', () => {
    fc.assert(
      fc.property(bill, policy, (charges, choices) => {
        const postings = allPostings(post(charges, choices));
        for (const { minor } of prepaidClosings(postings).filter((one) => presentPrepaid(one.minor) === 'prepaid')) {
          expect(minor).toBeGreaterThanOrEqual(0n);
        }
        const expenses = closings(postings, ({ account }) => account === accountCodes.prepaidExpenses);
        for (const minor of expenses) expect(minor).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('only use takes a prepaid below zero: no refund, tax, incentive or settlement does', () => {
    fc.assert(
      fc.property(bill, policy, (charges, choices) => {
        const postings = allPostings(
          post(
            charges.filter(({ category }) => category !== 'Usage'),
            choices,
          ),
        );
        for (const { minor } of prepaidClosings(postings)) expect(minor).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('an unidentified prepaid is never drawn below zero', () => {
    fc.assert(
      fc.property(bill, (charges) => {
        const drawn = closings(
          allPostings(post(charges)),
          ({ account, dimensions }) =>
            account === accountCodes.prepaidCommitments && dimensions.commitment === 'unidentified',
        );
        expect(drawn.at(-1) ?? 0n).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});
