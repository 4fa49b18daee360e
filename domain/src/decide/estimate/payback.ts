/** When an option pays back against another, over all draws. */
export type Payback = {
  /** Share of the draws in which it does within the case. */
  readonly chance: number;
  /** Months at which half, and nine in ten, of all draws have paid back; null where fewer do. */
  readonly median: number | null;
  readonly late: number | null;
};

/**
 * Months until cumulative cash of one option is again at least that of the other, counted to the end of the month; 0 where it
 * never was below, never within the case: infinite.
 */
export function paybackMonths(left: readonly Float64Array[], right: readonly Float64Array[]): Float64Array {
  const points = left[0]?.length ?? 0;
  const months = new Float64Array(points);
  const isBehind = new Uint8Array(points);
  for (const [point, row] of left.entries()) {
    const other = right[point];
    for (let draw = 0; draw < points; draw += 1) {
      const isBelow = (row[draw] ?? 0) < (other?.[draw] ?? 0);
      if (isBelow && isBehind[draw] === 0 && months[draw] === 0) isBehind[draw] = 1;
      else if (!isBelow && isBehind[draw] === 1) {
        isBehind[draw] = 0;
        months[draw] = point;
      }
    }
  }
  for (let draw = 0; draw < points; draw += 1) if (isBehind[draw] === 1) months[draw] = Number.POSITIVE_INFINITY;
  return months;
}

/** Paybacks of all draws, in short. */
export function paybackOf(months: Float64Array): Payback {
  const sorted = months.toSorted();
  const reached = sorted.filter((month) => Number.isFinite(month)).length;
  const at = (share: number): number | null => {
    const month = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(month) ? month : null;
  };
  return { chance: sorted.length === 0 ? 0 : reached / sorted.length, median: at(0.5), late: at(0.9) };
}
