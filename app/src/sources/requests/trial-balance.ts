import type { RequestPack } from './pack.ts';

export const trialBalance: RequestPack = {
  title: 'Trial balance',
  owner: 'The controller, or the general-ledger accountant who closes the month',
  asks:
    'please give us the balances of the ledger at the end of each month, as in the attached file. They are control totals: the ' +
    'books are compared with them account by account, and nothing is posted.',
  permission: [
    'No access to the ledger. The trial balance, run by somebody who may run it already, limited to the accounts of the account map.',
  ],
  steps: [
    'Run the trial balance at the end of each month after its close, in the currency of the books.',
    'Give a row for each account and month: the balance at the end of the month with debit above zero, or debit and credit apart.',
    'Accounts of results hold what accrued since the start of the fiscal year, as the ledger shows them.',
    'Give a month as a whole: a file replaces the months of each entity that it holds.',
    'Say in the message which months are closed.',
  ],
  notNeeded: ['Journal entries, documents and their texts.', 'Balances of single customers, vendors or persons.'],
  sending: [
    'As CSV by mail or a shared folder, once a month after the close.',
    'We read it with: capwise sources read --kind trial-balance FILE',
  ],
  documentation: [],
};
