import { requireRate, requireFlows } from './flows.ts';
import { requireFinite, requireLife, requireWholeLife, requireWithin } from './requirements.ts';

/** A year is a step of every view: a century. */
const yearsMax = 100;

export type CapitalizedBuildArguments = {
  /** Paid at time 0. */
  readonly capex: number;
  /** In years, from year 1. */
  readonly life: number;
  /** What the build saves by year, from year 0. */
  readonly opexSavings: readonly number[];
};

/** A build that is capitalized, by year: the charge is below EBITDA. Refuses EMPTY_FLOWS, NOT_FINITE, LIFE_NOT_POSITIVE. */
export function viewsCapitalizedBuild({ capex, life, opexSavings }: CapitalizedBuildArguments) {
  requireFinite({ capex });
  requireLife(life);
  requireFlows('opexSavings', opexSavings);
  const charged = (year: number): number => capex * shareOf(year, life);
  return {
    ebitda: opexSavings,
    ebit: opexSavings.map((saving, year) => saving - charged(year)),
    preTaxCash: opexSavings.map((saving, year) => (year === 0 ? saving - capex : saving)),
  };
}

export type ExpensedBuildArguments = {
  /** Paid and charged at time 0. */
  readonly opex: number;
  readonly opexSavings: readonly number[];
};

/** The same build as an expense, by year: EBITDA and cash are one. Refuses EMPTY_FLOWS and NOT_FINITE. */
export function viewsExpensedBuild({ opex, opexSavings }: ExpensedBuildArguments) {
  requireFinite({ opex });
  requireFlows('opexSavings', opexSavings);
  const both = opexSavings.map((saving, year) => (year === 0 ? saving - opex : saving));
  return { ebitda: both, preTaxCash: both };
}

export type ImplementationArguments = {
  /** Paid at time 0. */
  readonly implementation: number;
  /** Years of the hosting arrangement, from year 1. */
  readonly term: number;
};

/** Implementation of a cloud computing arrangement, by year: the charge stands in EBITDA. Refuses NOT_FINITE, LIFE_NOT_POSITIVE. */
export function viewsCcaImplementation({ implementation, term }: ImplementationArguments) {
  requireFinite({ implementation });
  const years = yearsOf(term, 'term');
  return {
    ebitda: years.map((year) => 0 - implementation * shareOf(year, term)),
    operatingCash: years.map((year) => (year === 0 ? 0 - implementation : 0)),
    investingCash: years.map(() => 0),
  };
}

export type PrepaidArguments = {
  /** Paid at time 0. */
  readonly upfront: number;
  /** Length of the commitment, from year 1. */
  readonly years: number;
};

/** A commitment paid upfront, by year: EBITDA evenly, cash at once. Refuses NOT_FINITE and LIFE_NOT_POSITIVE. */
export function viewsPrepaidCommitment({ upfront, years: term }: PrepaidArguments) {
  requireFinite({ upfront });
  const years = yearsOf(term, 'years');
  const released = years.map((year) => upfront * shareOf(year, term));
  return {
    ebitda: released.map((part) => 0 - part),
    workingCapital: released.map((part, year) => (year === 0 ? 0 - upfront : part)),
    operatingCash: years.map((year) => (year === 0 ? 0 - upfront : 0)),
  };
}

export type LeaseArguments = {
  /** At the end of each year. */
  readonly payment: number;
  readonly years: number;
  /** Incremental borrowing rate a year. */
  readonly ibr: number;
};

/**
 * A lease as operating and as finance lease under ASC 842, by year from year 1. Refuses NOT_FINITE, LIFE_NOT_POSITIVE and
 * RATE_LE_MINUS_ONE.
 */
export function leaseEbitda({ payment, years, ibr }: LeaseArguments) {
  requireFinite({ payment });
  requireRate(ibr, 'ibr');
  requireWholeLife(years, 'years');
  requireWithin(years, { argument: 'years', from: 1, to: yearsMax });
  const paid = Array.from({ length: years }, () => 0 - payment);
  return {
    operatingLeaseEbitda: paid,
    financeLeaseEbitda: paid.map(() => 0),
    // The liability is the payments' present value, so that a year's interest on it is what discounting takes off.
    financeLeaseInterestYear1: 0 - payment * Math.expm1(-years * Math.log1p(ibr)),
    cash: paid,
  };
}

export type ImpairmentArguments = { readonly carrying: number; readonly taxRate: number };

/** A write-off: a loss inside EBITDA, taken out of Adjusted EBITDA; of cash only the tax, if deductible. Refuses NOT_FINITE. */
export function viewsImpairment({ carrying, taxRate }: ImpairmentArguments) {
  requireFinite({ carrying, taxRate });
  const loss = 0 - carrying;
  return { ebitdaAdjusted: 0, ebitda: loss, ebit: loss, preTaxCash: 0, taxCashIfDeductible: carrying * taxRate };
}

/** The share of a life from year 1 that falls into a year. */
function shareOf(year: number, life: number): number {
  return year === 0 ? 0 : Math.min(1, Math.max(0, life - (year - 1))) / life;
}

/** Year 0 and the years that a term touches. */
function yearsOf(term: number, argument: string): readonly number[] {
  requireLife(term, argument);
  requireWithin(term, { argument, from: 0, to: yearsMax });
  return Array.from({ length: Math.ceil(term) + 1 }, (_, year) => year);
}
