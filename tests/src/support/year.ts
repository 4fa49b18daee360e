import type { Answer, Question } from '@capwise/contract/registry';
import type { Composition } from '@capwise/surfaces';
import { billRow, billText, fileOf, type BillRow } from './bills.ts';
import { yearDocuments } from './year-documents.ts';

type Event = Question<'assets.record'>['event'];

const asset = (id: string, more: Partial<Question<'assets.add'>> = {}): Question<'assets.add'> => ({
  id,
  name: id,
  class: 'software',
  cost: '12000',
  began: '2026-01-01',
  inService: '2026-02-01',
  lifeMonths: 24,
  ...more,
});

/** Assets of the year with what happens to them: each kind of event at least once. */
export const yearAssets: readonly (readonly [Question<'assets.add'>, readonly Event[]])[] = [
  [asset('built', { cost: '0', inService: undefined }), [{ kind: 'ready-for-use', date: '2026-05-01' }]],
  [
    asset('longer', { method: 'double-declining-switch', netDays: 60 }),
    [{ kind: 'life-change', date: '2026-06-01', counts: 'remaining', months: 36 }],
  ],
  [
    asset('tested', { class: 'equipment' }),
    [
      {
        kind: 'impairment-test',
        date: '2026-06-01',
        undiscountedCashFlows: '9000',
        fairValue: '6000',
        fairValueLessCosts: '6000',
        valueInUse: '6500',
      },
      { kind: 'impairment', date: '2026-09-01', loss: '500.01' },
    ],
  ],
  [
    asset('parts'),
    [
      {
        kind: 'partial-abandonment',
        date: '2026-07-01',
        share: { name: 'search', cost: '3000', document: 'cost report' },
      },
      { kind: 'retirement', date: '2026-11-01' },
    ],
  ],
  [asset('planned'), [{ kind: 'shutdown-plan', date: '2026-08-01', ceaseUse: '2026-12-01', document: 'test of July' }]],
  [asset('sold', { class: 'equipment' }), [{ kind: 'sale', date: '2026-10-15', proceeds: '7000.50', netDays: 30 }]],
  [asset('unfinished', { inService: undefined }), [{ kind: 'completion-not-probable', date: '2026-04-01' }]],
  [
    asset('press', { class: 'equipment', method: 'units-of-production', lifeMonths: 0, expectedUnits: 1000 }),
    [{ kind: 'usage', date: '2026-03-31', units: 333 }],
  ],
];

const commitment = (id: string, more: BillRow): BillRow => ({ CommitmentDiscountId: id, ...more });

function billOf(number: number): readonly BillRow[] {
  const month = `2026-${String(number).padStart(2, '0')}`;
  const rows = [
    billRow(month, '1000.01'),
    billRow(month, '33.333', { ServiceName: 'Storage', ServiceCategory: 'Storage' }),
    billRow(month, '-12.5', { ChargeCategory: 'Credit' }),
    billRow(month, '80', { ChargeCategory: 'Tax' }),
    billRow(month, '0', { EffectiveCost: '40', InvoiceIssuerName: 'Marketplace Seller' }),
  ];
  if (number === 1) {
    rows.push(billRow(month, '1200', commitment('plan-1', { EffectiveCost: '0', ChargeCategory: 'Purchase' })));
    rows.push(billRow(month, '600', commitment('plan-2', { EffectiveCost: '0', ChargeCategory: 'Purchase' })));
  }
  rows.push(billRow(month, '0', commitment('plan-1', { EffectiveCost: '100' })));
  if (number < 6) rows.push(billRow(month, '0', commitment('plan-2', { EffectiveCost: '50' })));
  if (number === 6) {
    rows.push(billRow(month, '-300', commitment('plan-2', { EffectiveCost: '0', ChargeCategory: 'Purchase' })));
  }
  return rows;
}

/** A bill in another currency: an upfront commitment and its use, at rates that move. */
function euroRow(month: string, number: number): BillRow {
  const use = commitment('plan-e', { EffectiveCost: '100', BilledCost: '0' });
  const purchase = commitment('plan-e', { EffectiveCost: '0', ChargeCategory: 'Purchase' });
  const own = { BillingCurrency: 'EUR', BillingAccountId: 'E-1', BillingAccountName: 'Europe' };
  return billRow(month, number === 1 ? '300' : '0', { ...(number === 1 ? purchase : use), ...own });
}

/** The end of each month of the year, from 1.10 on a cent up every month. */
function ratesText(): string {
  const rows = Array.from({ length: 12 }, (_, index) => {
    const day = Temporal.PlainDate.from({ year: 2026, month: index + 1, day: 31 });
    return `EUR,${day},${(1.1 + index / 100).toFixed(2)}`;
  });
  return `currency,day,rate\n${rows.join('\n')}\n`;
}

type Tie = Answer<'sources.quality'>['ties'][number];

/** The first invoice late and whole, the second in part, the third before it is due. */
function paymentsText(ties: readonly Tie[]): string {
  const days = ['2026-04-15', '2026-05-20', '2026-03-31'];
  const rows = ties.map(({ invoice, payable, currency }, index) => {
    const amount = index === 1 ? '10.00' : payable.value;
    return `P-${index},"${invoice}",${days[index]},${amount},${currency}`;
  });
  return `payment,invoice,date,amount,currency\n${rows.join('\n')}\n`;
}

/**
 * A year of books with every kind of document, asset event and bill row, months closed while it goes on, and a bill that is
 * restated after its month was closed.
 */
export async function recordYear({ invoke }: Composition, company: string): Promise<void> {
  const call = { company };
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const load = async (number: number, more: readonly BillRow[] = []): Promise<void> => {
    const files = [await fileOf(billText([...billOf(number), ...more]), `month-${number}-${more.length}.csv`)];
    await invoke('sources.import', { files }, call);
  };
  const readTable = async (kind: 'rates' | 'payments', text: string): Promise<void> => {
    await invoke('sources.read', { kind, file: await fileOf(text, `${kind}.csv`) }, call);
  };
  await load(1);
  await readTable('rates', ratesText());
  const euros = months.slice(0, 4).map((number) => euroRow(`2026-0${number}`, number));
  await invoke('sources.import', { files: [await fileOf(billText(euros), 'euros.csv')] }, call);
  for (const [added, events] of yearAssets) {
    await invoke('assets.add', added, call);
    if (added.id === 'built') continue;
    for (const event of events) await invoke('assets.record', { id: added.id, event }, call);
  }
  for (const [id, document] of yearDocuments) {
    if (id !== 'total') await invoke('books.record', { id, document }, call);
  }
  for (const event of yearAssets[0]?.[1] ?? []) await invoke('assets.record', { id: 'built', event }, call);
  for (const number of months.slice(1)) await load(number);
  const { ties } = await invoke('sources.quality', {}, call);
  await readTable('payments', paymentsText(ties.filter(({ issuer }) => issuer === 'Acme Cloud').slice(0, 3)));
  const invoice = ties.find(({ billingPeriod }) => billingPeriod === '2026-03');
  const total = yearDocuments.get('total');
  if (invoice && total?.kind === 'invoice-total') {
    const document = { ...total, invoice: invoice.invoice, amount: invoice.payable.value ?? '0' };
    await invoke('books.record', { id: 'total', document }, call);
  }
  await invoke('books.close', { through: '2026-03' }, call);
  await load(2, [billRow('2026-02', '77.77', { ServiceName: 'Queue' })]);
  await invoke('books.withdraw', { id: 'mistake', reason: 'recorded twice' }, call);
}
