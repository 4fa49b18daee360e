import { describe, expect, it } from 'vitest';
import { narrowed, pressed, sorted, type PaidInvoice } from './payments.ts';

const figure = (value: string): PaidInvoice['billed'] => ({
  value,
  unit: 'USD',
  trace: { kind: 'formula', name: 'Billed', parts: [] },
});

const invoice = (name: string, more: Partial<PaidInvoice> = {}): PaidInvoice => ({
  invoice: name,
  kind: 'invoice',
  vendor: 'Acme Cloud',
  currency: 'USD',
  state: 'expected',
  billed: figure('100.00'),
  settled: figure('0.00'),
  open: figure('100.00'),
  overdue: '0.00',
  daysLate: 0,
  expected: [{ day: '2026-02-28', amount: '100.00' }],
  payments: [],
  ...more,
});

const paid = invoice('I-1', {
  state: 'settled',
  open: figure('0.00'),
  expected: [],
  payments: [{ payment: 'WIRE-7', day: '2026-02-20', amount: '100.00' }],
});
const late = invoice('I-2', { state: 'overdue', open: figure('9.00'), daysLate: 12, vendor: 'Other' });
const next = invoice('I-3', { open: figure('80.00'), expected: [{ day: '2026-01-31', amount: '80.00' }] });
const all = [paid, late, next];

describe('the invoices on the page', () => {
  it('are found by their name, their vendor and their payments, whatever the case', () => {
    const found = (text: string): readonly string[] => narrowed(all, { text, state: 'all' }).map((one) => one.invoice);
    expect([found('wire'), found('other'), found('i-3'), found(' ')]).toEqual([
      ['I-1'],
      ['I-2'],
      ['I-3'],
      ['I-1', 'I-2', 'I-3'],
    ]);
    expect(narrowed(all, { text: 'acme', state: 'settled' })).toEqual([paid]);
  });

  it('stay as they were answered until a column is chosen, and turn around when it is pressed again', () => {
    expect(sorted(all, undefined)).toBe(all);
    const first = pressed(undefined, 'open');
    expect(sorted(all, first)).toEqual([next, late, paid]);
    expect(sorted(all, pressed(first, 'open'))).toEqual([paid, late, next]);
  });

  it('with nothing expected come after those that wait for a day', () => {
    expect(sorted(all, pressed(undefined, 'expected'))).toEqual([next, late, paid]);
  });
});
