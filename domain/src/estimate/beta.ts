/** Shapes of a PERT distribution add up to it: λ = 4, and 1 for each end. */
const shapeSum = 6;
const termsMost = 500;
const roundsMost = 60;
const smallest = 1e-300;

/**
 * The beta function B(a, 6 − a) for a of 1 to 5, by the reflection formula Γ(a) Γ(1 − a) = π / sin πa: at whole a the zeros of both
 * cancel, and nothing is lost beside them.
 */
export function betaOfSix(a: number): number {
  const whole = Math.round(a);
  const rest = Math.PI * (a - whole);
  let product = rest === 0 ? 1 : rest / Math.sin(rest);
  for (let k = 1; k < shapeSum; k += 1) if (k !== whole) product *= Math.abs(k - a);
  return product / 120;
}

/** The density of the beta distribution of shapes a and 6 − a. */
export function betaDensity(x: number, a: number): number {
  return (x ** (a - 1) * (1 - x) ** (shapeSum - 1 - a)) / betaOfSix(a);
}

/**
 * The quantile of the beta distribution of shapes a and 6 − a, for probabilities up to a half, to about 14 digits even where it is
 * tiny: Newton's method on the logarithms, in which the distribution function is concave, from x^a / (a B) that is never below it.
 */
export function betaQuantile(probability: number, a: number): number {
  if (probability <= 0) return 0;
  const wanted = Math.log(probability);
  const scale = Math.log(a * betaOfSix(a));
  let logX = (wanted + scale) / a;
  for (let round = 0; round < roundsMost; round += 1) {
    const x = Math.exp(logX);
    const fraction = lowerFraction(x, a);
    const reached = a * logX + (shapeSum - a) * Math.log1p(-x) - scale + Math.log(fraction);
    const step = ((wanted - reached) * (1 - x) * fraction) / a;
    logX = Math.min(logX + step, -Number.EPSILON);
    if (Math.abs(step) < 1e-9) break;
  }
  return Math.exp(logX);
}

/**
 * The continued fraction of the regularized incomplete beta function, that is a B I(x) / (x^a (1 − x)^b): DLMF 8.17.22, by the
 * method of Lentz as modified by Thompson and Barnett 1986.
 */
function lowerFraction(x: number, a: number): number {
  let c = 1;
  let d = 1 / away(1 - (shapeSum * x) / (a + 1));
  let value = d;
  for (let m = 1; m < termsMost; m += 1) {
    const even = (m * (shapeSum - a - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (shapeSum + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < Number.EPSILON) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < smallest ? smallest : value;
}
