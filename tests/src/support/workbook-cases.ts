/** A decision to buy or to build with ranges, dates, terms and a rate that assumptions decide. */
export const buyOrBuild = `question: "=Buy or build the payments platform?"
currency: USD
start: 2027-03
years: 5
discount rate: hurdle
assumptions:
  build cost: 10M (8M to 16M)
  upkeep: 10% (8% to 30%)
  fee: {value: 5M, unit: USD / year, source: "+quote of 2026-10-02", owner: procurement, date: 2026-10-02}
  hurdle: {value: 10%, unit: ratio}
  launch: 9 months (6 months to 15 months)
  life: 5 years
  yearly upkeep: max(build cost * upkeep, 200k) + 12.5k
  income: fee * 140% - if(upkeep > 20%, 100k, 50k)
moves together:
  - {of: 'build cost, upkeep', how: strongly}
options:
  buy:
    name: Buy
    lines:
      - {what: Fee, treatment: expense, amount: fee, every: year, net: 60 days}
      - {what: Setup, treatment: prepay, amount: 900k, term: 36 months, net: 30 days}
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, amount: build cost, life: life, ready at month: launch}
      - {what: '@Upkeep', treatment: expense, nature: labor, amount: yearly upkeep, every: year, starts at month: launch}
      - {what: Earned, treatment: earn, amount: income, every: year, starts at month: launch, net: 45 days}
variants:
  stopped:
    name: Build, stopped
    of: build
    cancelled at month: 18
`;

const line = (text: string): string => `      - {${text}}\n`;

const capital = [
  'what: License, treatment: capitalize, amount: 2.5M, life: 40 months, ready at month: 4, net: 45 days',
  'what: Servers, treatment: capitalize, asset: equipment, amount: 70k, every: quarter, starts at month: 3, for: 20 months, life: 30 months, ready at month: 8',
  'what: Team, treatment: capitalize labor, kind of work: new functionality, amount: 1.1M, every: year, for: 26 months, life: 3 years, ready at month: 14, paid after: 1 month',
  'what: Stock of the team, treatment: capitalize labor, component: stock compensation, kind of work: new functionality, amount: 100k, every: quarter, for: 18 months, life: 3 years, ready at month: 14',
];

const people = [
  'what: Operations, treatment: payroll, kind of work: maintenance, people: 3, amount: 210k, every: year, starts at month: 2, paid after: 1 month',
  'what: Leaving, treatment: severance, amount: 400k, starts at month: 20, paid after: 2 months',
  'what: Grants, treatment: stock compensation, amount: 35k, every: month, for: 33 months',
  'what: Not built, treatment: memo, amount: 2M, every: year, starts at month: 1',
  'what: Quiet nights, treatment: memo, counts: benefit, amount: 77k, starts at month: 5',
];

const services = [
  'what: Support, treatment: prepay, amount: 120001, every: year, term: 12 months, starts at month: 2, net: 30 days, for: 40 months',
  'what: Long support, treatment: prepay, amount: 50k, every: quarter, term: 7 months',
  'what: Setting up, treatment: hosting, implementation: configuration, distinct: no, amount: 600k, ready at month: 6, term: 36 months, net: 60 days',
  'what: Coding, treatment: hosting, implementation: coding, distinct: no, amount: 20k, every: month, for: 10 months, ready at month: 6, term: 30 months',
  'what: Training, treatment: hosting, implementation: training, distinct: no, amount: 100k, term: 36 months',
  'what: Consulting, treatment: expense, function: research-and-development, nature: services, amount: 333k, starts at month: 7, net: 90 days',
];

const leases = [
  'what: Cluster, treatment: lease, lease: finance, rate: 6%, amount: 100k, every: month, term: 36 months',
  'what: Cage, treatment: lease, lease: finance, rate: 5%, due: begin, amount: 10k, every: quarter, term: 24 months',
];

/** Every treatment of a case, once and again, with savings, cancelled variants, leases and lines with events. */
export const everyTreatment = `question: Every treatment
currency: USD
start: 2027-05
years: 4
discount rate: 8%
options:
  keep:
    lines:
${[...people, ...services].map(line).join('')}  change:
    against: keep
    lines:
      - {what: Less support, saves: Support, amount: 60k, starts at month: 14, for: 26 months}
      - {what: Fewer, saves: Operations, amount: 100k, every: year, starts at month: 12}
${[...capital, ...leases].map(line).join('')}      - what: Old platform
        treatment: capitalize
        amount: 900k
        life: 5 years
        events:
          - {at month: 6, event: impairment, loss: 100k}
          - {at month: 20, event: sale, proceeds: 300k}
      - {what: Spent last year, treatment: capitalize, amount: 1.7M, life: 30 months, sunk: yes}
      - {what: Share of rent, treatment: expense, amount: 9k, every: month, allocated: yes}
      - {what: Own platform, treatment: capitalize, amount: 3M, every: year, for: 10 months, life: 24 months, ready at month: 12}
      - {what: Sales, treatment: earn, amount: 4M, every: year, starts at month: 6, net: 30 days}
variants:
  early: {of: change, cancelled at month: 5}
  later: {of: change, cancelled at month: 22}
  over: {of: keep, cancelled at month: 15}
`;

/** The same after tax, where losses are used or wait for income. */
export function taxed(document: string, profile: string): string {
  return document.replace('\noptions:', `\ntax: ${profile}\noptions:`);
}

/** Every treatment, where assumptions decide what a sale brings and when, and how long a lease runs. */
export const soldAndLeased = everyTreatment
  .replace(
    '\noptions:',
    '\nassumptions:\n  resale: 300k (100k to 500k)\n  sold: 20 months (15 to 30 months)\n  held: 2 years (1 to 3 years)\noptions:',
  )
  .replace('{at month: 20, event: sale, proceeds: 300k}', '{at month: sold, event: sale, proceeds: resale}')
  .replace('every: quarter, term: 24 months', 'every: quarter, term: held');
