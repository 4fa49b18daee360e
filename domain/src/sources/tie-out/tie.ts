/** A month of a group of accounts: ours and the ledger's at its end, in minor units, debit +. null: the ledger says nothing. */
export type TieMonth = {
  readonly month: string;
  readonly ours: bigint;
  /** True where nothing of ours is posted in the month itself. */
  readonly still: boolean;
  readonly ledger: bigint | null;
};

/** When a difference, or a piece of it, came into being, and how much it was. */
export type Arisen = { readonly month: string; readonly minor: bigint };

/** Ours less the ledger's at the end of a month, and since when it is so. */
export type TieOut = {
  /** null where the ledger says nothing of the group. */
  readonly difference: bigint | null;
  /** The first of the months without a break in which the two differ; null where they tie. */
  readonly since: string | null;
  /** Months of a trial balance from `since` on, both ends counted; 0 where they tie. */
  readonly age: number;
  /** The pieces that the difference is made of, by the month in which each came; they add up to it. */
  readonly arisen: readonly Arisen[];
};

/**
 * Lays the months of a trial balance side by side with ours: `months` in order, the last one is asked about. Balances are
 * carried from month to month, so that what came in one month stays in the difference until something takes it back.
 */
export function tieOut(months: readonly TieMonth[]): TieOut {
  const last = months.at(-1);
  if (!last || last.ledger === null) return { difference: null, since: null, age: 0, arisen: [] };
  const difference = last.ours - last.ledger;
  if (difference === 0n) return { difference, since: null, age: 0, arisen: [] };
  const arisen: Arisen[] = [];
  let since = last.month;
  let age = 0;
  let later = difference;
  for (const { month, ours, ledger } of months.toReversed()) {
    if (ledger === null) break;
    const here = ours - ledger;
    if (later !== here) arisen.unshift({ month: since, minor: later - here });
    later = here;
    if (here === 0n) return { difference, since, age, arisen };
    since = month;
    age += 1;
  }
  return { difference, since, age, arisen: [{ month: since, minor: later }, ...arisen] };
}
