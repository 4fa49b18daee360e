import type { RequestPack } from './pack.ts';

export const catalog: RequestPack = {
  title: 'Catalog of services, products and teams',
  owner: 'The platform team that keeps the service catalog, or the heads of engineering',
  asks:
    'please give us the services, products and teams of engineering with the tags and names that bills use for them, as in the ' +
    'attached file. Cost then reaches those who cause it.',
  permission: [
    'No access to repositories or clusters. An export of the service catalog, by somebody who may read it already.',
  ],
  steps: [
    'List each service with the product or team that it belongs to, and who answers for it, as a role.',
    'Add the aliases that mean it: values of tags on the bill, cost centers, names in the tracker, projects. A row for each.',
    'Where something was renamed or moved to another team, give the month from which that holds: months before stay as they were.',
    'Largest first: the page Sources, Catalog lists the values that nothing names yet with their dollars. Please begin there.',
  ],
  notNeeded: [
    'Names of persons: a role such as "Head of Payments" does.',
    'Source code, architecture or dependencies.',
  ],
  sending: [
    'As CSV by mail or a shared folder; what the file does not name stays as it is.',
    'We read it with: capwise sources read --kind catalog FILE',
  ],
  documentation: [],
};
