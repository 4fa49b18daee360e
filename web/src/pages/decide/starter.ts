/** A case to begin with: every line of it is meant to be written over. */
export const starterCase = `question: Buy or build the platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%

options:
  buy:
    name: Buy
    lines:
      - what: Subscription
        treatment: expense
        amount: 5M
        every: year
        net: 30 days
  build:
    name: Build
    lines:
      - what: Build
        treatment: capitalize
        amount: 10M
        life: 5 years
      - what: Upkeep
        treatment: expense
        amount: 2M
        every: year

variants:
  stopped:
    name: Build, cancelled at month 18
    of: build
    cancelled at month: 18
`;
