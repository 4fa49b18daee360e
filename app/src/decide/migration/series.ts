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
