/** Inputs of the case, of every kind that a person writes; two of them are dates. */
const assumptions = `  fee: 2M to 3.2M
  uplift: 3% to 9%
  support: triangular(150k, 200k, 380k)
  seats: pert(900, 1100, 1800)
  price per seat: normal(400, 40)
  build cost: overrun(6M, stop at 15M)
  engineers: pert(8, 10, 15)
  salary: normal(260k, 20k)
  upkeep: 10% (8% to 30%)
  run rate: lognormal(600k, 1.4M)
  ready: triangular(9 months, 12 months, 22 months)
  benefit: 1.5M to 4M
  yearly upkeep: build cost * upkeep`;

const together = `  - {of: 'build cost, engineers', how: strongly}
  - {of: 'fee, support', how: some}`;

/** Lines that differ by when they begin: an amount as a formula, and how often it comes. */
function yearly(what: string, amount: (year: number) => string, more = ''): readonly string[] {
  return [0, 1, 2, 3, 4].map(
    (year) =>
      `{what: ${what} of year ${year + 1}, amount: ${amount(year)}, every: month, starts at month: ${year * 12}, for: 12 months, ${more || 'treatment: expense'}}`,
  );
}

const bought = [
  ...yearly('Fee', (year) => `fee / 12 * (1 + uplift) ^ ${year}`),
  ...yearly('Support', (year) => `support / 12 * (1 + uplift) ^ ${year}`),
  ...yearly('Seats', (year) => `seats * price per seat * ${(1 + year / 10).toFixed(1)} / 12`),
  '{what: Setting it up, treatment: hosting, implementation: configuration, amount: 600k, ready at month: 6, term: 36 months}',
  '{what: First year, treatment: prepay, amount: fee / 4, term: 12 months, net: 30 days}',
  '{what: Migration, treatment: payroll, kind of work: maintenance, people: 4, amount: salary, every: year, for: 12 months}',
  '{what: Benefit, treatment: earn, amount: benefit / 3, every: year, starts at month: 6, net: 30 days}',
  '{what: Exit, treatment: expense, amount: fee / 2, starts at month: 59}',
];

const built = [
  '{what: Build, treatment: capitalize, amount: build cost, life: 5 years, ready at month: ready}',
  '{what: Builders, treatment: capitalize labor, kind of work: new functionality, people: engineers, amount: salary, every: year, for: 12 months, life: 5 years, ready at month: ready}',
  ...yearly('Upkeep', (year) => `yearly upkeep / 12 * ${1.03 ** year}`, 'treatment: expense, nature: labor'),
  ...yearly('Run', (year) => `run rate / 12 * ${1.1 ** year}`, 'treatment: expense, nature: cloud'),
  '{what: Benefit, treatment: earn, amount: benefit, every: year, starts at month: ready, net: 30 days}',
  '{what: Servers, treatment: capitalize, asset: equipment, amount: run rate / 2, life: 4 years}',
  '{what: Old contract, treatment: expense, amount: fee / 2, every: year, for: 12 months}',
  '{what: Training, treatment: expense, nature: labor, amount: 150k}',
  '{what: Lease, treatment: lease, lease: operating, rate: 6%, amount: 20k, every: month, term: 48 months}',
  '{what: Delay, treatment: memo, amount: benefit / 10}',
  '{what: Stock, treatment: stock compensation, amount: engineers * 30k, every: year}',
  '{what: Severance, treatment: severance, amount: 200k, starts at month: 14}',
];

/** A case of 60 months, two options of 20 lines each and 12 uncertain inputs, as a person writes it. */
export function estimateCaseText(): string {
  return `question: Buy or build the platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
assumptions:
${assumptions}
moves together:
${together}
options:
  buy:
    lines:
${listed(bought)}
  build:
    lines:
${listed(built)}
`;
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `      - ${line}`).join('\n');
}
