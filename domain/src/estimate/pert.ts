import { betaDensity, betaQuantile } from './beta.ts';
import { normalCdf, normalDensity } from './normal-cdf.ts';

/** The shape of a PERT between 0 and 1 whose peak is at `peak`: a of a beta distribution of shapes a and 6 − a. */
function shapeOfPeak(peak: number): number {
  return 1 + 4 * peak;
}

/** Where, between 0 and 1, the given shares of a PERT lie below and above; both are given so that neither end loses digits. */
export function unitPert(peak: number, below: number, above: number): number {
  const a = shapeOfPeak(peak);
  return below <= above ? betaQuantile(below, a) : 1 - betaQuantile(above, 6 - a);
}

const reach = 8.5;
const perUnit = 16;
const pieces = 2 * reach * perUnit;
const orders = 6;

/**
 * A PERT between 0 and 1 as a function of a standard normal draw: quintic Hermite pieces of 1/16 between exact values, since the
 * exact inverse takes a microsecond. Within 1e-10 of it; flat beyond ±8.5.
 */
export function pertOfDraw(peak: number): (draw: number) => number {
  const pieceTable = pertPieces(shapeOfPeak(peak));
  return (draw) => {
    const place = Math.min(Math.max((draw + reach) * perUnit, 0), pieces);
    const piece = Math.min(Math.trunc(place), pieces - 1);
    const t = place - piece;
    let value = 0;
    for (let order = orders - 1; order >= 0; order -= 1) value = value * t + (pieceTable[piece * orders + order] ?? 0);
    return value;
  };
}

type Node = { readonly value: number; readonly slope: number; readonly bend: number };

function pertPieces(a: number): Float64Array {
  const nodes = Array.from({ length: pieces + 1 }, (_, node) => nodeAt(node / perUnit - reach, a));
  const table = new Float64Array(pieces * orders);
  for (let piece = 0; piece < pieces; piece += 1) {
    const [from, to] = [nodes[piece], nodes[piece + 1]];
    if (from && to) table.set(quinticOf(from, to), piece * orders);
  }
  return table;
}

/** Above the middle the mirrored distribution is asked, which loses no digits there. Slopes are by piece, not by unit. */
function nodeAt(draw: number, a: number): Node {
  if (draw <= 0) return lowerNode(draw, a);
  const { value, slope, bend } = lowerNode(-draw, 6 - a);
  return { value: 1 - value, slope, bend: -bend };
}

function lowerNode(draw: number, a: number): Node {
  const value = betaQuantile(normalCdf(draw), a);
  const slope = normalDensity(draw) / betaDensity(value, a);
  const bend = slope * (-draw - (a - 1) * (slope / value) + ((5 - a) * slope) / (1 - value));
  return { value, slope: slope / perUnit, bend: bend / perUnit ** 2 };
}

/** Coefficients of the polynomial that has value, slope and bend of both nodes. */
function quinticOf(from: Node, to: Node): readonly number[] {
  const rise = to.value - from.value;
  return [
    from.value,
    from.slope,
    from.bend / 2,
    10 * rise - 6 * from.slope - 4 * to.slope - 1.5 * from.bend + 0.5 * to.bend,
    -15 * rise + 8 * from.slope + 7 * to.slope + 1.5 * from.bend - to.bend,
    6 * rise - 3 * (from.slope + to.slope) - 0.5 * from.bend + 0.5 * to.bend,
  ];
}
