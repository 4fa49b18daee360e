import { addRatios, divideRounded, money, moneyText, zero, type Ratio } from '../money/index.ts';
import type { CaseLine, CaseOption } from './case.ts';
import { exactCharges } from './occurrence.ts';

/** A month in which a line's savings are larger than what it costs, as texts of amounts. */
export type ExcessSaving = { readonly month: number; readonly saved: string; readonly cost: string };

/** The line of a status quo that a saving may avoid: a cost that it carries under that name; undefined where there is none. */
export function savedLine(quo: CaseOption, what: string): CaseLine | undefined {
  return quo.lines.find((line) => line.what === what && line.saves === undefined && isCost(line));
}

function isCost({ treatment }: CaseLine): boolean {
  return treatment.kind !== 'earn' && !(treatment.kind === 'memo' && treatment.counts === 'benefit');
}

/** The first month in which all savings of a cost are larger than it; undefined where they never are. */
export function excessSaving(cost: CaseLine, savings: readonly CaseLine[], horizon: number): ExcessSaving | undefined {
  const carried = exactCharges(cost, horizon);
  const saved = new Map<number, Ratio>();
  for (const saving of savings) {
    for (const [month, amount] of exactCharges(saving, horizon)) {
      saved.set(month, addRatios(saved.get(month) ?? zero, amount));
    }
  }
  const months = [...saved.keys()].sort((a, b) => a - b);
  const month = months.find((each) => isAbove(saved.get(each) ?? zero, carried.get(each) ?? zero));
  if (month === undefined) return undefined;
  const text = ({ numerator, denominator }: Ratio): string =>
    moneyText(money(divideRounded(numerator, denominator, 'half-even'), cost.amount.currency));
  return { month, saved: text(saved.get(month) ?? zero), cost: text(carried.get(month) ?? zero) };
}

function isAbove(left: Ratio, right: Ratio): boolean {
  return left.numerator * right.denominator > right.numerator * left.denominator;
}
