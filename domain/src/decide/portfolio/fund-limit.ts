import type { FundCase, FundLimits } from './fund-case.ts';

/** A kind of limit: those of one kind are given, and given up, together. */
export type LimitKind = 'people' | 'cash' | 'ebitda' | 'needs' | 'excludes';

/** A limit as a sum over cases: `amount` of each chosen case adds up to at least `low` and at most `high`. */
export type FundLimit = {
  readonly kind: LimitKind;
  /** In words, and one of a kind: "people in 2027-Q1". */
  readonly name: string;
  readonly amounts: ReadonlyMap<string, number>;
  readonly low?: number;
  readonly high?: number;
};

/** Every limit of a choice among cases: people by quarter, cumulative cash by quarter, EBITDA by year, what cases say of others. */
export function fundLimits(cases: readonly FundCase[], limits: FundLimits): readonly FundLimit[] {
  const { quarters, people, cashCeiling, ebitdaFloors = new Map<string, number>() } = limits;
  const amounts = (of: (one: FundCase) => number): ReadonlyMap<string, number> =>
    new Map(cases.map((one) => [one.id, of(one)]));
  return [
    ...(people ?? []).map((high, index) => ({
      kind: 'people' as const,
      name: `people in ${quarters[index]?.name}`,
      amounts: amounts((one) => one.people[index] ?? 0),
      high,
    })),
    ...(cashCeiling === undefined ? [] : quarters).map(({ name }, index) => ({
      kind: 'cash' as const,
      name: `cumulative cash at the end of ${name}`,
      amounts: amounts((one) => total(one.cash.slice(0, index + 1))),
      low: 0 - (cashCeiling ?? 0),
    })),
    ...[...ebitdaFloors].map(([year, low]) => ({
      kind: 'ebitda' as const,
      name: `EBITDA of ${year}`,
      amounts: amounts((one) => total(one.ebitda.filter((_, index) => quarters[index]?.year === year))),
      low,
    })),
    ...cases.flatMap(rulesOf),
  ];
}

function rulesOf(one: FundCase): readonly FundLimit[] {
  return [
    ...[...new Set(one.needs)]
      .filter((id) => id !== one.id)
      .map((id) => ({
        kind: 'needs' as const,
        name: `"${one.id}" needs "${id}"`,
        amounts: new Map([
          [one.id, 1],
          [id, -1],
        ]),
        high: 0,
      })),
    ...[...new Set(one.excludes)]
      .filter((id) => id !== one.id)
      .map((id) => ({
        kind: 'excludes' as const,
        name: `"${one.id}" excludes "${id}"`,
        amounts: new Map([
          [one.id, 1],
          [id, 1],
        ]),
        high: 1,
      })),
  ];
}

/** What a choice takes of a limit: `allowed` is the most, or the least where `isFloor`. */
export type LimitUse = {
  readonly kind: LimitKind;
  readonly name: string;
  readonly amount: number;
  readonly allowed: number;
  readonly isFloor: boolean;
};

/** What the chosen cases take of each limit of people, cash and EBITDA. */
export function limitUse(
  cases: readonly FundCase[],
  limits: FundLimits,
  chosen: readonly string[],
): readonly LimitUse[] {
  return fundLimits(cases, limits)
    .filter(({ kind }) => kind !== 'needs' && kind !== 'excludes')
    .map((limit) => ({
      kind: limit.kind,
      name: limit.name,
      amount: amountOf(limit, chosen),
      allowed: limit.high ?? limit.low ?? 0,
      isFloor: limit.high === undefined,
    }));
}

/** What the chosen cases come to under a limit. */
export function amountOf({ amounts }: FundLimit, chosen: Iterable<string>): number {
  return total([...chosen].map((id) => amounts.get(id) ?? 0));
}

/** Whether an amount keeps a limit, rounding of the sum aside. */
export function keeps({ low = -Infinity, high = Infinity, amounts }: FundLimit, amount: number): boolean {
  const slack = 1e-9 * [...amounts.values()].reduce((sum, value) => sum + Math.abs(value), 1);
  return amount >= low - slack && amount <= high + slack;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
