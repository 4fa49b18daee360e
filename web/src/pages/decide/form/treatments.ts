/** Treatments of a line, in the words of a person. */
export const treatments = [
  ['expense', 'Expense'],
  ['capitalize', 'Capitalize a purchase'],
  ['prepay', 'Prepay'],
  ['payroll', 'Payroll, expensed'],
  ['capitalize labor', 'Payroll, capitalized'],
  ['hosting', 'Hosting implementation'],
  ['lease', 'Lease'],
  ['earn', 'Income'],
  ['service credit', 'Service credit'],
  ['memo', 'Off-book'],
  ['severance', 'Severance'],
  ['stock compensation', 'Stock compensation'],
] as const;

export const recurrences = [
  ['once', 'once'],
  ['month', 'every month'],
  ['quarter', 'every quarter'],
  ['year', 'every year'],
] as const;

/** What a treatment needs beside what and amount, with a value to begin with. */
export const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  capitalize: { life: '5 years' },
  prepay: { term: '12 months' },
  payroll: { 'kind of work': 'maintenance' },
  'capitalize labor': { 'kind of work': 'new functionality', life: '5 years', 'ready at month': '12' },
  hosting: { implementation: 'configuration', term: '36 months' },
  lease: { term: '36 months', rate: '6%', lease: 'operating' },
};
