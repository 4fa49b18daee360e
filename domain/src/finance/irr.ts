import { Refusal } from '../refusal/index.ts';
import { requireFlows } from './flows.ts';
import { forcesOfInterest, relativeValue, termsOf, type Term } from './roots.ts';

export type IrrArguments = {
  /** By period; inflow +. */
  readonly flows: readonly number[];
};

export type Irr = {
  /** MULTIPLE_ROOTS: the flows change direction more than once and no one rate tells what they earn. */
  readonly status: 'OK' | 'MULTIPLE_ROOTS';
  /** Of several, the one nearest to zero; of two equally near, the positive one. */
  readonly root: number;
  readonly roots: readonly number[];
};

/** Residual that a root may have, as a share of the sum of all discounted sizes (decision cases, §2.1). */
const residualMax = 1e-9;
/** Digits of a short root; and the residual that rounding alone leaves. */
const shortDigits = 12;
const indistinguishable = 2 ** -50;
const lowestRate = -1 + 2 ** -53;

/**
 * Internal rate of return per period: every real rate above −100% at which the net present value is zero, and one to
 * quote. Refuses EMPTY_FLOWS, NOT_FINITE, NO_SIGN_CHANGE and NO_REAL_ROOT.
 */
export function irr({ flows }: IrrArguments): Irr {
  return quoted(irrAll({ flows }));
}

/** All internal rates of return per period above −100%, ascending; a double root once. Refuses what `irr` refuses. */
export function irrAll({ flows }: IrrArguments): readonly number[] {
  requireFlows('flows', flows);
  requireBothSigns(flows);
  return ratesOf(termsOf(flows));
}

/** The rate to quote of several, with all of them. */
export function quoted(roots: readonly number[]): Irr {
  const root = roots.reduce((nearest, other) => (Math.abs(other) <= Math.abs(nearest) ? other : nearest));
  return { status: roots.length > 1 ? 'MULTIPLE_ROOTS' : 'OK', root, roots };
}

/**
 * All rates per unit of time above −100% at which the flows are worth nothing, ascending; `lowest` is the force of interest to
 * begin at, where not where rates run out of digits. Refuses NO_REAL_ROOT.
 */
export function ratesOf(terms: readonly Term[], lowest?: number): readonly number[] {
  const rates = forcesOfInterest(terms, lowest).map((force) => {
    const residual = relativeValue(terms, force);
    if (Math.abs(residual) <= residualMax) return shortest(terms, rateOf(force));
    throw new Error(`the rate ${Math.expm1(force)} leaves ${residual} of the flows: no root`);
  });
  const roots = [...new Set(rates)];
  if (roots.length > 0) return roots;
  throw new Refusal(
    'NO_REAL_ROOT',
    'no rate above -100% makes the net present value of these flows zero: compare their npv at a rate of your own',
    { argument: 'flows' },
  );
}

/** Of the numbers that a root cannot be told from, the shortest: 0.25, not 0.24999999999999994. */
function shortest(terms: readonly Term[], rate: number): number {
  const short = Number(rate.toPrecision(shortDigits));
  return Math.abs(relativeValue(terms, Math.log1p(short))) <= indistinguishable ? short : rate;
}

/** A rate that adds nothing to 1 is zero; one that cannot be told from −100% is the number next to it. */
function rateOf(force: number): number {
  const rate = Math.max(Math.expm1(force), lowestRate);
  return 1 + rate === 1 ? 0 : rate;
}

/** Refuses flows of one sign, or all zero, as NO_SIGN_CHANGE. */
export function requireBothSigns(flows: readonly number[]): void {
  if (flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0)) return;
  const what = flows.every((flow) => flow === 0) ? 'zero' : flows.some((flow) => flow > 0) ? 'inflows' : 'outflows';
  throw new Refusal(
    'NO_SIGN_CHANGE',
    `all ${flows.length} flows are ${what}, so no rate makes their net present value zero: give at least one outflow and one inflow`,
    { argument: 'flows' },
  );
}
