/** What the file dialog offers for bills. */
export const billFiles = '.csv,.gz,.parquet';
