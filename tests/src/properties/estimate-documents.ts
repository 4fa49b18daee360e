import { caseText } from '../support/case.ts';

/** One document for each kind of treatment, with nothing uncertain: what the books fold, the kernel must come to. */
export const treatmentDocuments: Readonly<Record<string, string>> = {
  expenses: caseText({
    bought: `lines:
  - {what: Fee, treatment: expense, amount: 1234567.89, every: year, net: 60 days}
  - {what: Setting up, treatment: expense, nature: labor, kind of work: data conversion, amount: 98765.43, starts at month: 4}
  - {what: Prepaid, treatment: prepay, amount: 777777.77, every: year, term: 12 months, net: 30 days}`,
    earned: `lines:
  - {what: Revenue, treatment: earn, amount: 333333.33, every: month, starts at month: 5, net: 45 days}
  - {what: Quarterly, treatment: expense, amount: 100000.01, every: quarter, starts at month: 2, for: 20 months}`,
  }),
  capital: caseText({
    software: `lines:
  - {what: Platform, treatment: capitalize, amount: 9999999.99, asset: software, life: 5 years, ready at month: 7, net: 30 days}
  - {what: Builders, treatment: capitalize labor, kind of work: new functionality, people: 7, amount: 250000.33, every: year, for: 14 months, life: 3 years, ready at month: 14, paid after: 1 month}`,
    equipment: `lines:
  - {what: Servers, treatment: capitalize, amount: 5555555.55, asset: equipment, life: 4 years, starts at month: 3, ready at month: 5}
  - {what: Stock, treatment: capitalize labor, component: stock compensation, kind of work: new functionality, people: 2, amount: 120000.07, every: year, for: 12 months, life: 3 years, ready at month: 12}`,
  }),
  people: caseText({
    team: `lines:
  - {what: Operators, treatment: payroll, kind of work: maintenance, people: 5, amount: 210000.11, every: year, paid after: 1 month}
  - {what: Grants, treatment: stock compensation, amount: 1200000.01, every: year}`,
    fewer: `lines:
  - {what: Leaving, treatment: severance, amount: 444444.44, starts at month: 9, paid after: 2 months}
  - {what: What they would have built, treatment: memo, amount: 2000000.03, every: year}
  - {what: Calm, treatment: memo, counts: benefit, amount: 1000.01, every: month}`,
  }),
  events: caseText({
    impaired: `lines:
  - what: Platform
    treatment: capitalize
    amount: 9000000.07
    life: 4 years
    events:
      - {at month: 6, event: impairment, loss: 1500000.03}
      - {at month: 12, event: life change, life: 20 months}
  - {what: Stopped, treatment: capitalize, amount: 3333333.33, life: 3 years, events: [{at month: 11, event: retirement}]}`,
    sold: `lines:
  - what: Servers
    treatment: capitalize
    asset: equipment
    amount: 5555555.55
    life: 4 years
    events:
      - {at month: 20, event: sale, proceeds: 1111111.11}`,
  }),
  hosting: caseText({
    hosted: `lines:
  - {what: Configuring, treatment: hosting, implementation: configuration, function: general-and-administrative, distinct: no, amount: 600000.07, ready at month: 6, term: 36 months}`,
    trained: `lines:
  - {what: Training, treatment: hosting, implementation: training, distinct: no, amount: 100000.01, ready at month: 2, term: 36 months, net: 30 days}`,
  }),
  leases: caseText({
    finance: `lines:
  - {what: Cluster, treatment: lease, lease: finance, rate: 6%, amount: 100000.07, every: month, term: 36 months, due: end}`,
    operating: `lines:
  - {what: Cage, treatment: lease, lease: operating, rate: 6.5%, amount: 10000.03, every: month, term: 41 months, starts at month: 4}`,
  }),
  ifrs: caseText(
    {
      finance: `lines:
  - {what: Cluster, treatment: lease, lease: finance, rate: 6%, amount: 100000.07, every: month, term: 36 months}`,
      expense: `lines:
  - {what: Fee, treatment: expense, amount: 1234567.89, every: year}`,
    },
    'framework: ifrs\n',
  ),
  savings: caseText({
    keep: `lines:
  - {what: Hosting, treatment: expense, function: cost-of-revenue, nature: cloud, amount: 1200000.07, every: year, net: 30 days}
  - {what: Old platform, treatment: capitalize, amount: 800000.01, life: 4 years}`,
    refactor: `against: keep
lines:
  - {what: Refactoring, treatment: expense, nature: labor, kind of work: refactor, amount: 500000.01}
  - {what: Saved hosting, saves: Hosting, amount: 200000.03, every: year, starts at month: 12}`,
  }),
};

/** A case with a timing that is uncertain; what stands for {when} is a formula, or whole months. */
export type TimedDocument = { readonly what: string; readonly range: string; readonly lines: (when: string) => string };

export const timedDocuments: readonly TimedDocument[] = [
  {
    what: 'a ready month',
    range: '2 months to 14 months',
    lines: (when) =>
      `  - {what: Build, treatment: capitalize, amount: 9000000, life: 3 years, ready at month: ${when}}`,
  },
  {
    what: 'a life',
    range: '20 months to 70 months',
    lines: (when) => `  - what: Build
    treatment: capitalize
    amount: 9000000
    life: ${when}
  - {what: Gone, treatment: earn, amount: 1000000, starts at month: 20}`,
  },
  {
    what: 'a start',
    range: '2 months to 30 months',
    lines: (when) =>
      `  - {what: Fee, treatment: expense, amount: 1200000, every: year, starts at month: ${when}, net: 30 days}`,
  },
  {
    what: 'an end',
    range: '2 months to 30 months',
    lines: (when) =>
      `  - {what: Fee, treatment: expense, amount: 1200000, every: year, starts at month: 3, for: ${when}}`,
  },
  {
    what: 'a term',
    range: '12 months to 40 months',
    lines: (when) => `  - {what: Fee, treatment: prepay, amount: 3600000, term: ${when}}`,
  },
  {
    what: 'the term of hosting',
    range: '20 months to 50 months',
    lines: (when) =>
      `  - {what: Configuring, treatment: hosting, implementation: configuration, distinct: no, amount: 600000, ready at month: 6, term: ${when}}`,
  },
];
