import { costFunction, costNature } from './choices.ts';
import {
  amount,
  month,
  owners,
  question,
  vendor,
  what,
  type DocumentField,
  type DocumentForm,
} from './document-form.ts';

const account: DocumentField = { name: 'account', label: 'Account', kind: 'account', accounts: 'balance-sheet' };
const sides: readonly DocumentField[] = [
  { name: 'debit', label: 'Debit', kind: 'amount', optional: true },
  { name: 'credit', label: 'Credit', kind: 'amount', optional: true },
];
const low: DocumentField = { name: 'low', label: 'At least', kind: 'amount', help: 'Lower end of the estimate' };
const high: DocumentField = { name: 'high', label: 'At most', kind: 'amount', help: 'Upper end of the estimate' };

/** Balances to begin with, and what a month needs before it is closed. */
export const closingForms: readonly DocumentForm[] = [
  {
    kind: 'opening',
    label: 'Opening balances',
    noun: 'opening balances',
    when: 'The balances of your ledger at the beginning of a month.',
    does: 'They are no flow of the month. A balance sheet is shown from then on; opening equity takes what they differ by.',
    groups: [
      { title: 'What', fields: [what, { ...month, label: 'Beginning of' }] },
      {
        title: 'Balances',
        help: 'Assets, liabilities and equity. Rows of a spreadsheet can be pasted: account, debit, credit',
        fields: [],
        rows: {
          name: 'balances',
          noun: 'balance',
          count: 3,
          adds: 'opening',
          columns: [
            account,
            ...sides,
            { name: 'commitment', label: 'Commitment', kind: 'words', optional: true },
            { name: 'vendor', label: 'Vendor', kind: 'words', optional: true },
            { name: 'asset', label: 'Asset', kind: 'words', optional: true },
          ],
        },
      },
    ],
  },
  {
    kind: 'accrual',
    label: 'Accrual',
    noun: 'accrual',
    when: 'What was received in a month and is not billed yet.',
    does: 'It lowers EBITDA in its month and is taken back in a later one, when the bill comes.',
    rule: 'A change in estimate when the bill differs: ASC 250-10-45-17',
    groups: [
      { title: 'What', fields: [what, vendor] },
      { title: 'Amount and time', fields: [{ ...amount, label: 'Best estimate' }, low, high, month] },
      {
        title: 'Terms',
        fields: [
          {
            name: 'reverses',
            label: 'Taken back in',
            kind: 'month',
            optional: true,
            help: 'Empty: the month after',
          },
          { name: 'estimate', label: 'How it was estimated', kind: 'words', help: 'As: rows of 28 days, 3 missing' },
        ],
      },
      { title: 'Treatment', fields: [costFunction, costNature] },
      owners,
    ],
  },
  {
    kind: 'shortfall',
    label: 'Commitment shortfall',
    noun: 'shortfall',
    when: 'Spend that was committed to and will not be used by the end of the term.',
    does: 'It is accrued once it is probable, and only disclosed before.',
    rule: 'ASC 450-20-25-2',
    groups: [
      { title: 'What', fields: [what, vendor, { name: 'commitment', label: 'Commitment', kind: 'words' }] },
      {
        title: 'Amount and time',
        fields: [
          { name: 'committed', label: 'Committed spend', kind: 'amount' },
          { name: 'expected', label: 'Expected spend', kind: 'amount', help: 'By the end of the term' },
          { ...low, help: 'Lower end of the expected spend' },
          { ...high, help: 'Upper end of the expected spend' },
          month,
        ],
      },
      {
        title: 'Treatment',
        fields: [question('isProbable', 'Is the shortfall probable?'), costFunction, costNature],
      },
      owners,
    ],
  },
  {
    kind: 'correction',
    label: 'Correction of an error',
    noun: 'correction',
    when: 'An error in a month that may be closed.',
    does: 'It posts in the first open month, with the month of the error in its name.',
    rule: 'ASC 250-10-45-23; IAS 8.42',
    groups: [
      { title: 'What', fields: [what, { ...month, label: 'Month of the error' }] },
      {
        title: 'Entries',
        help: 'Debits and credits are equal',
        fields: [],
        rows: {
          name: 'entries',
          noun: 'entry',
          count: 2,
          adds: 'balanced',
          columns: [{ ...account, accounts: 'all' }, ...sides],
        },
      },
      {
        title: 'Materiality',
        help: 'Not sure? The preview gives the numbers to judge by',
        fields: [
          question('isMaterial', 'Is the error material to that month?', { optional: true }),
          { name: 'reason', label: 'Why it is, or is not', kind: 'words' },
        ],
      },
    ],
  },
  {
    kind: 'chargeback',
    label: 'Chargeback',
    noun: 'chargeback',
    when: 'Cost that one team recovers from another.',
    does: 'It moves cost between teams: EBITDA, cash and depreciation of the company stay.',
    groups: [
      { title: 'What', fields: [what] },
      { title: 'Amount and time', fields: [amount, month] },
      {
        title: 'Teams',
        fields: [
          { name: 'provider', label: 'Team that recovers it', kind: 'words' },
          { name: 'consumer', label: 'Team that bears it', kind: 'words' },
          { name: 'account', label: 'Expense account', kind: 'account', accounts: 'expense' },
        ],
      },
    ],
  },
  {
    kind: 'invoice-total',
    label: 'Invoice total to tie',
    noun: 'invoice total',
    when: 'What the invoice on paper says, beside the bill that was loaded.',
    does: 'Nothing is posted: its month is closed only when the bill says the same.',
    groups: [
      { title: 'What', fields: [what, { name: 'invoice', label: 'Invoice number', kind: 'words' }] },
      {
        title: 'Amount and time',
        fields: [
          { ...amount, label: 'Total of the invoice', unit: 'in its currency' },
          {
            name: 'currency',
            label: 'Currency',
            kind: 'words',
            optional: true,
            help: 'As EUR; empty: that of the company',
          },
          month,
        ],
      },
    ],
  },
];
