/** Further cases of the demo company, so that not all of them can be funded at once. */
export const smallCases = [
  {
    name: 'search-refactor',
    document: `question: Refactor search to spend less?
currency: USD
start: 2027-01
years: 3
discount rate: 10%
north star: free cash flow
mode: efficiency
assumptions:
  search run rate: {value: 180k, unit: USD / month, source: bills of the last three months, owner: search, date: 2026-10-31}
  saved: {value: 28% (15% to 35%), source: estimate of the team, owner: search, date: 2026-10-20}
  cost of an engineer: {value: 300k, unit: USD / person / year, source: payroll, owner: finance, date: 2026-10-31}
options:
  today:
    name: Go on
    lines:
      - {what: Search in the cloud, treatment: expense, nature: cloud, function: cost-of-revenue, amount: search run rate, every: month}
  refactor:
    name: Refactor
    against: today
    lines:
      - {what: Work, treatment: payroll, kind of work: refactor, people: 5, amount: cost of an engineer / 4, every: quarter, for: 3 months}
      - {what: Saved in the cloud, saves: Search in the cloud, amount: search run rate * saved, every: month, starts at month: 3, owner: search}
`,
  },
  {
    name: 'orders-cells',
    document: `question: Split orders into cells?
currency: USD
start: 2027-01
years: 3
discount rate: 10%
assumptions:
  cost of an outage: {value: 900k (500k to 2M), source: incidents of 2025 and 2026, owner: orders, date: 2026-10-12}
  outages a year: {value: 1.5, source: incidents of 2025 and 2026, owner: orders, date: 2026-10-12}
  reach of an outage: {value: 30% (10% to 50%), source: estimate of the team, owner: orders, date: 2026-10-12}
options:
  today:
    name: One pool
    lines:
      - {what: Outages, treatment: memo, amount: cost of an outage * outages a year, every: year}
  cells:
    name: Cells
    lines:
      - {what: Work on cells, treatment: capitalize labor, kind of work: new functionality, people: 8, amount: 25k, every: month, for: 6 months, life: 3 years}
      - {what: Outages of a cell, treatment: memo, amount: cost of an outage * outages a year * reach of an outage, every: year}
      - {what: Spare capacity of each cell, treatment: expense, nature: cloud, function: cost-of-revenue, amount: 12k, every: month, starts at month: 6}
`,
  },
] as const;
