import type { RequestPack } from './pack.ts';

export const payments: RequestPack = {
  title: 'Payments of invoices',
  owner: 'Accounts payable or treasury',
  asks:
    'please give us what was paid on the invoices of our clouds and vendors, as in the attached file. Until then cash is what ' +
    'payment terms let expect; with it, it is what was paid.',
  permission: [
    'No access to a bank. The payment register of accounts payable (payments with the invoices that they clear), run by ' +
      'somebody who may run it already, limited to the vendors named in the message.',
  ],
  steps: [
    'List the payments of the months asked for, a row for each invoice that a payment clears.',
    'Give the reference of the payment, the number of the invoice as the vendor writes it, the day on which it left the bank, ' +
      'and the amount in the currency of the invoice.',
    'Refunds that were received are below zero.',
    'A reference that comes again replaces what it said before: corrections need no row of their own.',
  ],
  notNeeded: [
    'Bank statements, account numbers or balances: a name such as "Operating account" does.',
    'Payments to persons.',
  ],
  sending: [
    'As CSV by mail or a shared folder, once a month after the last payment run.',
    'We read it with: capwise sources read --kind payments FILE',
  ],
  documentation: [],
};
