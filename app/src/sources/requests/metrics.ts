import type { RequestPack } from './pack.ts';

export const metrics: RequestPack = {
  title: 'Business metrics',
  owner: 'Business operations, analytics, or the finance partner who reports the metrics to the board',
  asks:
    'please give us what the business counts by month (customers, orders, requests and the like), as in the attached file. Cost ' +
    'divided by them says whether we grow more efficient.',
  permission: [
    'No access to a product database. A saved query or a dashboard export, by somebody who may see it already: totals by month.',
  ],
  steps: [
    'Choose the metrics that the board already sees; three that everybody trusts are worth more than thirty.',
    'Give one value for each metric and month, and for each product where you count by product.',
    'Keep one unit for all months of a metric.',
    'Say in the message how each metric is counted and when its last month is final. A row replaces what was known of its month.',
  ],
  notNeeded: [
    'Rows of single customers, users or orders: totals do.',
    'Names, e-mail addresses or revenue by customer.',
  ],
  sending: [
    'As CSV by mail or a shared folder, once a month.',
    'We read it with: capwise sources read --kind metrics FILE',
  ],
  documentation: [],
};
