import type { OperationName } from '@capwise/contract';
import type { Question } from '@capwise/contract/registry';
import fc from 'fast-check';
import { billRow, billText, type BillRow } from '../support/bills.ts';

/** One command of a sequence; its input takes the path of the file, where it reads one. */
export type Step = {
  readonly name: OperationName;
  readonly text?: string;
  readonly input: (path: string) => unknown;
};

const months = ['2026-01', '2026-02', '2026-03', '2026-04'] as const;
const month = fc.constantFrom(...months);
const cents = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((minor) => (minor / 100).toFixed(2));
const day = fc
  .integer({ min: 0, max: 180 })
  .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
const id = fc.constantFrom('one', 'two');

/** A row of any of the kinds that post differently; costs have more digits than cents. */
const row: fc.Arbitrary<(month: string) => BillRow> = fc
  .record({
    kind: fc.constantFrom('usage', 'commitment', 'purchase', 'credit', 'tax', 'late'),
    cost: fc.integer({ min: 1, max: 9_999_999 }).map((units) => (units / 10_000).toFixed(4)),
    service: fc.constantFrom('Compute', 'Storage'),
  })
  .map(
    ({ kind, cost, service }) =>
      (of: string) =>
        rowOf(kind, of, { cost, service }),
  );

function rowOf(
  kind: string,
  of: string,
  { cost, service }: { readonly cost: string; readonly service: string },
): BillRow {
  const common = { ServiceName: service };
  const commitment = { ...common, CommitmentDiscountId: 'c-1' };
  if (kind === 'commitment')
    return billRow(of, cost, { ...commitment, BilledCost: '0', CommitmentDiscountStatus: 'Used' });
  if (kind === 'purchase') return billRow(of, cost, { ...commitment, EffectiveCost: '0', ChargeCategory: 'Purchase' });
  if (kind === 'credit') return billRow(of, `-${cost}`, { ...common, ChargeCategory: 'Credit' });
  if (kind === 'tax') return billRow(of, cost, { ServiceName: 'Tax', ChargeCategory: 'Tax' });
  if (kind === 'usage') return billRow(of, cost, common);
  const before = Temporal.PlainYearMonth.from(of).subtract({ months: 1 });
  return billRow(of, cost, {
    ...common,
    ChargePeriodStart: `${before}-10T00:00:00Z`,
    ChargePeriodEnd: `${before}-11T00:00:00Z`,
  });
}

const bill: fc.Arbitrary<Step> = fc
  .record({
    month,
    account: fc.constantFrom('A-1', 'A-2'),
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
    rows: fc.array(row, { minLength: 1, maxLength: 6 }),
  })
  .map(({ month: of, account, currency, rows }) => {
    const shared = { BillingAccountId: account, BillingAccountName: account, BillingCurrency: currency };
    const text = billText(rows.map((make) => ({ ...make(of), ...shared })));
    return reading('sources.import', text, (path) => ({ files: [{ path, name: 'bill.csv' }] }));
  });

/** A rate at the end of each month, so that most bills in the other currency find one. */
const rates = fc.array(fc.integer({ min: 8_000, max: 13_000 }), { minLength: 8, maxLength: 8 }).map((values) => {
  const first = Temporal.PlainDate.from('2025-12-31');
  const rows = values.map((rate, index) => `EUR,${first.add({ months: index })},${(rate / 10_000).toFixed(4)}`);
  const text = `currency,day,rate\n${rows.join('\n')}\n`;
  return reading('sources.read', text, (path) => ({ kind: 'rates', file: { path, name: 'rates.csv' } }));
});

const accrual = month.map((of) => step('cloud.accrue', { month: of }));

const settings = fc
  .record(
    {
      netDays: fc.constantFrom(0, 30, 60, 90),
      recoverableTax: fc.boolean(),
      fiscalStart: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: [] },
  )
  .map((input) => step('companies.set', input));

const asset = fc
  .record({
    id,
    class: fc.constantFrom('software' as const, 'equipment' as const),
    cost: cents(100_000_000),
    began: day,
    isInService: fc.boolean(),
    lifeMonths: fc.integer({ min: 1, max: 30 }),
    netDays: fc.constantFrom(0, 30, 60),
  })
  .map(({ isInService, ...input }) =>
    step('assets.add', { ...input, name: `Asset ${input.id}`, ...(isInService && { inService: input.began }) }),
  );

const event: fc.Arbitrary<Question<'assets.record'>['event']> = fc.oneof(
  fc.record({ kind: fc.constant('ready-for-use' as const), date: day }),
  fc.record({
    kind: fc.constant('life-change' as const),
    date: day,
    counts: fc.constantFrom('total' as const, 'remaining' as const),
    months: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({ kind: fc.constant('impairment' as const), date: day, loss: cents(10_000_000) }),
  fc.record({ kind: fc.constant('retirement' as const), date: day }),
  fc.record({ kind: fc.constant('sale' as const), date: day, proceeds: cents(10_000_000) }),
);

const happening = fc.record({ id, event }).map((input) => step('assets.record', input));

const expense = fc.record({
  kind: fc.constant('expense' as const),
  what: fc.constant('Any cost'),
  amount: cents(10_000_000),
  month,
  repeats: fc.integer({ min: 1, max: 4 }),
  netDays: fc.constantFrom(0, 30, 60),
});
const prepayment = fc.record({
  kind: fc.constant('prepay' as const),
  what: fc.constant('Any fee'),
  amount: cents(10_000_000),
  month,
  termMonths: fc.integer({ min: 1, max: 12 }),
});
const revenue = fc.record({
  kind: fc.constant('revenue' as const),
  what: fc.constant('Any sale'),
  amount: cents(10_000_000),
  month,
  netDays: fc.constantFrom(0, 30),
});

const document = fc
  .record({ id, document: fc.oneof(expense, prepayment, revenue), change: fc.boolean() })
  .map((input) => step('books.record', input));

const withdrawal = id.map((of) => step('books.withdraw', { id: of, reason: 'Recorded by mistake' }));

const closing = month.map((through) => step('books.close', { through }));

/** Any command on the books; some will be refused, by what came before them. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: bill, weight: 5 },
  { arbitrary: asset, weight: 3 },
  { arbitrary: happening, weight: 3 },
  { arbitrary: document, weight: 3 },
  { arbitrary: settings, weight: 2 },
  { arbitrary: rates, weight: 2 },
  { arbitrary: accrual, weight: 1 },
  { arbitrary: withdrawal, weight: 1 },
  { arbitrary: closing, weight: 1 },
);

function step<Name extends OperationName>(name: Name, input: Question<Name>): Step {
  return { name, input: () => input, [fc.toStringMethod]: () => `${name} ${JSON.stringify(input)}` } as Step;
}

function reading<Name extends OperationName>(name: Name, text: string, input: (path: string) => Question<Name>): Step {
  return { name, text, input, [fc.toStringMethod]: () => `${name} of\n${text}` } as Step;
}
