import { inverseNormal } from './normal.ts';
import { normalCdf } from './normal-cdf.ts';

/**
 * What IT builds cost as a multiple of their estimate. 18% of them overran by more than half, and those by 447% on average (B.
 * Flyvbjerg and D. Gardner 2023, "How big things get done"); over 5,392 projects the tail is a power law (Flyvbjerg, Budzier et al.
 * 2022, "The empirical reality of IT project cost overruns", JMIS 39(3)), a Pareto with α ≤ 1 (Flyvbjerg et al. 2025, doi
 * 10.1177/87569728251340590). So from 1.5 on it is Pareto with α = 1, which has no mean: a stop is needed, in multiples too. The
 * body is ours: a lognormal whose median is the estimate, and which meets the tail where 82% lie below.
 */
const bodyShare = 0.82;
const tailStart = 1.5;
const tailScale = tailStart * (1 - bodyShare);
const bodyEnd = inverseNormal(bodyShare);
const sigma = Math.log(tailStart) / bodyEnd;

/** The multiple that these shares of builds are below and above, at most `stop`. */
export function overrunAtShares(below: number, above: number, stop: number): number {
  if (below < bodyShare) return Math.min(Math.exp(sigma * inverseNormal(below)), stop);
  return Math.min(tailScale / above, stop);
}

/** The multiple at a standard normal draw, at most `stop`. */
export function overrunOfDraw(draw: number, stop: number): number {
  return Math.min(draw < bodyEnd ? Math.exp(sigma * draw) : tailScale / normalCdf(-draw), stop);
}

/** The mean of the multiple, where builds that reach `stop` cost just that. */
export function overrunMean(stop: number): number {
  if (stop <= tailStart) {
    const reached = Math.log(stop) / sigma;
    return bodyMeanUpTo(reached) + stop * normalCdf(-reached);
  }
  return bodyMeanUpTo(bodyEnd) + tailScale * Math.log(stop / tailStart) + tailScale;
}

/** The part of the mean that comes from draws up to this one, within the body. */
function bodyMeanUpTo(draw: number): number {
  return Math.exp(sigma ** 2 / 2) * normalCdf(draw - sigma);
}
