import type { RequestPack } from './pack.ts';

export const billOracleCloud: RequestPack = {
  title: 'Bill of Oracle Cloud',
  owner: 'The administrator of the Oracle Cloud tenancy, or FinOps',
  asks:
    'please send us the FOCUS cost reports of our tenancy. Oracle writes them by itself and keeps them for a year; nothing has ' +
    'to be switched on.',
  permission: [
    'One policy in the root compartment, for a group of its own that may do nothing else: ' +
      'define tenancy usage-report as ocid1.tenancy.oc1..aaaaaaaaned4fkpkisbwjlr56u7cj63lf3wffbilvqknstgtvzub7vhqkggq',
    'In the same policy: endorse group GROUP to read objects in tenancy usage-report',
  ],
  steps: [
    'Select the home region of the tenancy: the reports are kept there.',
    'In the console open Billing & Cost Management, then Cost and Usage Reports under Cost Management.',
    'Expand FOCUS Reports, then year, month and day, and choose Download report from the actions of each file.',
    'Or all at once: oci os object bulk-download --namespace bling --bucket-name TENANCY_OCID ' +
      '--prefix "FOCUS Reports/2026/10" --download-dir focus-2026-10',
    'A file comes about every six hours and holds what is new. Send every file of the month, and those of the first days ' +
      'of the next one, since rows can be a day late.',
  ],
  notNeeded: [
    'Access to any compartment or resource: the reports are in a bucket of Oracle, not in ours.',
    'The reports under reports/cost-csv and reports/usage-csv: they hold the same charges in other columns.',
    'Names or e-mail addresses of persons: OCIDs do.',
  ],
  sending: [
    'Copy the .csv.gz files to us as they are, without unpacking them.',
    'We load all files of a month together: capwise import FOLDER',
  ],
  documentation: [
    {
      title: 'Oracle: cost reports and the policy that they need',
      url: 'https://docs.oracle.com/en-us/iaas/Content/Billing/Concepts/costusagereportsoverview.htm',
    },
    {
      title: 'Oracle: listing cost reports',
      url: 'https://docs.oracle.com/en-us/iaas/Content/Billing/Tasks/list-cost-usage-report.htm',
    },
    {
      title: 'Oracle: downloading a cost report',
      url: 'https://docs.oracle.com/en-us/iaas/Content/Billing/Tasks/download-cost-usage-report.htm',
    },
  ],
};
