/** Months in a row of one amount; `from` counts from the start of the case. */
export type Run = { readonly amount: number; readonly from: number; readonly months: number };

/** Amounts by month as stretches of one amount, rounded to the digits of the currency; months without any are left out. */
export function runsOf(byMonth: readonly number[], digits: number): readonly Run[] {
  const runs: Run[] = [];
  for (const [month, value] of byMonth.entries()) {
    const amount = Number(value.toFixed(digits));
    const last = runs.at(-1);
    if (last && last.amount === amount && last.from + last.months === month) {
      runs[runs.length - 1] = { ...last, months: last.months + 1 };
    } else if (amount !== 0) {
      runs.push({ amount, from: month, months: 1 });
    }
  }
  return runs;
}

/**
 * The same amounts as what each change adds, for as long as it stays: what comes last ends first. No stretch takes the place of
 * another at a higher price, since it is not prices that change.
 */
export function layersOf(byMonth: readonly number[], digits: number): readonly Run[] {
  const scale = 10 ** digits;
  const open: { minor: number; readonly from: number }[] = [];
  const layers: Run[] = [];
  let before = 0;
  for (const [month, value] of [...byMonth, 0].entries()) {
    const minor = Math.round(Number(value.toFixed(digits)) * scale);
    if (minor > before) open.push({ minor: minor - before, from: month });
    let less = before - minor;
    for (let last = open.at(-1); less > 0 && last; last = open.at(-1)) {
      const ends = Math.min(last.minor, less);
      layers.push({ amount: ends / scale, from: last.from, months: month - last.from });
      last.minor -= ends;
      less -= ends;
      if (last.minor === 0) open.pop();
    }
    before = minor;
  }
  return layers.toSorted((a, b) => a.from - b.from || b.months - a.months);
}
