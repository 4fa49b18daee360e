import { CallError } from '@capwise/contract/client';
import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from './draft.ts';
import { faultsOf } from './faults.ts';
import { formOf } from './forms/forms.ts';

function placesOf(
  kind: string,
  failure: { code: string; message?: string; data?: unknown },
  over: Partial<Draft> = {},
) {
  const form = formOf(kind);
  if (!form) throw new Error(`no form of ${kind}`);
  const draft = emptyDraft(form, '2026-11-05');
  const error = new CallError({ message: 'refused', ...failure }, 422);
  return Object.keys(faultsOf(error, form, { ...draft, ...over, fields: { ...draft.fields, ...over.fields } }));
}

describe('a refusal', () => {
  it.each([
    ['an id that is taken', 'expense', { code: 'DOCUMENT_EXISTS' }, 'id'],
    ['a term of zero', 'prepay', { code: 'LIFE_NOT_POSITIVE' }, 'termMonths'],
    ['a hosting term of zero', 'hosting', { code: 'LIFE_NOT_POSITIVE' }, 'nonCancellableMonths'],
    ['a closed month', 'lease', { code: 'PERIOD_CLOSED' }, 'commences'],
    ['a question of materiality', 'correction', { code: 'MATERIALITY_NEEDED' }, 'isMaterial'],
    ['entries that do not balance', 'correction', { code: 'UNBALANCED' }, 'entries'],
    ['an invoice that no bill has', 'invoice-total', { code: 'UNKNOWN_INVOICE' }, 'invoice'],
    ['work that is expense', 'capitalized-labor', { code: 'NOT_CAPITALIZABLE', message: 'leave it' }, 'kindOfWork'],
    [
      'work without its decision',
      'capitalized-labor',
      { code: 'NOT_CAPITALIZABLE', message: 'name the recorded decision' },
      'decision',
    ],
  ] as const)('of %s stands at its field', (_, kind, failure, place) => {
    expect(placesOf(kind, failure)).toEqual([place]);
  });

  it('stands at the question that was answered with no', () => {
    const fields = { hasIdentifiedAsset: 'yes', hasSubstantiallyAllBenefits: 'no', hasRightToDirectUse: 'no' };
    expect(placesOf('lease', { code: 'NOT_A_LEASE' }, { fields })).toEqual(['hasSubstantiallyAllBenefits']);
  });

  it('stands at the very amount that it names, also in a row', () => {
    const rows = [
      { nature: 'coding', amount: '1k', month: '2026-10' },
      { nature: 'coding', amount: '0', month: '2026-10' },
    ];
    expect(placesOf('hosting', { code: 'INVALID_AMOUNT', data: { value: '0' } }, { rows })).toEqual(['costs.1.amount']);
    const fields = { amount: '90', clears: '100' };
    expect(placesOf('vendor-invoice', { code: 'INVALID_AMOUNT', data: { value: '100' } }, { fields })).toEqual([
      'clears',
    ]);
  });

  it('stands at the row and field that it names', () => {
    const failure = { code: 'CHARGE_AFTER_TERM', data: { value: '2027-02', end: '2027-02', row: 2, field: 'month' } };
    expect(placesOf('hosting', failure)).toEqual(['costs.1.month']);
  });

  it('of the input stands at each field that it lists', () => {
    const issues = ['document.balances.1.amount: Invalid string', 'document.what: Too small', 'id: Invalid string'];
    expect(placesOf('opening', { code: 'INVALID_INPUT', data: { issues } })).toEqual([
      'balances.1.debit',
      'what',
      'id',
    ]);
  });

  it('that is about no field stands at none', () => {
    expect(placesOf('expense', { code: 'UNREACHABLE' })).toEqual([]);
    expect(placesOf('expense', { code: 'INVALID_INPUT', data: { issues: ['document: Invalid input'] } })).toEqual([]);
  });
});
