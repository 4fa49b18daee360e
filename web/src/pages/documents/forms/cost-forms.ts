import { costFunction, costNature } from './choices.ts';
import {
  amount,
  choice,
  invoice,
  month,
  netDays,
  owners,
  paidAfter,
  repeats,
  termMonths,
  vendor,
  what,
  type DocumentForm,
} from './document-form.ts';

const costTreatment = { title: 'Treatment', fields: [costFunction, costNature] } as const;

/** Cost, revenue and pay. */
export const costForms: readonly DocumentForm[] = [
  {
    kind: 'expense',
    label: 'Expense',
    noun: 'expense',
    when: 'A cost that is used up in its month.',
    does: 'It lowers EBITDA in its month and cash on its terms.',
    rule: 'Accrual basis: FASB Concepts Statement 8, OB17',
    groups: [
      { title: 'What', fields: [what, vendor, invoice] },
      {
        title: 'Amount and time',
        fields: [{ ...amount, help: 'Of each month, if it comes for several' }, month, repeats],
      },
      { title: 'Terms', fields: [netDays] },
      costTreatment,
      owners,
    ],
  },
  {
    kind: 'prepay',
    label: 'Prepayment',
    noun: 'prepayment',
    when: 'A license or support contract that is paid ahead for several months.',
    does: 'Cash leaves on its terms; EBITDA bears an equal part of it in each month of the term.',
    rule: 'ASC 340-10, prepaid expenses',
    groups: [
      { title: 'What', fields: [what, vendor, invoice] },
      { title: 'Amount and time', fields: [amount, { ...month, label: 'First month' }, termMonths] },
      {
        title: 'Terms',
        fields: [
          netDays,
          {
            name: 'stopsAt',
            label: 'Cancelled from',
            kind: 'month',
            optional: true,
            help: 'What is left then has no future use: a loss',
          },
        ],
      },
      costTreatment,
      owners,
    ],
  },
  {
    kind: 'vendor-invoice',
    label: 'Invoice',
    noun: 'invoice',
    when: 'The invoice of a vendor, also for what was accrued before.',
    does: 'It clears what was accrued for the vendor; what is left over is expense, a change in estimate.',
    rule: 'ASC 250-10-45-17',
    groups: [
      { title: 'What', fields: [what, { name: 'vendor', label: 'Vendor', kind: 'words' }, invoice] },
      {
        title: 'Amount and time',
        fields: [
          amount,
          month,
          {
            name: 'clears',
            label: 'Clears accruals of',
            kind: 'amount',
            optional: true,
            help: 'Empty: all that is accrued for the vendor',
          },
        ],
      },
      { title: 'Terms', fields: [netDays] },
      costTreatment,
      owners,
    ],
  },
  {
    kind: 'incentive',
    label: 'Vendor incentive',
    noun: 'incentive',
    when: 'A credit or payment that a vendor grants for signing.',
    does: 'It lowers cost evenly over the term, whenever it is received.',
    rule: 'ASC 705-20-25',
    groups: [
      { title: 'What', fields: [what, vendor, invoice] },
      { title: 'Amount and time', fields: [amount, { ...month, label: 'First month' }, termMonths] },
      { title: 'Terms', fields: [{ ...netDays, label: 'Received after' }] },
      costTreatment,
      owners,
    ],
  },
  {
    kind: 'revenue',
    label: 'Revenue',
    noun: 'revenue',
    when: 'What customers owe for a service, at once or over a term.',
    does: 'It lifts EBITDA as the service is given; what is invoiced ahead waits as deferred revenue.',
    rule: 'ASC 606-10-25-23',
    groups: [
      { title: 'What', fields: [what, invoice] },
      {
        title: 'Amount and time',
        fields: [{ ...amount, help: 'Of each month, if it comes for several' }, month, repeats],
      },
      {
        title: 'Terms',
        fields: [
          { ...netDays, label: 'Received after' },
          { ...termMonths, label: 'Earned over', optional: true, help: 'Empty: earned in its month' },
        ],
      },
      owners,
    ],
  },
  {
    kind: 'service-credit',
    label: 'Service credit to customers',
    noun: 'service credit',
    when: 'What customers are owed for an outage.',
    does: 'It is negative revenue: it lowers EBITDA in its month.',
    rule: 'ASC 606-10-32-6',
    groups: [
      { title: 'What', fields: [what] },
      { title: 'Amount and time', fields: [amount, month] },
      { title: 'Terms', fields: [netDays] },
      owners,
    ],
  },
  {
    kind: 'payroll',
    label: 'Payroll',
    noun: 'payroll',
    when: 'The pay of a function in a month, or of several equal months.',
    does: 'It lowers EBITDA in the months of the work and cash when it is paid.',
    rule: 'ASC 710-10-25; stock compensation ASC 718-10-35-2',
    groups: [
      { title: 'What', fields: [what] },
      {
        title: 'Amount and time',
        fields: [{ ...amount, help: 'Of each month, if it comes for several' }, month, repeats],
      },
      { title: 'Terms', fields: [paidAfter] },
      {
        title: 'Treatment',
        fields: [
          costFunction,
          choice(
            'component',
            'Part of pay',
            {
              pay: 'Pay',
              severance: 'Severance',
              'stock-compensation': 'Stock compensation',
            },
            { help: 'Stock compensation is never cash' },
          ),
        ],
      },
      owners,
    ],
  },
];
