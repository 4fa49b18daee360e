import { Refusal } from '../refusal/index.ts';
import { requireFlows } from './flows.ts';
import { forcesOfInterest, relativeValue } from './roots.ts';

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

/**
 * Internal rate of return per period: every real rate above −100% at which the net present value is zero, and one to
 * quote. Refuses EMPTY_FLOWS, NOT_FINITE, NO_SIGN_CHANGE and NO_REAL_ROOT.
 */
export function irr({ flows }: IrrArguments): Irr {
  const roots = irrAll({ flows });
  const root = roots.reduce((nearest, other) => (Math.abs(other) <= Math.abs(nearest) ? other : nearest));
  return { status: roots.length > 1 ? 'MULTIPLE_ROOTS' : 'OK', root, roots };
}

/** All internal rates of return per period above −100%, ascending; a double root once. Refuses what `irr` refuses. */
export function irrAll({ flows }: IrrArguments): readonly number[] {
  requireFlows('flows', flows);
  requireBothSigns(flows);
  const roots = forcesOfInterest(flows).map((force) => {
    const residual = relativeValue(flows, force);
    if (Math.abs(residual) <= residualMax) return rateOf(force);
    throw new Error(`the rate ${Math.expm1(force)} leaves ${residual} of the flows: no root`);
  });
  if (roots.length > 0) return roots;
  throw new Refusal(
    'NO_REAL_ROOT',
    'no rate above -100% makes the net present value of these flows zero: compare their npv at a rate of your own',
  );
}

/** A rate that adds nothing to 1 is zero. */
function rateOf(force: number): number {
  const rate = Math.expm1(force);
  return 1 + rate === 1 ? 0 : rate;
}

function requireBothSigns(flows: readonly number[]): void {
  if (flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0)) return;
  const what = flows.every((flow) => flow === 0) ? 'zero' : flows.some((flow) => flow > 0) ? 'inflows' : 'outflows';
  throw new Refusal(
    'NO_SIGN_CHANGE',
    `all ${flows.length} flows are ${what}, so no rate makes their net present value zero: give at least one outflow and one inflow`,
  );
}
