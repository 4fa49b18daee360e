import type { RequestPack } from './pack.ts';

export const accountMap: RequestPack = {
  title: 'Account map',
  owner: 'The controller, or whoever maintains the chart of accounts',
  asks:
    'please say which of our accounts each account of the ledger is, as in the attached file. Trial balances and budgets are read ' +
    'by it, so that the books tie out to the ledger account by account.',
  permission: [
    'No access to the ledger. Its chart of accounts, exported by somebody who may see it already: the accounts that ' +
      'engineering spends on, their prepayments, accruals, payables and assets.',
  ],
  steps: [
    'List the accounts of the ledger with code and name.',
    'Beside each write the account of Capwise that it is; "capwise sources accounts" lists them with what each holds.',
    'Where the ledger keeps as one account what Capwise keeps apart, write several codes with commas between them.',
    'Leave out what engineering never touches: an account without a row is not compared.',
  ],
  notNeeded: [
    'Balances: the trial balance is a request of its own.',
    'Accounts of equity, taxes on income or treasury.',
  ],
  sending: [
    'As CSV by mail or a shared folder; a row replaces what was known of its account.',
    'We read it with: capwise sources read --kind account-map FILE',
  ],
  documentation: [],
};
