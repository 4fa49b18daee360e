const densityAtMean = 0.3989422804014327;

/** The chance beyond it is below the least number there is. */
const vanishing = 39;

/** The standard normal density. */
export function normalDensity(z: number): number {
  return densityAtMean * Math.exp(-0.5 * z * z);
}

/**
 * The chance that a standard normal draw is below z, to 15 digits of itself even where it is tiny. W. J. Cody 1969, "Rational
 * Chebyshev approximations for the error function", Math. Comp. 23, as function ANORM of his SPECFUN (Algorithm 715, TOMS 1993).
 */
export function normalCdf(z: number): number {
  const distance = Math.abs(z);
  if (distance <= 0.66291) return 0.5 + nearMean(z);
  if (distance > vanishing) return z < 0 ? 0 : 1;
  const tail = distance <= Math.SQRT2 * 4 ? scaled(distance, shoulder(distance)) : scaled(distance, far(distance));
  return z < 0 ? tail : 1 - tail;
}

function nearMean(z: number): number {
  const x = z * z;
  const above =
    (((0.06568233791820745 * x + 2.2352520354606837) * x + 161.02823106855587) * x + 1067.6894854603709) * x +
    18154.98125334356;
  const below = (((x + 47.202581904688245) * x + 976.0985517377767) * x + 10260.932208618979) * x + 45507.78933502673;
  return (z * above) / below;
}

/** The exponential in two parts, the first of which is exact: else its argument would lose digits. */
function scaled(distance: number, ratio: number): number {
  const whole = Math.trunc(distance * 16) / 16;
  const rest = (distance - whole) * (distance + whole);
  return Math.exp(-0.5 * whole * whole) * Math.exp(-0.5 * rest) * ratio;
}

function shoulder(y: number): number {
  const above =
    (((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y + 93.50665613217785) * y +
      597.2702763948002) *
      y +
      2494.5375852903726) *
      y +
      6848.190450536283) *
      y +
      11602.65143764735) *
      y +
    9842.714838383978;
  const below =
    (((((((y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y + 6485.558298266761) * y +
      18615.571640885097) *
      y +
      34900.95272114598) *
      y +
      38912.00328609327) *
      y +
    19685.429676859992;
  return above / below;
}

function far(y: number): number {
  const x = 1 / (y * y);
  const above =
    ((((0.023073441764940174 * x + 0.215898534057957) * x + 0.12740116116024736) * x + 0.022235277870649807) * x +
      0.0014216191932278934) *
      x +
    0.000029112874951168793;
  const below =
    ((((x + 1.284260096144911) * x + 0.4682382124808651) * x + 0.06598813786892856) * x + 0.0037823963320275824) * x +
    0.00007297515550839662;
  return (densityAtMean - (x * above) / below) / y;
}
