/** How income tax treats a case (accounting contract, §4; decision cases, §5.4): a schedule of its own beside the books'. */
export type TaxProfile = {
  /** Share of taxable income: 0.25 is 25%. */
  readonly rate: number;
  /**
   * Months over which development is deducted, from the midpoint of its tax year; 0 at once (domestic, sec. 174A). Foreign
   * development has 180 (sec. 174).
   */
  readonly softwareMonths: number;
  /** Equipment in the year in which it is placed in service (sec. 168(k)), over its life in the books, or by MACRS. */
  readonly equipment: 'bonus' | 'life' | 'macrs-5';
  /** Losses are used by the rest of the company, or wait for income of the same option. */
  readonly losses: 'used' | 'carried-forward';
};
