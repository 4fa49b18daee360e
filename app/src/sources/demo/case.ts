/** The case that the demo company is deciding: buy or build (D6 of the mission), as its YAML document. */
export const demoCase = {
  name: 'payments-platform',
  document: `question: Buy or build the payments platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
north star: ebitda
mode: growth
status quo: buy
decide by: 2026-12-15
core: {differentiator: yes, drives revenue: yes, competitive advantage: yes}
gates:
  - {gate: Card data stays with a certified party}
stresses:
  - {name: The subscription costs three times as much, set: {subscription: 15M}}
assumptions:
  subscription: {value: 5M (4.5M to 6M), unit: USD / year, source: quote of the vendor, owner: procurement, date: 2026-10-02}
  build cost: {value: 10M (8M to 16M), source: estimate of the team, owner: engineering, date: 2026-10-16}
  upkeep: {value: 10% (8% to 30%), source: estimate of the team, owner: engineering, date: 2026-10-16}
moves together:
  - {of: 'build cost, upkeep', how: some}
options:
  buy:
    name: Buy the platform
    lines:
      - what: Subscription
        treatment: expense
        function: research-and-development
        nature: software
        amount: subscription
        every: year
  build:
    name: Build it ourselves
    lines:
      - what: Build
        treatment: capitalize
        asset: software
        amount: build cost
        life: 60 months
      - what: Upkeep
        treatment: expense
        function: research-and-development
        nature: labor
        amount: build cost * upkeep
        every: year
variants:
  build-cancelled:
    name: Build, cancelled at month 18
    of: build
    cancelled at month: 18
`,
} as const;
