import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../money/index.ts';
import { unbalancedEntry, type Posting } from './posting.ts';
import {
  settleInvoice,
  type ExpectedPayment,
  type PayablePlace,
  type ReadPayment,
  type Settlement,
} from './settlement.ts';

const operating: PayablePlace = {
  account: '2000',
  section: 'operating',
  dimensions: { entity: 'main', invoice: 'I-1', vendor: 'Acme Cloud', service: 'Compute' },
};
const investing: PayablePlace = {
  account: '2020',
  section: 'investing',
  dimensions: { entity: 'main', invoice: 'I-1', vendor: 'Acme Cloud' },
};
const elsewhere: PayablePlace = {
  account: '2000',
  section: 'operating',
  dimensions: { entity: 'branch', invoice: 'I-1' },
};
const terms = { reporting: 'USD', otherwise: operating };

function due(day: string, cents: number, place: PayablePlace = operating): ExpectedPayment {
  const amount = money(BigInt(cents), 'USD');
  return { ...place, day: Temporal.PlainDate.from(day), transaction: amount, amount };
}

function paid(id: string, day: string, cents: number): ReadPayment {
  return { id, day: Temporal.PlainDate.from(day), amount: money(BigInt(cents), 'USD') };
}

const settle = (expected: readonly ExpectedPayment[], payments: readonly ReadPayment[]): Settlement =>
  settleInvoice(expected, payments, terms);

const postingsOf = ({ settled }: Settlement): readonly Posting[] => settled.flatMap(({ postings }) => postings);

/** `2026-03-20 settled 1000 -60 operating`, sorted. */
const texts = (settlement: Settlement): readonly string[] =>
  postingsOf(settlement)
    .map(({ date, measure, account, amount, section }) => `${date} ${measure} ${account} ${amount.minor} ${section}`)
    .sort((left, right) => (left < right ? -1 : 1));

const cashOf = (postings: readonly Posting[], measure?: Posting['measure']): bigint =>
  postings.reduce(
    (sum, posting) =>
      posting.account === '1000' && (measure === undefined || posting.measure === measure)
        ? sum + posting.amount.minor
        : sum,
    0n,
  );

const openOf = ({ open }: Settlement): readonly string[] =>
  open.map(({ day, amount, section }) => `${day} ${amount.minor} ${section}`);

const above = ({ settled }: Settlement): bigint => settled.reduce((sum, one) => sum + one.above, 0n);

