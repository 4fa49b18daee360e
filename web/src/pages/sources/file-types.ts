/** What the file dialog offers for bills. */
export const billFiles = '.csv,.gz,.parquet';

/** What it offers for tables that are no bills. */
export const tableFiles = '.csv,.gz,.tsv,.txt';
