/** A case to begin with: every line of it is meant to be written over. */
export const starterCase = `# Treatments, and what they need beside what and amount:
#   expense, earn           net: 60 days
#   prepay                  term: 12 months
#   capitalize              life: 5 years, ready at month: 6, events: (life change, impairment, retirement,
#                           shutdown plan, sale, each with its month)
#   payroll                 kind of work: maintenance, people: 5, paid after: 1 month
#   capitalize labor        kind of work: new functionality, people: 5, life: 3 years, ready at month: 24
#   severance, stock compensation
#   hosting                 implementation: configuration, ready at month: 6, term: 36 months
#   lease                   rate: 6%, term: 36 months, lease: operating, finance or short-term
#   service credit          negative revenue
#   memo                    off-book: it counts in the decision alone
# Assumptions are values, ranges or formulas, and lines name them: "build cost: 10M (8M to 16M)", "amount: build cost * 20%".
# A saving stands in an option with "against: <option>", and names the cost that it avoids: "saves: Subscription".
question: Buy or build the platform?
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
