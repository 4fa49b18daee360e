import { sourceDocument } from '@capwise/contract/books';
import { describe, expect, it } from 'vitest';
import type { DocumentKind, SourceDocument } from './answers.ts';
import { draftOf, emptyDraft, type Draft } from './draft.ts';
import { families, fieldsOf, formOf, rowsOf } from './forms/forms.ts';
import type { DocumentForm } from './forms/document-form.ts';
import { readDraft, readMonth } from './read-draft.ts';

const research = 'research-and-development';
const cost = { function: 'cost-of-revenue', nature: 'software' } as const;
const owners = { costCenter: 'CC 7', team: 'Search', product: 'Shop', project: 'P', environment: 'prod' } as const;

/** A document of each kind with everything that it can say. */
const documents: readonly SourceDocument[] = [
  {
    kind: 'expense',
    what: 'Tool',
    vendor: 'V',
    invoice: 'I',
    ...owners,
    ...cost,
    amount: '100',
    month: '2026-01',
    repeats: 2,
    netDays: 30,
  },
  {
    kind: 'prepay',
    what: 'Support',
    vendor: 'V',
    invoice: 'I',
    ...owners,
    ...cost,
    amount: '300',
    month: '2026-01',
    termMonths: 3,
    stopsAt: '2026-02',
    netDays: 0,
  },
  {
    kind: 'vendor-invoice',
    what: 'Bill',
    vendor: 'V',
    invoice: 'I',
    ...owners,
    ...cost,
    amount: '90',
    clears: '80',
    month: '2026-01',
    netDays: 30,
  },
  {
    kind: 'incentive',
    what: 'Signing',
    vendor: 'V',
    invoice: 'I',
    ...owners,
    ...cost,
    amount: '9',
    month: '2026-01',
    termMonths: 3,
    netDays: 0,
  },
  {
    kind: 'revenue',
    what: 'Usage',
    invoice: 'I',
    ...owners,
    amount: '500',
    month: '2026-01',
    repeats: 1,
    termMonths: 3,
    netDays: 0,
  },
  { kind: 'service-credit', what: 'Outage', ...owners, amount: '5.5', month: '2026-01', netDays: 0 },
  {
    kind: 'payroll',
    what: 'Pay',
    ...owners,
    component: 'severance',
    function: research,
    amount: '80',
    month: '2026-01',
    repeats: 1,
    paidAfter: 1,
  },
  {
    kind: 'capitalized-labor',
    what: 'Build',
    ...owners,
    component: 'pay',
    function: research,
    class: 'software',
    asset: 'platform',
    kindOfWork: 'replatform',
    decision: 'ADR 7',
    amount: '60',
    month: '2026-01',
    repeats: 1,
    paidAfter: 1,
  },
  {
    kind: 'hosting',
    what: 'CRM',
    vendor: 'V',
    invoice: 'I',
    ...owners,
    function: research,
    ready: '2026-02',
    nonCancellableMonths: 2,
    extensionMonths: 1,
    endsAt: '2026-04',
    netDays: 0,
    costs: [
      { nature: 'configuration', amount: '240', month: '2026-01', isDistinct: false },
      { nature: 'training', amount: '40', month: '2026-02', isDistinct: true },
    ],
  },
  {
    kind: 'lease',
    what: 'Cage',
    vendor: 'V',
    invoice: 'I',
    ...owners,
    function: research,
    nature: 'facilities',
    hasIdentifiedAsset: true,
    hasSubstantiallyAllBenefits: true,
    hasRightToDirectUse: false,
    commences: '2026-01-15',
    termMonths: 36,
    payment: '1000',
    every: 'quarter',
    due: 'end',
    annualRate: 0.065,
    transfersOwnership: false,
    purchaseReasonablyCertain: true,
    remainingEconomicLifeMonths: 240,
    fairValue: '50000',
    hasNoAlternativeUse: false,
    exemptsShortTerm: true,
    exemptsLowValue: false,
  },
  {
    kind: 'opening',
    what: 'Begin',
    month: '2026-01',
    balances: [
      { account: '1200', amount: '300', commitment: 'plan-1', vendor: 'V', asset: 'A' },
      { account: '2000', amount: '-200.25' },
    ],
  },
  {
    kind: 'accrual',
    what: 'Usage',
    vendor: 'V',
    ...owners,
    ...cost,
    amount: '90',
    low: '80',
    high: '110',
    month: '2026-01',
    reverses: '2026-03',
    estimate: 'rows',
  },
  {
    kind: 'shortfall',
    what: 'Year',
    vendor: 'V',
    ...owners,
    ...cost,
    commitment: 'plan-1',
    committed: '1000',
    expected: '900',
    low: '850',
    high: '950',
    month: '2026-01',
    isProbable: true,
  },
  {
    kind: 'purchase-obligation',
    what: 'Minimum',
    vendor: 'V',
    ...owners,
    commitment: 'plan-1',
    amount: '100',
    month: '2026-01',
    repeats: 24,
    through: 'payroll',
  },
  {
    kind: 'onerous-contract',
    what: 'Hall',
    vendor: 'V',
    ...owners,
    ...cost,
    amount: '90',
    month: '2026-01',
    monthsLeft: 3,
    isCeased: true,
  },
  {
    kind: 'correction',
    what: 'Fix',
    month: '2026-01',
    isMaterial: false,
    reason: 'one of many',
    entries: [
      { account: '6230', amount: '40' },
      { account: '1210', amount: '-40' },
    ],
  },
  {
    kind: 'chargeback',
    what: 'Platform',
    month: '2026-01',
    account: '6920',
    provider: 'platform',
    consumer: 'search',
    amount: '70',
  },
  { kind: 'invoice-total', what: 'Paper', invoice: 'I', amount: '10', currency: 'EUR', month: '2026-01' },
];

