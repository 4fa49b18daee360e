/** The case that the demo company is deciding: buy or build (D6 of the mission), as its YAML document. */
export const demoCase = {
  name: 'payments-platform',
  document: `question: Buy or build the payments platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
  buy:
    name: Buy the platform
    lines:
      - what: Subscription
        treatment: expense
        function: research-and-development
        nature: software
        amount: 5M
        every: year
  build:
    name: Build it ourselves
    lines:
      - what: Build
        treatment: capitalize
        asset: software
        amount: 10M
        life: 60 months
      - what: Upkeep
        treatment: expense
        function: research-and-development
        nature: labor
        amount: 1M
        every: year
variants:
  build-cancelled:
    name: Build, cancelled at month 18
    of: build
    cancelled at month: 18
`,
} as const;
