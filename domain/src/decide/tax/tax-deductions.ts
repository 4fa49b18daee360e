import { macrs5Shares } from '../../finance/depreciation.ts';
import { addMonths, type Month } from '../../time/index.ts';
import type { CapitalTreatment } from '../case-capital.ts';
import type { MonthAmount } from '../occurrence.ts';
import type { TaxProfile } from './tax-profile.ts';
import { januaryOf, type TaxYear } from './tax-year.ts';

/** What is deducted of a cost of one month. */
type Cost = { readonly month: number; readonly minor: number };

/** When a cost that the books capitalize is deducted. */
export type Deducting = {
  readonly treatment: CapitalTreatment;
  readonly profile: TaxProfile;
  readonly start: Month;
  /** Month from which it is gone: sold, retired or abandoned; null while it stays. */
  readonly goneAt: number | null;
};

/**
 * What is deducted in each tax year of costs that the books capitalize, in minor units. What is gone is deducted with it, but
 * development that is deducted over years goes on (sec. 174(d)).
 */
export function deductionsOf(
  charges: readonly MonthAmount[],
  years: readonly TaxYear[],
  deducting: Deducting,
): readonly number[] {
  const totals = years.map(() => 0);
  for (const { month, amount } of charges) {
    const cost = { month, minor: Number(amount.minor) };
    for (const [index, deducted] of deductedOf(cost, years, deducting).entries())
      totals[index] = (totals[index] ?? 0) + deducted;
  }
  return totals;
}

function deductedOf(cost: Cost, years: readonly TaxYear[], deducting: Deducting): readonly number[] {
  const { treatment, profile } = deducting;
  if (treatment.asset === 'software')
    return profile.softwareMonths === 0
      ? years.map((year) => (isIn(year, cost.month) ? cost.minor : 0))
      : amortized(cost, years, deducting);
  return untilGone(cost, years, { ...deducting, shares: equipmentShares(cost, years, deducting) });
}

/** From the midpoint of the tax year in which it was paid or incurred (sec. 174(a)(2)(B)). */
function amortized(
  { month, minor }: Cost,
  years: readonly TaxYear[],
  { profile, start }: Deducting,
): readonly number[] {
  const midpoint = januaryOf(start, addMonths(start, month).year) + 6;
  return years.map((year) => {
    const first = Math.max(januaryOf(start, year.year), midpoint);
    const months = Math.min(year.last + 1, midpoint + profile.softwareMonths) - first;
    return (minor * Math.max(0, months)) / profile.softwareMonths;
  });
}

function equipmentShares(
  { month }: Cost,
  years: readonly TaxYear[],
  { treatment, profile, start }: Deducting,
): readonly number[] {
  const placed = Math.max(month, treatment.readyAt);
  switch (profile.equipment) {
    case 'bonus':
      return years.map((year) => (isIn(year, placed) ? 1 : 0));
    case 'life':
      return years.map((year) => monthsWithin(year, placed, placed + treatment.lifeMonths) / treatment.lifeMonths);
    case 'macrs-5': {
      const first = addMonths(start, placed).year;
      return years.map(({ year, last }) => {
        const share = macrs5Shares[year - first] ?? 0;
        const isCutShort = year > first && last < januaryOf(start, year) + 11;
        return isCutShort ? (share * (last - januaryOf(start, year) + 1)) / 12 : share;
      });
    }
  }
}

type Shared = Deducting & { readonly shares: readonly number[] };

/** What was not deducted yet is deducted in the year in which the asset is gone (sec. 165, 1245), and nothing after it. */
function untilGone({ minor }: Cost, years: readonly TaxYear[], { shares, goneAt }: Shared): readonly number[] {
  const at = goneAt === null ? -1 : years.findIndex((year) => isIn(year, goneAt));
  if (at === -1) return shares.map((share) => minor * share);
  const before = shares.slice(0, at).reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => minor * (index < at ? share : index === at ? 1 - before : 0));
}

function isIn({ first, last }: TaxYear, month: number): boolean {
  return month >= first && month <= last;
}

function monthsWithin({ first, last }: TaxYear, from: number, until: number): number {
  return Math.max(0, Math.min(last + 1, until) - Math.max(first, from));
}
