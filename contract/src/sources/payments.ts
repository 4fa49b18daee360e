import { z } from 'zod';
import { asOf, currency, decimal, figure, operation } from '../operation/index.ts';

/** What an invoice is waiting for, in the order in which a page asks about it. */
const paymentStates = ['overdue', 'expected', 'part-paid', 'settled', 'claim'] as const;

const day = z.iso.date();

const invoice = z.object({
  invoice: z.string().describe('The invoice, or the id of an asset or document that carries none'),
  kind: z.enum(['invoice', 'asset', 'document']),
  vendor: z.string().nullable(),
  currency: currency.describe('Currency of the invoice: its figures are in it'),
  state: z.enum(paymentStates).describe('claim: more was paid than it is'),
  billed: figure,
  settled: figure.describe('Payments that were read'),
  open: figure.describe('Billed less settled; below zero a claim on the vendor'),
  overdue: decimal.describe('Of what is open, what was due before the day of `today`'),
  daysLate: z.number().int().describe('Days since the oldest open day was due, or that the last payment came after it'),
  expected: z.array(z.object({ day, amount: decimal })).describe('What is still expected by day, oldest first'),
  payments: z.array(z.object({ payment: z.string(), day, amount: decimal })).describe('What was read, oldest first'),
});

const totals = z.object({
  currency,
  invoices: z.number().int(),
  billed: decimal,
  settled: figure,
  open: decimal,
  overdue: decimal,
});

/** What is owed to vendors, and what was paid. */
export const paymentOperations = {
  'sources.payments': operation('sources.payments', {
    input: z.object({
      state: z.enum(paymentStates).optional().describe('Only invoices in this state'),
      vendor: z.string().optional().describe('Only invoices of this vendor'),
      limit: z.number().int().min(1).max(5000).default(500).describe('The most invoices that are listed'),
      asOf,
    }),
    output: z.object({
      today: day.describe('The day that overdue counts to'),
      invoices: z.array(invoice).describe('Overdue first, then by the next expected day'),
      count: z.number().int().describe('Invoices that fit, listed or not'),
      totals: z.array(totals).describe('By currency, of all invoices whatever their state'),
    }),
    errors: [],
    examples: [
      { title: 'What is owed and paid by invoice', input: {} },
      { title: 'What is overdue', input: { state: 'overdue' } },
    ],
  }),
};
