/** What the file dialog offers for tables of the company's own. */
export const tableFiles = '.csv,.gz,.tsv,.txt,.xlsx';

/** What it offers where bills may come too. */
export const allFiles = `${tableFiles},.parquet`;