function form(kind: string): DocumentForm {
  const found = formOf(kind);
  if (!found) throw new Error(`no form of ${kind}`);
  return found;
}

const typed = (kind: string, fields: Record<string, string>, rows?: Draft['rows']): Draft => {
  const empty = emptyDraft(form(kind), '2026-11-05');
  return { fields: { ...empty.fields, ...fields }, rows: rows ?? empty.rows };
};

describe('the forms of documents', () => {
  it('offer every kind of the contract once', () => {
    const kinds = sourceDocument.options.map((option) => option.shape.kind.value).toSorted();
    const offered: readonly DocumentKind[] = families.flatMap((family) => family.kinds);
    expect(offered.toSorted()).toEqual(kinds);
    expect(documents.map(({ kind }) => kind).toSorted()).toEqual(kinds);
  });

  it.each(documents)('read a recorded $kind back as it is, and as the contract asks for it', (document) => {
    const read = readDraft(form(document.kind), draftOf(form(document.kind), 'one', document));
    expect(read).toEqual({ kind: 'document', document });
    expect(sourceDocument.parse(document)).toEqual(document);
  });

  it.each(sourceDocument.options.map((option) => [option.shape.kind.value, Object.keys(option.shape)] as const))(
    'ask a %s for what can be said of it',
    (kind, keys) => {
      // Pay has no vendor, not every document has an invoice, and only the page of a bill accrues what it lacks.
      const unasked: readonly string[] = ['kind', 'vendor', 'invoice', 'bill'];
      const asked = [...fieldsOf(form(kind)).map(({ name }) => name), rowsOf(form(kind))?.name];
      expect(keys.filter((key) => !asked.includes(key) && !unasked.includes(key))).toEqual([]);
    },
  );
});

describe('what is typed into a form', () => {
  it('is read as people write it', () => {
    const read = readDraft(form('expense'), typed('expense', { what: ' Tool ', amount: '$2.4k', month: 'oct 2026' }));
    expect(read).toMatchObject({ document: { what: 'Tool', amount: '2400', month: '2026-10', repeats: 1 } });
  });

  it('says at each field what is missing or cannot be read', () => {
    const read = readDraft(form('expense'), typed('expense', { amount: 'ten', month: '2026-13' }));
    expect(read).toEqual({
      kind: 'faulty',
      faults: {
        what: { message: 'missing: write it' },
        amount: { message: '"ten" cannot be read: give an amount, as 250000 or 2.4M' },
        month: { message: '"2026-13" cannot be read: give a month, as 2026-10' },
      },
    });
  });

  it('answers no question by itself that decides whether there is a lease', () => {
    const read = readDraft(form('lease'), typed('lease', { what: 'Cage' }));
    expect(read).toMatchObject({
      faults: {
        hasIdentifiedAsset: { message: 'missing: answer yes or no' },
        hasSubstantiallyAllBenefits: {},
        hasRightToDirectUse: {},
      },
    });
  });

  it('keeps what a document says beside its form when it is changed', () => {
    const bill = { source: 'aws', billingAccount: 'A-1', part: 'p', soFar: '80' };
    const accrual = documents.find((document) => document.kind === 'accrual');
    if (!accrual) throw new Error('no accrual');
    const changed = { ...accrual, bill, invoice: 'I-7' };
    const draft = draftOf(form('accrual'), 'one', changed);
    const higher = { ...draft, fields: { ...draft.fields, amount: '95' } };
    expect(readDraft(form('accrual'), higher, changed)).toEqual({
      kind: 'document',
      document: { ...changed, amount: '95' },
    });
  });

  it('leaves blank rows out and names the row of a fault', () => {
    const rows = [
      { nature: 'coding', amount: '1', month: '2026-10', isDistinct: 'yes' },
      { nature: 'coding', amount: '', month: '2026-10', isDistinct: 'yes' },
      { nature: 'coding', amount: 'x', month: '2026-10', isDistinct: 'yes' },
    ];
    const fields = { what: 'CRM', nonCancellableMonths: '12' };
    expect(readDraft(form('hosting'), typed('hosting', fields, rows))).toMatchObject({
      faults: { 'costs.2.amount': { message: '"x" cannot be read: give an amount, as 250000 or 2.4M' } },
    });
    const whole = readDraft(form('hosting'), typed('hosting', fields, rows.slice(0, 2)));
    expect(whole).toMatchObject({ document: { costs: [{ amount: '1', isDistinct: true }] } });
  });

  it('asks for a first balance, and for two entries of a correction', () => {
    expect(readDraft(form('opening'), typed('opening', { what: 'Begin' }))).toMatchObject({
      faults: { 'balances.0.account': { message: 'give at least one' } },
    });
    const one = [{ account: '6230', debit: '40', credit: '' }];
    expect(readDraft(form('correction'), typed('correction', { what: 'Fix', reason: 'r' }, one))).toMatchObject({
      faults: { 'entries.1.account': { message: 'give at least two' } },
    });
  });

  it('reads months as the period picker does, and nothing longer', () => {
    expect(['Oct 2026', '10/2026', '2026-10', '2026-Q4', '2026', 'soon'].map(readMonth)).toEqual([
      '2026-10',
      '2026-10',
      '2026-10',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
