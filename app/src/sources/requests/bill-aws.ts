import type { RequestPack } from './pack.ts';

export const billAws: RequestPack = {
  title: 'Bill of AWS',
  owner:
    'Whoever administers the management (payer) account of the AWS organization: the cloud platform team or FinOps',
  asks:
    'please set up a FOCUS 1.2 export of our AWS bill and send us its files. They are the only source that states ' +
    'commitments, credits and amortized cost in the columns that our books are made of.',
  permission: [
    'In the management account, once, to create the export: bcm-data-exports:ListTables, bcm-data-exports:GetTable, ' +
      'bcm-data-exports:CreateExport, bcm-data-exports:ListExports, bcm-data-exports:GetExport and cur:PutReportDefinition.',
    'Only if the console is to make the bucket too: s3:CreateBucket and s3:PutBucketPolicy on that bucket.',
    'For whoever fetches the files: s3:ListBucket on that bucket with the prefix of the export, and s3:GetObject below it.',
  ],
  steps: [
    'Sign in to the management account; an export of a member account holds that account only.',
    'Open the Billing and Cost Management console, choose Data Exports in the navigation, then Create.',
    'Choose Standard data export and name it, for example focus-1-2.',
    'Choose the table "FOCUS 1.2 with AWS columns" with daily time granularity and leave all columns selected.',
    'Choose Parquet as format, and "Overwrite existing data export file" as file versioning.',
    'Choose the S3 bucket and a prefix, then Create. The first files come within 24 hours and are renewed at least once a day.',
    'For months before the export exists, open a case with AWS Support and ask to backfill this export.',
    'The files of a month are in s3://BUCKET/PREFIX/EXPORT/data/BILLING_PERIOD=YYYY-MM/: send all files of that folder.',
  ],
  notNeeded: [
    'Access to any resource, to CloudWatch, or to Cost Explorer.',
    'The Cost and Usage Report beside it: the same charges twice would have to be taken apart again.',
    'Names or e-mail addresses of persons: account ids and names of accounts do.',
  ],
  sending: [
    'Copy the folders of the months to us as they are, without opening the files in a spreadsheet.',
    'We load them with: capwise import FOLDER',
  ],
  documentation: [
    {
      title: 'AWS: creating data exports',
      url: 'https://docs.aws.amazon.com/cur/latest/userguide/dataexports-create.html',
    },
    {
      title: 'AWS: FOCUS 1.2 with AWS columns',
      url: 'https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-focus-1-2-aws.html',
    },
    {
      title: 'AWS: identity and access management for Data Exports',
      url: 'https://docs.aws.amazon.com/cur/latest/userguide/bcm-data-exports-access.html',
    },
    {
      title: 'AWS: export delivery',
      url: 'https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html',
    },
  ],
};
