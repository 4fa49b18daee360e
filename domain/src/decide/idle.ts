import { money, type Money } from '../money/index.ts';
import type { CaseOption } from './case.ts';
import { isCapital } from './case-capital.ts';
import { chargesOf, type MonthAmount } from './occurrence.ts';

/** Capital in progress that nothing is added to and nobody uses yet. */
export type IdleCapital = {
  /** Number of the first line that built it. */
  readonly line: number;
  readonly from: number;
  readonly months: number;
  /** In progress then. */
  readonly inProgress: Money;
};

/** From a quarter on a pause counts as a change in use that asks for the test (ASC 350-40-35-1). */
const pauseMonths = 3;

/**
 * Where work that is capitalized pauses before it is ready for use. Lines of one class that are ready in one month are one
 * project; a purchase that is paid once is being installed, not idle.
 */
export function idleCapital(option: CaseOption, horizon: number): readonly IdleCapital[] {
  const projects = Map.groupBy(
    option.lines.flatMap((line, number) => {
      const { treatment } = line;
      const isBuilt = isCapital(treatment) && line.every !== 'once' && line.saves === undefined;
      return isBuilt
        ? [
            {
              line,
              number,
              key: `${treatment.asset} ${treatment.readyAt}`,
              until: untilOf(treatment.readyAt, option, horizon),
            },
          ]
        : [];
    }),
    ({ key }) => key,
  );
  return [...projects.values()].flatMap((built) => {
    const charges = built.flatMap(({ line }) => chargesOf(line, horizon, option.cancelledAt));
    const gone = built.flatMap(({ line }) =>
      (line.events ?? []).flatMap(({ kind, atMonth }) => (kind === 'retirement' || kind === 'sale' ? [atMonth] : [])),
    );
    const [first] = built;
    if (!first) return [];
    return pauses(charges, Math.min(first.until, ...gone)).map(({ from, months }) => ({
      line: first.number,
      from,
      months,
      inProgress: money(
        charges.reduce((sum, { month, amount }) => (month < from ? sum + amount.minor : sum), 0n),
        first.line.amount.currency,
      ),
    }));
  });
}

function untilOf(readyAt: number, { cancelledAt }: CaseOption, horizon: number): number {
  return Math.min(readyAt, horizon, cancelledAt ?? horizon);
}

function pauses(
  charges: readonly MonthAmount[],
  until: number,
): readonly { readonly from: number; readonly months: number }[] {
  const months = [...new Set(charges.map(({ month }) => month))].filter((month) => month < until).sort((a, b) => a - b);
  return months.flatMap((month, index) => {
    const from = month + 1;
    const length = (months[index + 1] ?? until) - from;
    return length >= pauseMonths ? [{ from, months: length }] : [];
  });
}
