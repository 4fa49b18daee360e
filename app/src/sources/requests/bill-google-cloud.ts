import type { RequestPack } from './pack.ts';

export const billGoogleCloud: RequestPack = {
  title: 'Bill of Google Cloud',
  owner: 'Whoever administers the Cloud Billing account: the cloud platform team, FinOps or the billing administrator',
  asks:
    'please switch on the FOCUS export of our Cloud Billing account to BigQuery and send us its rows as Parquet. Please do it ' +
    'soon: it starts with the month before at the earliest, and months before that cannot be had from it.',
  permission: [
    'To enable the export, once: Billing Account Costs Manager (roles/billing.costsManager) on the billing account, and ' +
      'BigQuery Admin (roles/bigquery.admin) with Project IAM Admin (roles/resourcemanager.projectIamAdmin) on the one ' +
      'project that holds it.',
    'For whoever writes the files: BigQuery Data Viewer (roles/bigquery.dataViewer) on that one dataset, BigQuery Job User ' +
      '(roles/bigquery.jobUser) on the project, and Storage Object User (roles/storage.objectUser) on one bucket.',
    'For whoever fetches the files: Storage Object Viewer (roles/storage.objectViewer) on that bucket.',
  ],
  steps: [
    'In the Google Cloud console open Billing, select the billing account, and open Billing export.',
    'Under BigQuery export, enable the FOCUS usage cost export (Preview) and choose the project and a location. Choose the ' +
      'multi-region US or EU: rows then begin with the month before; in a single region they begin today.',
    'Google makes the dataset gcp_billing_immutable_ACCOUNT_LOCATION with the table gcp_billing_export_focus_ACCOUNT. Wait ' +
      'up to five days until it has caught up. Rows are kept for two years there.',
    'Write each month to a bucket in the same location, with a folder of its own: EXPORT DATA OPTIONS ' +
      "(uri = 'gs://BUCKET/focus/2026-10/*.parquet', format = 'PARQUET', overwrite = true) AS SELECT * FROM " +
      "`PROJECT.DATASET.TABLE` WHERE DATE(BillingPeriodStart) = '2026-10-01'",
    'Empty the folder before a month is written again: a shorter run would leave files of the longer one behind.',
    'Write the last month again after the tenth, when late rows have come.',
  ],
  notNeeded: [
    'Access to any project’s resources, or Viewer on the organization.',
    'The standard usage cost export. The detailed one and the pricing export only where the FOCUS export cannot be had: ' +
      'Google’s FOCUS view in BigQuery is made of these two.',
    'Names or e-mail addresses of persons: ids of projects and labels do.',
  ],
  sending: ['Copy the folder of each month to us as it is.', 'We load them with: capwise import FOLDER'],
  documentation: [
    {
      title: 'Google Cloud: set up the FOCUS export to BigQuery',
      url: 'https://docs.cloud.google.com/billing/docs/how-to/export-data-bigquery-focus-setup',
    },
    {
      title: 'Google Cloud: structure of the FOCUS export',
      url: 'https://docs.cloud.google.com/billing/docs/how-to/export-data-bigquery-tables/focus-export',
    },
    {
      title: 'Google Cloud: export table data to Cloud Storage',
      url: 'https://docs.cloud.google.com/bigquery/docs/exporting-data',
    },
  ],
};
