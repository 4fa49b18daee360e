import type { Due } from './annuity.ts';
import { irrAll, quoted, type Irr } from './irr.ts';
import { requireFinite, requireWholeLife, requireWithin } from './requirements.ts';

export type RateArguments = {
  /** Whole number of periods. */
  readonly nper: number;
  readonly pmt: number;
  readonly pv: number;
  readonly fv?: number;
  readonly due?: Due;
};

/** A century of months: each period is a flow of its own. */
const periodsMax = 1200;

/**
 * Every rate per period at which level payments turn `pv` into −`fv`, and one to quote. Refuses NOT_FINITE,
 * LIFE_NOT_POSITIVE, NO_SIGN_CHANGE and NO_REAL_ROOT.
 */
export function rate({ nper, pmt, pv, fv = 0, due = 'end' }: RateArguments): Irr {
  requireFinite({ pmt, pv, fv });
  requireWholeLife(nper, 'nper');
  requireWithin(nper, { argument: 'nper', from: 1, to: periodsMax });
  const first = due === 'begin' ? 0 : 1;
  const flows = Array.from({ length: nper + 1 }, (_, period) => {
    const paid = period >= first && period < first + nper ? pmt : 0;
    return (period === 0 ? pv : 0) + paid + (period === nper ? fv : 0);
  });
  return quoted(irrAll({ flows }));
}

export type PrepayArguments = {
  readonly upfront: number;
  readonly monthly: number;
  /** Whole number of months. */
  readonly months: number;
  readonly due?: Due;
};

/**
 * The effective rate a year that paying everything now earns over paying by the month. Refuses NOT_FINITE,
 * LIFE_NOT_POSITIVE, NO_SIGN_CHANGE and NO_REAL_ROOT.
 */
export function implicitPrepayRate({ upfront, monthly, months, due = 'end' }: PrepayArguments): Irr {
  requireFinite({ upfront, monthly });
  requireWholeLife(months, 'months');
  requireWithin(months, { argument: 'months', from: 1, to: periodsMax });
  const { roots } = rate({ nper: months, pmt: -monthly, pv: upfront, due });
  return quoted(roots.map((monthlyRate) => Math.expm1(12 * Math.log1p(monthlyRate))));
}
