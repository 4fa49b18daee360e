import { functionWords, natureWords } from './cost-words.ts';
import type { TableColumn } from './table.ts';

export const contractTreatments = ['expense', 'prepay', 'obligation'] as const;
/** How the cost of a contract reaches the books: by its own invoices, or by another source. */
export const contractSources = ['invoice', 'payroll', 'bills'] as const;
export const contractIntervals = ['once', 'month', 'quarter', 'year'] as const;

export const contractColumns: readonly TableColumn[] = [
  {
    name: 'contract',
    required: true,
    type: 'text',
    about: 'The contract: a row that comes again under it changes nothing, or changes its document',
    example: 'MSA-2026-014',
    alsoCalled: ['contract id', 'contract number', 'agreement', 'agreement number', 'purchase order', 'po number'],
  },
  { name: 'vendor', required: true, type: 'text', about: 'Who is paid', example: 'Datadog' },
  { name: 'what', required: true, type: 'text', about: 'What it is for', example: 'Monitoring of production' },
  {
    name: 'treatment',
    required: true,
    type: 'text',
    about:
      'expense: expensed at each charge; prepay: expensed over the months that a charge covers; obligation: disclosed by year, ' +
      'nothing is posted',
    example: 'prepay',
  },
  {
    name: 'amount',
    required: true,
    type: 'decimal',
    about: 'Of one charge, above zero',
    example: '36000.00',
  },
  { name: 'currency', required: true, type: 'currency', about: 'The currency of the books, ISO 4217', example: 'USD' },
  {
    name: 'every',
    required: true,
    type: 'text',
    about: `How often it is charged: ${contractIntervals.join(', ')}`,
    example: 'year',
    alsoCalled: ['billing frequency', 'frequency', 'interval', 'billed every', 'billing cycle'],
  },
  { name: 'start', required: true, type: 'day', about: 'The day of the first charge', example: '2026-01-01' },
  {
    name: 'end',
    required: false,
    type: 'day',
    about: 'The last day of the contract: needed for charges that come again',
    example: '2027-12-31',
  },
  {
    name: 'term_months',
    required: false,
    type: 'integer',
    about: 'Months that a prepayment covers; until the next charge, or the end, unless given',
    example: '12',
    alsoCalled: ['term', 'months', 'contract term', 'duration months'],
  },
  {
    name: 'net_days',
    required: false,
    type: 'integer',
    about: 'Days from a charge to its payment, 0 unless given',
    example: '30',
    alsoCalled: ['payment terms', 'net', 'days to pay', 'payment days'],
  },
  {
    name: 'function',
    required: false,
    type: 'text',
    about: `One of ${functionWords.join(', ')}; unassigned unless given`,
    example: 'cost-of-revenue',
  },
  {
    name: 'nature',
    required: false,
    type: 'text',
    about: `One of ${natureWords.join(', ')}; software unless given`,
    example: 'software',
  },
  { name: 'cost_center', required: false, type: 'text', about: 'The cost center that bears it', example: 'Platform' },
  {
    name: 'paid_through',
    required: false,
    type: 'text',
    about:
      'invoice unless given; payroll or bills: its cost comes with the payroll (people who are paid by it) or with the bill ' +
      'of a cloud, and is counted there; for obligations, which post nothing',
    example: 'invoice',
  },
];
