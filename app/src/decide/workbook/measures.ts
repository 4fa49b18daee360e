/** What a row of the workings is summed up as, by its number in the column of that name. */
export const measures = {
  ebitda: 1,
  amortization: 2,
  cash: 3,
  notFree: 4,
  points: 5,
  memo: 6,
  memoPoints: 7,
  capital: 8,
  terms: 9,
  stock: 10,
  values: 11,
  check: 12,
  taxable: 13,
  settled: 14,
} as const;

/** A measure of the workings. */
export type Measure = keyof typeof measures;

/** What a row of a measure is called. */
export const measureWords: Readonly<Record<Measure, string>> = {
  ebitda: 'EBITDA',
  amortization: 'Depreciation and amortization',
  cash: 'Cash',
  notFree: 'Cash that is no free cash flow: disposals, interest that is financing',
  points: 'Cash by point in time: column 0 is the first day, column k the end of month k',
  memo: 'Off-book (memo)',
  memoPoints: 'Off-book (memo) by point in time',
  capital: 'Bridge: capitalized, prepaid and deferred, less what EBITDA took of it',
  terms: 'Bridge: charged and not paid yet, less paid of earlier',
  stock: 'Bridge: stock compensation, which is never paid',
  values: 'Bridge: leases and lines with events',
  check: 'Check: EBITDA and bridge less cash, before tax',
  taxable: 'Taxable income',
  settled: 'Owed and due at the end of the case, settled then',
};

/** Measures that count by point in time: they have a column more than the case has months. */
export const byPoint: readonly Measure[] = ['points', 'memoPoints', 'settled'];
