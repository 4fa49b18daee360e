/** The case that the page "Where this differs from the guide" folds its numbers from, as its YAML document. */
export const differencesCase = `question: Where do the rules of the books differ from the guide?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
  built:
    name: Built for 10M
    lines:
      - what: Build
        treatment: capitalize
        asset: software
        amount: 10M
        life: 5 years
  upkept:
    name: Built for 10M, with upkeep of 1M a year
    lines:
      - what: Build
        treatment: capitalize
        asset: software
        amount: 10M
        life: 5 years
      - what: Upkeep
        treatment: expense
        function: research-and-development
        nature: labor
        amount: 1M
        every: year
  servers-four:
    name: Servers for 12M over 4 years
    lines:
      - what: Servers
        treatment: capitalize
        asset: equipment
        amount: 12M
        life: 4 years
  servers-six:
    name: The same servers over 6 years
    lines:
      - what: Servers
        treatment: capitalize
        asset: equipment
        amount: 12M
        life: 6 years
  refactored:
    name: Refactoring for 500k, no new functionality
    lines:
      - what: Refactoring
        treatment: payroll
        kind of work: refactor
        amount: 500k
  continued:
    name: Build on
    lines:
      - what: 50 engineers who build
        treatment: capitalize labor
        kind of work: new-functionality
        people: 50
        amount: 500k
        every: year
        for: 24 months
        life: 3 years
  maintained:
    name: Same people, to maintenance
    lines:
      - what: 50 engineers who build, until the freeze
        treatment: capitalize labor
        kind of work: new-functionality
        people: 50
        amount: 500k
        every: year
        for: 6 months
        ready at month: 36
        life: 3 years
      - what: 50 engineers who maintain
        treatment: payroll
        kind of work: maintenance
        people: 50
        amount: 500k
        every: year
        starts at month: 6
        for: 12 months
  dismissed:
    name: People leave
    lines:
      - what: 50 engineers who build, until the freeze
        treatment: capitalize labor
        kind of work: new-functionality
        people: 50
        amount: 500k
        every: year
        for: 6 months
        ready at month: 36
        life: 3 years
  stopped:
    name: Stopped in month 6, life 24 months
    lines:
      - what: Platform
        treatment: capitalize
        asset: software
        amount: 20M
        life: 24 months
        events:
          - at month: 6
            event: retirement
  stopped-three:
    name: Stopped, life 36 months
    lines:
      - what: Platform
        treatment: capitalize
        asset: software
        amount: 20M
        life: 36 months
        events:
          - at month: 6
            event: retirement
  stopped-five:
    name: Stopped, life 60 months
    lines:
      - what: Platform
        treatment: capitalize
        asset: software
        amount: 20M
        life: 60 months
        events:
          - at month: 6
            event: retirement
  shortened:
    name: Shut down at month 12, life shortened at month 6
    lines:
      - what: Platform
        treatment: capitalize
        asset: software
        amount: 20M
        life: 24 months
        events:
          - at month: 6
            event: shutdown plan
            ends at month: 12
            test: tested in June, nothing to write down
  committed:
    name: Committed, billed monthly
    lines:
      - what: Committed use
        treatment: expense
        function: cost-of-revenue
        nature: cloud
        amount: 12M
        every: year
        for: 12 months
  prepaid:
    name: Committed, paid upfront
    lines:
      - what: Committed use
        treatment: prepay
        function: cost-of-revenue
        nature: cloud
        amount: 12M
        term: 12 months
  subscribed:
    name: Subscription paid a year ahead
    lines:
      - what: Subscription
        treatment: prepay
        function: research-and-development
        nature: software
        amount: 1.2M
        term: 12 months
  implemented:
    name: Its implementation, over 3 years of hosting
    lines:
      - what: Implementation
        treatment: hosting
        implementation: configuration
        function: research-and-development
        amount: 600k
        term: 36 months
`;
