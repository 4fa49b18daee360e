import type { RequestPack } from './pack.ts';

export const budget: RequestPack = {
  title: 'Budget',
  owner: 'Financial planning and analysis (FP&A)',
  asks:
    'please give us the approved budget of engineering by account and month, as in the attached file. Actual figures are compared ' +
    'with it, and each difference opens to what it is made of.',
  permission: [
    'No access to the planning system. An export of the approved version, by somebody who may see it already, limited to the ' +
      'cost centers of engineering.',
  ],
  steps: [
    'Export the version that the board approved, or the last forecast, and give it a name under version.',
    'Give a row for each account, cost center and month: cost above zero on accounts of cost, revenue above zero on accounts of revenue.',
    'Accounts are those of your ledger where the account map knows them, else those of Capwise.',
    'Give months as a whole: a file takes the place of the months that it holds.',
    'Leave out amortization of assets that are in the books already: it is added from their schedules where you give none.',
  ],
  notNeeded: [
    'Pay by person or planned hires by name: sums by account and cost center do.',
    'Drafts, scenarios and comments.',
  ],
  sending: [
    'As CSV by mail or a shared folder, whenever a version is approved.',
    'We read it with: capwise sources read --kind budget FILE',
  ],
  documentation: [],
};