describe('settling an invoice', () => {
  it('moves what was paid late from the day of its terms to its own day', () => {
    expect(texts(settle([due('2026-02-28', 10_000)], [paid('P-1', '2026-03-20', 10_000)]))).toEqual([
      '2026-02-28 paid 1000 10000 operating',
      '2026-02-28 paid 2000 -10000 operating',
      '2026-03-20 settled 1000 -10000 operating',
      '2026-03-20 settled 2000 10000 operating',
    ]);
  });

  it('leaves the rest of a part payment expected on the day of its terms', () => {
    const settlement = settle([due('2026-02-28', 10_000)], [paid('P-1', '2026-02-10', 4_000)]);
    expect(openOf(settlement)).toEqual(['2026-02-28 6000 operating']);
    expect(cashOf(postingsOf(settlement), 'paid')).toBe(4_000n);
  });

  it('takes what is expected back oldest first, each payment what it reaches', () => {
    const expected = [due('2026-02-28', 10_000), due('2026-01-31', 5_000)];
    const settlement = settle(expected, [paid('P-1', '2026-02-01', 4_000), paid('P-2', '2026-02-20', 3_000)]);
    expect(openOf(settlement)).toEqual(['2026-02-28 8000 operating']);
    expect(settlement.settled.map(({ postings }) => cashOf(postings, 'paid'))).toEqual([4_000n, 3_000n]);
    expect(texts(settlement).filter((text) => text.includes('paid 1000'))).toEqual([
      '2026-01-31 paid 1000 1000 operating',
      '2026-01-31 paid 1000 4000 operating',
      '2026-02-28 paid 1000 2000 operating',
    ]);
  });

  it('inherits account and section in proportion where several are due on a day', () => {
    const expected = [due('2026-02-28', 9_000), due('2026-02-28', 3_000, investing)];
    expect(
      texts(settle(expected, [paid('P-1', '2026-02-10', 1_001)])).filter((text) => text.includes('settled')),
    ).toEqual([
      '2026-02-10 settled 1000 -250 investing',
      '2026-02-10 settled 1000 -751 operating',
      '2026-02-10 settled 2000 751 operating',
      '2026-02-10 settled 2020 250 investing',
    ]);
  });

  it('keeps what is paid above the invoice as a debit of its payable, which a later bill draws', () => {
    const payments = [paid('P-1', '2026-02-10', 12_000)];
    const over = settle([due('2026-02-28', 10_000)], payments);
    expect([above(over), openOf(over)]).toEqual([2_000n, []]);
    expect(cashOf(postingsOf(over))).toBe(-2_000n);
    const drawn = settle([due('2026-02-28', 10_000), due('2026-03-31', 5_000)], payments);
    expect([above(drawn), openOf(drawn)]).toEqual([0n, ['2026-03-31 3000 operating']]);
  });

  it('expects again what a refund gives back, and lowers a claim by it first', () => {
    const paidTwice = [paid('P-1', '2026-02-10', 10_000), paid('P-2', '2026-02-11', 10_000)];
    const claim = settle([due('2026-02-28', 10_000)], [...paidTwice, paid('R-1', '2026-03-01', -10_000)]);
    expect(claim.settled.map((one) => one.above)).toEqual([0n, 10_000n, -10_000n]);
    expect(openOf(claim)).toEqual([]);
    const back = settle(
      [due('2026-02-28', 10_000)],
      [paid('P-1', '2026-02-10', 10_000), paid('R-1', '2026-03-01', -2_500)],
    );
    expect(openOf(back)).toEqual(['2026-02-28 2500 operating']);
  });

  it('settles a credit note by the refund that is received', () => {
    const settlement = settle([due('2026-02-28', -5_000)], [paid('R-1', '2026-03-05', -5_000)]);
    expect([above(settlement), openOf(settlement)]).toEqual([0n, []]);
    expect(cashOf(postingsOf(settlement), 'settled')).toBe(5_000n);
  });

  it('sees an invoice and its later credit as one: paying the difference leaves nothing', () => {
    const expected = [due('2026-02-28', 10_000), due('2026-03-31', -3_000)];
    expect(openOf(settle(expected, [paid('P-1', '2026-03-01', 7_000)]))).toEqual([]);
    expect(above(settle(expected, [paid('P-1', '2026-03-01', 10_000)]))).toBe(3_000n);
  });

  it('posts what is paid for nothing where it is told to, all of it a claim', () => {
    const settlement = settle([], [paid('P-1', '2026-03-01', 700)]);
    expect(above(settlement)).toBe(700n);
    expect(texts(settlement)).toEqual([
      '2026-03-01 settled 1000 -700 operating',
      '2026-03-01 settled 2000 700 operating',
    ]);
  });

  it('takes back what was recorded in the reporting currency, and values a payment at its own day', () => {
    const foreign = { ...due('2026-02-28', 0), transaction: money(10_000n, 'EUR'), amount: money(11_001n, 'USD') };
    const payments = ['P-1', 'P-2'].map((id, index) => ({
      ...paid(id, `2026-02-1${index}`, 0),
      amount: money(5_000n, 'EUR'),
    }));
    const settlement = settleInvoice([foreign], payments, {
      ...terms,
      valued: (parts) => parts.map((minor) => (minor * 12n) / 10n),
    });
    expect(cashOf(postingsOf(settlement), 'paid')).toBe(11_001n);
    expect(cashOf(postingsOf(settlement), 'settled')).toBe(-12_000n);
    expect(openOf(settlement)).toEqual([]);
  });
});

const place = fc.constantFrom(operating, investing, elsewhere);
const day = fc.constantFrom('2026-01-31', '2026-02-10', '2026-02-28', '2026-03-31', '2026-04-30');
const charges = fc.array(
  fc.tuple(day, fc.integer({ min: -100_000, max: 300_000 }), place).map(([on, cents, at]) => due(on, cents, at)),
  { minLength: 1, maxLength: 12 },
);
const owed = fc.array(
  fc.tuple(day, fc.integer({ min: 1, max: 300_000 }), place).map(([on, cents, at]) => due(on, cents, at)),
  { minLength: 1, maxLength: 12 },
);
const payments = fc
  .array(fc.tuple(day, fc.integer({ min: -100_000, max: 400_000 })), { maxLength: 6 })
  .map((list) => list.map(([on, cents], index) => paid(`P-${index}`, on, cents)));
