import type { Measure, Span } from './fold.ts';

/** A row of figures, one for each option of its line. */
export type LineRow = { readonly label: string; readonly measure: Measure; readonly span: Span };

/** One difference: what the guide says, what the books do and why, and options of the case that show it. */
export type Difference = {
  readonly key: string;
  readonly claim: string;
  readonly ours: string;
  readonly reason: string;
  readonly standard: string | null;
  readonly options: readonly string[];
  readonly rows: readonly LineRow[];
};

const year = (first: number, last = first): Span => ({ from: `${first}-01`, to: `${last}-12` });
const firstYear = year(2027);
/** Four quarters from month 6 of the case on. */
const freeze: Span = { from: '2027-07', to: '2028-06' };
const untilJune: Span = { from: '2027-01', to: '2027-06' };
const firstQuarter: Span = { from: '2027-01', to: '2027-03' };

const ebitda = (label: string, span: Span): LineRow => ({ label, span, measure: 'ebitda' });
const operatingIncome = (label: string, span: Span): LineRow => ({
  label,
  span,
  measure: 'operating-income',
});
const cash = (label: string, span: Span): LineRow => ({ label, span, measure: 'cash' });

/** Where this differs from the guide (accounting contract, §7), in its order. */
export const differencesFromTheGuide: readonly Difference[] = [
  {
    key: 'amortization',
    claim: 'Capitalize $10M over five years, and EBITDA shows −$2M in year 1.',
    ours: 'Operating income shows −2M a year for five years; EBITDA shows nothing; cash shows all of it at once.',
    reason: 'EBITDA is before depreciation and amortization: the yearly charge lies below it, in operating income.',
    standard: 'ASC 350-40: amortized straight line from ready for use',
    options: ['built'],
    rows: [
      ebitda('EBITDA, year 1', firstYear),
      operatingIncome('Operating income, year 1', firstYear),
      cash('Cash, year 1', firstYear),
    ],
  },
  {
    key: 'hardware-life',
    claim: 'A longer life of the hardware lifts EBITDA.',
    ours: 'A longer life lifts operating income only: here by 1M a year. EBITDA and cash do not move.',
    reason:
      'The life only says over how many years the price is depreciated, and depreciation lies below EBITDA. A change is prospective.',
    standard: 'ASC 250: a change in estimate counts from the change on',
    options: ['servers-four', 'servers-six'],
    rows: [
      ebitda('EBITDA, year 1', firstYear),
      operatingIncome('Operating income, year 1', firstYear),
      cash('Cash, year 1', firstYear),
    ],
  },
  {
    key: 'refactoring',
    claim: 'Refactoring for cost becomes an asset, as new code does.',
    ours: 'Refactoring without new functionality is expense: all of it lowers EBITDA now.',
    reason:
      'An upgrade is an asset only where the software can do what it could not do before. Cheaper or faster is not a new function; a replatforming is one only by a recorded decision.',
    standard: 'ASC 350-40-25-10: upgrades that cannot be told from maintenance are expense',
    options: ['refactored'],
    rows: [
      ebitda('EBITDA, year 1', firstYear),
      operatingIncome('Operating income, year 1', firstYear),
      cash('Cash, year 1', firstYear),
    ],
  },
  {
    key: 'freeze',
    claim: 'A capital freeze is met by moving the work from capex to opex.',
    ours: 'The same work under another name stays what it is: refused. The same people on maintenance lower EBITDA by all of their pay and save no cash. Only people who leave save cash, less severance.',
    reason:
      'Capitalization is not elective: only a change of the work changes the entry. What was built is idle then, and its impairment is reviewed.',
    standard: 'ASC 350-40-35-1: a change in the use of the software asks for the test',
    options: ['continued', 'maintained', 'dismissed'],
    rows: [
      { label: 'In progress at month 6', span: untilJune, measure: 'in-progress' },
      ebitda('EBITDA, four quarters', freeze),
      { label: 'Operating cash, four quarters', span: freeze, measure: 'operating-cash' },
      { label: 'Free cash flow, four quarters', span: freeze, measure: 'free-cash-flow' },
    ],
  },
  {
    key: 'write-off',
    claim: 'A project that is to be stopped is written off when that is decided.',
    ours: 'Stopped now, what is left is a loss inside EBITDA. With a dated shutdown the life is shortened instead, and the faster amortization is outside EBITDA.',
    reason:
      'An asset is abandoned when it ceases to be used. Until then: test for impairment first, then shorten the life to the date.',
    standard: 'ASC 360-10-35-47 and 35-22',
    options: ['stopped', 'stopped-three', 'stopped-five', 'shortened'],
    rows: [
      { label: 'Written off', span: firstYear, measure: 'loss' },
      ebitda('EBITDA, year 1', firstYear),
      { label: 'Adjusted EBITDA, year 1', span: firstYear, measure: 'adjusted-ebitda' },
      operatingIncome('Operating income, year 1', firstYear),
    ],
  },
  {
    key: 'upkeep',
    claim: 'The build costs $2M a year.',
    ours: 'Its 2M of amortization leave out 1M of upkeep: operating income is −3M a year, EBITDA −1M.',
    reason:
      'Maintenance is expense when it happens. 1M is 10% of the build a year, where 20 to 40% is usual: a finding of the case.',
    standard: 'ASC 350-40: maintenance is expense as incurred',
    options: ['built', 'upkept'],
    rows: [
      ebitda('EBITDA, year 1', firstYear),
      operatingIncome('Operating income, year 1', firstYear),
      cash('Cash, five years', year(2027, 2031)),
    ],
  },
  {
    key: 'commitments',
    claim: 'A cloud commitment is an asset.',
    ours: 'A commitment is nothing on the balance sheet until it is paid ahead; then the unused part is prepaid. EBITDA is the same either way.',
    reason:
      'Nothing is received or paid when it is signed: it is disclosed by year as an obligation, and a probable shortfall is accrued.',
    standard: null,
    options: ['committed', 'prepaid'],
    rows: [
      {
        label: 'Prepaid at the end of June',
        span: untilJune,
        measure: { balance: ['prepaidExpenses'] },
      },
      ebitda('EBITDA, year 1', firstYear),
      cash('Cash, January to June', untilJune),
    ],
  },
  {
    key: 'saas',
    claim: 'Software as a service is all operating expense.',
    ours: 'What is paid ahead and what setting it up costs are on the balance sheet first, and become expense over the term. Over the life EBITDA and cash are the same.',
    reason:
      'The expense stands in the line of the fee, above EBITDA, and the payment is operating cash. Training and data conversion are expense at once.',
    standard: 'ASU 2018-15 (ASC 350-40): amortized over the hosting term',
    options: ['subscribed', 'implemented'],
    rows: [
      {
        label: 'On the balance sheet at the end of March',
        span: firstQuarter,
        measure: { balance: ['prepaidExpenses', 'deferredImplementation'] },
      },
      ebitda('EBITDA, first quarter', firstQuarter),
      cash('Cash, first quarter', firstQuarter),
      ebitda('EBITDA, whole life', year(2027, 2029)),
    ],
  },
];
