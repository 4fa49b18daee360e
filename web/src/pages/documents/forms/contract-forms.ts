import { costFunction, costNature, implementationNature, kindOfWork } from './choices.ts';
import {
  amount,
  choice,
  invoice,
  month,
  netDays,
  owners,
  paidAfter,
  question,
  repeats,
  termMonths,
  vendor,
  what,
  type DocumentField,
  type DocumentForm,
} from './document-form.ts';

const no = { standard: 'no' } as const;

const leaseQuestions: readonly DocumentField[] = [
  question('hasIdentifiedAsset', 'Is there an identified asset?', {
    help: 'A cage, a rack or servers that the vendor may not swap for others',
  }),
  question('hasSubstantiallyAllBenefits', 'Do we get substantially all of its benefits?', {
    help: 'Nobody else uses its capacity during the term',
  }),
  question('hasRightToDirectUse', 'Do we direct how and for what it is used?', {
    help: 'We decide what runs on it, and when',
  }),
];

const leaseTests: readonly DocumentField[] = [
  question('transfersOwnership', 'Does ownership pass to us by the end?', no),
  question('purchaseReasonablyCertain', 'Is it reasonably certain that we buy it?', no),
  {
    name: 'remainingEconomicLifeMonths',
    label: 'Remaining economic life',
    kind: 'whole',
    unit: 'months',
    help: 'A term of 75% of it or more is the major part',
  },
  {
    name: 'fairValue',
    label: 'Fair value of the asset',
    kind: 'amount',
    optional: true,
    help: 'Payments worth 90% of it or more are substantially all. Empty: not met',
  },
  question('hasNoAlternativeUse', 'Is it of no other use to the lessor?', no),
];

