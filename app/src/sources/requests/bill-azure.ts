import type { RequestPack } from './pack.ts';

export const billAzure: RequestPack = {
  title: 'Bill of Azure',
  owner:
    'Whoever manages the billing account: the enterprise administrator of an Enterprise Agreement, the owner of the billing ' +
    'profile of a Microsoft Customer Agreement, or FinOps',
  asks:
    'please set up a Cost Management export of our Azure bill in FOCUS and send us its files. One file then holds actual and ' +
    'amortized cost, which our books need side by side.',
  permission: [
    'To create the export of an Enterprise Agreement: Enterprise administrator on the enrollment. Of a Microsoft Customer ' +
      'Agreement: Billing profile contributor on the one billing profile.',
    'If only single subscriptions are asked for: Cost Management Contributor on each of them.',
    'To write into the storage account: the right to change it, once. Behind a firewall: Owner on that storage account, or ' +
      'a role with Microsoft.Authorization/roleAssignments/write and Microsoft.Authorization/permissions/read, while it is set up.',
    'For whoever fetches the files: Storage Blob Data Reader on that one container.',
  ],
  steps: [
    'In the Azure portal search for Cost Management, select the billing scope, and open Exports. A management group cannot ' +
      'export FOCUS.',
    'Select Create, then the template "Create your own export", and add an export.',
    'Choose "Cost and usage details (FOCUS)" as type of data and the newest dataset version 1.2.',
    'Choose "Daily export of month-to-date costs" as frequency.',
    'As destination choose storage account, container and directory; format Parquet with Snappy, or CSV with Gzip.',
    'Leave file partitioning and "Overwrite data" on, then Review + create.',
    'For past months open the export, choose "Export selected dates", and export up to 13 months in pieces of three months.',
    'Send the newest run of each month only: two runs of the same month would be the same charges twice.',
  ],
  notNeeded: [
    'Access to any subscription’s resources, or Reader on them.',
    'The exports of actual and of amortized cost: FOCUS holds both.',
    'Names or e-mail addresses of persons: ids of subscriptions and resource groups do.',
  ],
  sending: [
    'Copy all parts of each month’s run to us as they are, without opening them in a spreadsheet.',
    'We load them with: capwise import FOLDER',
  ],
  documentation: [
    {
      title: 'Microsoft: create and manage exports',
      url: 'https://learn.microsoft.com/azure/cost-management-billing/costs/tutorial-improved-exports',
    },
    {
      title: 'Microsoft: understand and work with scopes',
      url: 'https://learn.microsoft.com/azure/cost-management-billing/costs/understand-work-scopes',
    },
  ],
};
