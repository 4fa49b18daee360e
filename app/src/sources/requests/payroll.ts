import type { RequestPack } from './pack.ts';

export const payroll: RequestPack = {
  title: 'Payroll',
  owner: 'The head of payroll, or the controller who posts the payroll journal',
  asks:
    'please give us what the people of engineering cost by month of service, as in the attached file. The books keep sums and ' +
    'counts by function, component and cost center, never a person.',
  permission: [
    'No access to the payroll system. One report, run by somebody who may run it already: the payroll register with ' +
      'employer cost by month and cost center.',
    'If a report is to be scheduled: a role that runs this one report, without bank details and without changing anything.',
  ],
  steps: [
    'Take the payroll register of each month with all that the company bears. Under pay goes pay with employer taxes, ' +
      'benefits and bonus; severance and stock compensation have a component of their own.',
    'Put a number of your own in place of each person: the same number in every month, so that persons can be counted.',
    'Write a row for each person, month and component, with its cost center and function as in the ledger.',
    'A file replaces the months that it holds: please send a month as a whole, not what changed in it.',
    'The sum of a month is the amount of the payroll journal. Please state that amount in the message, so that we can check it.',
  ],
  notNeeded: [
    'Names, e-mail addresses, dates of birth, addresses, bank details or tax numbers: a number that only you can resolve does.',
    'Hours of absence, reviews or reasons of severance.',
    'What is withheld from pay: only what the company bears.',
  ],
  sending: [
    'By a folder that only payroll and the controller can open, not by mail: amounts by person can be told from it even without names.',
    'We read it with: capwise sources read --kind payroll FILE, and delete the file afterwards.',
  ],
  documentation: [],
};