/** Labor and contracts that put something on the balance sheet, or are disclosed beside it. */
export const contractForms: readonly DocumentForm[] = [
  {
    kind: 'capitalized-labor',
    label: 'Capitalized labor',
    noun: 'capitalized labor',
    when: 'The part of the payroll that builds new functionality.',
    does: 'It becomes an asset in progress: EBITDA rises by it, and the same pay moves from operating to investing cash.',
    rule: 'ASC 350-40-25-7 and 350-40-30-1',
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
          kindOfWork,
          {
            name: 'decision',
            label: 'Recorded decision',
            kind: 'words',
            optional: true,
            help: 'Where functionality is added by a replatform or refactor',
          },
          costFunction,
          choice('component', 'Part of pay', { pay: 'Pay', 'stock-compensation': 'Stock compensation' }),
          choice('class', 'Becomes', { software: 'Software', equipment: 'Equipment' }),
          {
            name: 'asset',
            label: 'Asset of the register',
            kind: 'asset',
            optional: true,
            help: 'It is added while the asset is in progress',
          },
        ],
      },
      owners,
    ],
  },
  {
    kind: 'hosting',
    label: 'Hosting implementation',
    noun: 'hosting implementation',
    when: 'What it costs to make a hosted service ready for its use.',
    does: 'Configuration, coding, integration, installation and testing are deferred and expensed over the hosting term.',
    rule: 'ASC 350-40-25-18; over the term of 350-40-35-14',
    groups: [
      { title: 'What', fields: [what, vendor, invoice] },
      {
        title: 'Amount and time',
        help: 'IFRS expenses what is distinct from the service as it is received',
        fields: [],
        rows: {
          name: 'costs',
          noun: 'cost',
          count: 1,
          adds: 'total',
          columns: [implementationNature, amount, month, question('isDistinct', 'Distinct', { standard: 'yes' })],
        },
      },
      {
        title: 'Terms',
        fields: [
          { name: 'ready', label: 'Ready for its use', kind: 'month' },
          {
            name: 'nonCancellableMonths',
            label: 'Cannot be cancelled for',
            kind: 'whole',
            unit: 'months',
            help: 'From the month in which it is ready',
          },
          {
            name: 'extensionMonths',
            label: 'Certain extension',
            kind: 'whole',
            unit: 'months',
            standard: '0',
            help: 'Options to extend that are reasonably certain',
          },
          {
            name: 'endsAt',
            label: 'Service ends',
            kind: 'month',
            optional: true,
            help: 'What is left then has no future use: a loss',
          },
          netDays,
        ],
      },
      { title: 'Treatment', fields: [costFunction] },
      owners,
    ],
  },
  {
    kind: 'lease',
    label: 'Lease',
    noun: 'lease',
    when: 'An office, a cage, or dedicated machines that are rented for a term.',
    does: 'A right of use and a liability stand on the balance sheet; the five tests decide how its cost is spread.',
    rule: 'ASC 842-10-15-3 and 842-10-25-2; IFRS 16.9',
    groups: [
      { title: 'What', fields: [what, vendor, invoice] },
      {
        title: 'Does it contain a lease?',
        help: 'All three, or it is a service (ASC 842-10-15-3)',
        fields: leaseQuestions,
      },
      {
        title: 'Amount and time',
        fields: [
          { name: 'payment', label: 'Payment', kind: 'amount' },
          choice('every', 'Every', { month: 'Month', quarter: 'Quarter', year: 'Year' }),
          choice('due', 'At the', { begin: 'Beginning', end: 'End' }),
          { name: 'commences', label: 'Commences', kind: 'day' },
          termMonths,
          {
            name: 'annualRate',
            label: 'Discount rate',
            kind: 'rate',
            unit: '% a year',
            help: 'The rate in the lease, else that of borrowing',
          },
        ],
      },
      {
        title: 'Five tests of a finance lease',
        help: 'One that is met makes it a finance lease under US GAAP (ASC 842-10-25-2)',
        fields: leaseTests,
      },
      {
        title: 'Treatment',
        fields: [
          costFunction,
          choice('nature', 'Made of', { hardware: 'Hardware', facilities: 'Facilities' }),
          question('exemptsShortTerm', 'Exempt up to twelve months?', { standard: 'yes', help: 'ASC 842-20-25-2' }),
          question('exemptsLowValue', 'Exempt for low value?', { standard: 'no', help: 'IFRS 16.5 alone' }),
        ],
      },
      owners,
    ],
  },
  {
    kind: 'purchase-obligation',
    label: 'Purchase obligation',
    noun: 'purchase obligation',
    when: 'A minimum spend that a contract asks for and that is not on the balance sheet.',
    does: 'Nothing is posted: it is disclosed by year until it is charged.',
    rule: 'ASC 440-10-50-4',
    groups: [
      {
        title: 'What',
        fields: [what, vendor, { name: 'commitment', label: 'Commitment', kind: 'words', optional: true }],
      },
      {
        title: 'Amount and time',
        fields: [
          { ...amount, label: 'Amount a month' },
          { ...month, label: 'First month' },
          { ...repeats, label: 'For', standard: '12', help: 'As many months as the contract runs' },
          choice('through', 'Its cost comes with', {
            invoice: 'An invoice of its own',
            payroll: 'The payroll',
            bills: 'The bill of a cloud',
          }),
        ],
      },
      owners,
    ],
  },
  {
    kind: 'onerous-contract',
    label: 'Onerous contract',
    noun: 'onerous contract',
    when: 'A contract whose cost cannot be avoided and exceeds what it still gives.',
    does: 'IFRS provides for it at once; US GAAP expenses it as incurred, or at once when it is left for good.',
    rule: 'IAS 37.66; ASC 420-10-25-13',
    groups: [
      { title: 'What', fields: [what, vendor] },
      {
        title: 'Amount and time',
        fields: [
          { ...amount, label: 'Unavoidable cost', help: 'Above the benefits that are expected' },
          month,
          { name: 'monthsLeft', label: 'Still to run', kind: 'whole', unit: 'months' },
        ],
      },
      {
        title: 'Treatment',
        fields: [question('isCeased', 'Is it left for good?', { standard: 'no' }), costFunction, costNature],
      },
      owners,
    ],
  },
];