const paymentSum = (list: readonly ReadPayment[]): bigint => list.reduce((sum, { amount }) => sum + amount.minor, 0n);
const expectedSum = (list: readonly ExpectedPayment[]): bigint =>
  list.reduce((sum, { amount }) => sum + amount.minor, 0n);

const placeText = ({ account, section, dimensions }: Pick<Posting, 'account' | 'section' | 'dimensions'>): string =>
  `${account} ${section} ${dimensions.entity}`;

describe('for any invoice and payments', () => {
  it('every entry balances per entity, and what is settled is what was paid', () => {
    fc.assert(
      fc.property(charges, payments, (expected, list) => {
        const settlement = settle(expected, list);
        for (const { postings } of settlement.settled) expect(unbalancedEntry(postings)).toBeUndefined();
        expect(cashOf(postingsOf(settlement), 'settled')).toBe(-paymentSum(list));
        for (const { payment, postings } of settlement.settled) {
          expect(cashOf(postings, 'settled')).toBe(-payment.amount.minor);
        }
      }),
    );
  });

  it('cash over life is what was paid and what is still expected', () => {
    fc.assert(
      fc.property(charges, payments, (expected, list) => {
        const settlement = settle(expected, list);
        const overLife = -expectedSum(expected) + cashOf(postingsOf(settlement));
        expect(overLife).toBe(-paymentSum(list) - expectedSum(settlement.open));
        expect(expectedSum(settlement.open) + paymentSum(list) - above(settlement)).toBe(expectedSum(expected));
      }),
    );
  });

  it('paid in full, in time order and in however many parts, it leaves cash over life as it was', () => {
    fc.assert(
      fc.property(owed, fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 5 }), (expected, cuts) => {
        const whole = Number(expectedSum(expected));
        const marks = [...cuts.filter((cut) => cut < whole), 0, whole].toSorted((left, right) => left - right);
        const list = marks.slice(1).map((mark, index) => paid(`P-${index}`, '2026-05-10', mark - (marks[index] ?? 0)));
        const settlement = settle(expected, list);
        expect(cashOf(postingsOf(settlement))).toBe(0n);
        expect([settlement.open, above(settlement)]).toEqual([[], 0n]);
        for (const [owedAt, members] of Map.groupBy(expected, placeText)) {
          const settled = postingsOf(settlement).filter(
            (one) => one.measure === 'settled' && placeText(one) === owedAt,
          );
          expect(settled.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(expectedSum(members));
        }
      }),
    );
  });

  it('nothing that was read posts nothing, and all stays expected', () => {
    fc.assert(
      fc.property(charges, (expected) => {
        const settlement = settle(expected, []);
        expect(settlement.settled).toEqual([]);
        expect(expectedSum(settlement.open)).toBe(expectedSum(expected));
      }),
    );
  });

  it('neither the order of the payments nor that of what is expected matters', () => {
    const shuffled = fc
      .tuple(charges, payments)
      .chain(([expected, list]) =>
        fc.tuple(
          fc.constant([expected, list] as const),
          fc.shuffledSubarray([...expected], { minLength: expected.length }),
          fc.shuffledSubarray([...list], { minLength: list.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([[expected, list], otherExpected, otherList]) => {
        expect(settle(otherExpected, otherList)).toEqual(settle(expected, list));
      }),
    );
  });

  it('never takes back more than is expected of a day', () => {
    fc.assert(
      fc.property(owed, payments, (expected, list) => {
        const left = Map.groupBy(settle(expected, list).open, (one) => one.day.toString());
        for (const [on, members] of Map.groupBy(expected, (one) => one.day.toString())) {
          const open = expectedSum(left.get(on) ?? []);
          expect(open >= 0n && open <= expectedSum(members)).toBe(true);
        }
      }),
    );
  });
});
