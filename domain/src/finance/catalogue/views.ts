import { viewsMachineExample } from '../machine-view.ts';
import {
  leaseEbitda,
  viewsCapitalizedBuild,
  viewsCcaImplementation,
  viewsExpensedBuild,
  viewsImpairment,
  viewsPrepaidCommitment,
} from '../views.ts';
import { flows, number } from './arguments.ts';
import { certain, define } from './definition.ts';
import { spelling } from './spelling.ts';

const family = 'EBITDA and cash, side by side';
const savings = flows('What the build saves by year, from year 0', [0, 500000, 500000, 500000]);

/** The same money in both views, by year. */
export const views = {
  [spelling.capitalizedBuild]: define({
    family,
    title: 'Build, capitalized',
    meaning: 'A capitalized build by year: cash leaves in year 0, the charge stands below EBITDA.',
    formula: 'ebitda = opexSavings; ebit = ebitda − capex / life; preTaxCash[0] = opexSavings[0] − capex',
    source: 'ASC 350-40-25 and 350-40-35-4: internal-use software',
    unit: 'text',
    arguments: {
      capex: number('amount', 'Paid in year 0', { example: 1200000 }),
      life: number('years', 'Life, from year 1', { example: 3 }),
      opexSavings: savings,
    },
    refusals: ['EMPTY_FLOWS', 'LIFE_NOT_POSITIVE', 'NOT_FINITE'],
    run: (args) => certain(viewsCapitalizedBuild(args)),
  }),
  viewsExpensedBuild: define({
    family,
    title: 'Build, expensed',
    meaning: 'The same build as an expense: the same cash before tax, and a lower EBITDA in year 0.',
    formula: 'ebitda[0] = preTaxCash[0] = opexSavings[0] − opex; then both are opexSavings',
    source: 'ASC 350-40-25-1: preliminary stage, training and maintenance are expensed',
    unit: 'text',
    arguments: { opex: number('amount', 'Paid and expensed in year 0', { example: 1200000 }), opexSavings: savings },
    refusals: ['EMPTY_FLOWS', 'NOT_FINITE'],
    run: (args) => certain(viewsExpensedBuild(args)),
  }),
  viewsCcaImplementation: define({
    family,
    title: 'Implementation of a hosted service',
    meaning: 'Implementation cost of a cloud arrangement by year: its charge is a hosting cost and stands in EBITDA.',
    formula: 'ebitda = −implementation / term from year 1; operatingCash[0] = −implementation',
    source: 'ASC 350-40-45-1 to 45-3 (ASU 2018-15)',
    unit: 'text',
    arguments: {
      implementation: number('amount', 'Paid in year 0', { example: 600000 }),
      term: number('years', 'Term of the arrangement, from year 1', { example: 3 }),
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE'],
    run: (args) => certain(viewsCcaImplementation(args)),
  }),
  viewsPrepaidCommitment: define({
    family,
    title: 'Commitment paid upfront',
    meaning: 'A commitment paid upfront by year: EBITDA carries it evenly, cash on the first day.',
    formula: 'ebitda = −upfront / years from year 1; operatingCash[0] = −upfront; workingCapital is the difference',
    source: 'ASC 340-10-05: prepaid expenses',
    unit: 'text',
    arguments: {
      upfront: number('amount', 'Paid in year 0', { example: 360000 }),
      years: number('years', 'Length, from year 1', { example: 3 }),
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE'],
    run: (args) => certain(viewsPrepaidCommitment(args)),
  }),
  leaseEbitda: define({
    family,
    title: 'Operating and finance lease',
    meaning: 'What the class of a lease does to EBITDA, with the same cash, payments at the end of each year.',
    formula: 'operating: ebitda = −payment; finance: ebitda = 0, first interest = payment · (1 − (1 + ibr)^−years)',
    source: 'ASC 842-20-25-5 and 25-6',
    unit: 'text',
    firstYear: 1,
    arguments: {
      payment: number('amount', 'Paid at the end of each year', { example: 100000 }),
      years: number('years', 'Term', { example: 5 }),
      ibr: number('share', 'Incremental borrowing rate a year', { example: 0.07 }),
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'RATE_LE_MINUS_ONE'],
    run: (args) => certain(leaseEbitda(args)),
  }),
  viewsImpairment: define({
    family,
    title: 'Write-off',
    meaning: 'A write-off is a loss inside EBITDA and outside Adjusted EBITDA; of cash it saves tax, if deductible.',
    formula: 'ebitda = ebit = −carrying; ebitdaAdjusted = preTaxCash = 0; taxCashIfDeductible = carrying · taxRate',
    source: 'ASC 360-10-35-17 and 360-10-45-4',
    unit: 'text',
    arguments: {
      carrying: number('amount', 'Carrying amount that is written off', { example: 700000 }),
      taxRate: number('share', 'Tax rate', { example: 0.25 }),
    },
    refusals: ['NOT_FINITE'],
    run: (args) => certain(viewsImpairment(args)),
  }),
  viewsMachineExample: define({
    family,
    title: 'Growth by earnings and by cash',
    meaning: 'Earnings grow while free cash flow does not: machines bought for growth cost more cash than trips bring.',
    formula:
      'ebitda = machines · trips · (price − cogs − labor); earnings = ebitda − price of machines / life; free cash flow = ebitda − machines bought',
    source: 'Amazon.com, Letter to Shareholders 2004',
    unit: 'text',
    firstYear: 1,
    arguments: {
      machinePrice: number('amount', 'Price of a machine', { example: 160000 }),
      life: number('years', 'Years that a machine serves', { example: 4 }),
      tripsPerMachine: number('units', 'Trips of a machine a year', { example: 100 }),
      price: number('amount', 'Price of a trip', { example: 1000 }),
      cogs: number('amount', 'Cost of materials of a trip', { example: 450 }),
      [spelling.labor]: number('amount', 'Cost of labor of a trip', { example: 50 }),
      machines: flows('Machines at work by year', [1, 2, 4, 8]),
    },
    refusals: ['EMPTY_FLOWS', 'LIFE_NOT_POSITIVE', 'NOT_FINITE'],
    run: ({ [spelling.labor]: labor, ...args }) => certain(viewsMachineExample({ ...args, labor })),
  }),
};
