import type { RequestPack } from './pack.ts';

export const contracts: RequestPack = {
  title: 'Contracts with vendors',
  owner: 'Procurement or legal, who keep the contracts; accounts payable knows what is charged',
  asks:
    'please give us the contracts that engineering pays for and no bill of a cloud holds: licenses, tools, support, contractors ' +
    'and commitments, as in the attached file.',
  permission: [
    'No access to the contract or purchasing system. An export of its contract list, by somebody who may see it already: ' +
      'read access to the contracts whose cost center is in engineering.',
  ],
  steps: [
    'List each contract that is in force in the months asked for, one row for each charge that comes again.',
    'Give the amount of one charge without tax, its currency, how often it is charged, and the day of the first charge.',
    'Give the last day of the contract; for a prepayment the months that it covers.',
    'Choose the treatment: expense where each charge is a cost at once, prepay where it covers months ahead, obligation where ' +
      'something is promised and nothing is charged yet.',
    'Where cost already reaches the ledger with the payroll or with a cloud’s bill, say so under paid_through: it would count twice.',
  ],
  notNeeded: [
    'The documents themselves, terms of liability, or prices that are not charged.',
    'Names of those who signed: the number of the contract does.',
  ],
  sending: [
    'As CSV by mail or a shared folder, under the number of the contract that your system has.',
    'We read it with: capwise sources read --kind contracts FILE',
  ],
  documentation: [],
};
