import { bridgeBars, type BridgeBar, type CashSection } from './account.ts';
import { debits, type PostingSum } from './fold.ts';
import { barOf } from './posting.ts';

/** Section of the cash-flow statement that each bar between EBITDA and cash is part of. */
export const sectionOfBar: Readonly<Record<Exclude<BridgeBar, 'cash'>, CashSection>> = {
  ebitda: 'operating',
  'non-cash': 'operating',
  'other-income': 'operating',
  receivables: 'operating',
  prepaid: 'operating',
  payables: 'operating',
  accruals: 'operating',
  'deferred-revenue': 'operating',
  'billed-effective-difference': 'operating',
  interest: 'operating',
  'income-tax': 'operating',
  'capital-expenditure': 'investing',
  'capitalized-software': 'investing',
  'disposal-proceeds': 'investing',
  'lease-principal': 'financing',
  'debt-and-equity': 'financing',
};

export type Bridge = {
  /** In the order of the bridge, each in minor units; what raises cash is +. */
  readonly bars: Readonly<Record<Exclude<BridgeBar, 'cash'>, bigint>>;
  /** Change in cash. */
  readonly cash: bigint;
  /** Bars less cash: 0 for balanced entries. It is shown, and there is no bar called other. */
  readonly residual: bigint;
};

/** The bars from EBITDA to the change in cash: every posting in exactly one of them. */
export function bridgeOf(sums: readonly PostingSum[]): Bridge {
  const byBar = new Map<BridgeBar, bigint>();
  for (const sum of sums) byBar.set(barOf(sum), (byBar.get(barOf(sum)) ?? 0n) - sum.minor);
  const bars = Object.fromEntries(
    bridgeBars.filter((bar) => bar !== 'cash').map((bar) => [bar, byBar.get(bar) ?? 0n]),
  ) as Bridge['bars'];
  const cash = debits(sums, (sum) => barOf(sum) === 'cash');
  return { bars, cash, residual: Object.values(bars).reduce((total, bar) => total + bar, 0n) - cash };
}

export type CashFlow = {
  readonly operating: bigint;
  readonly investing: bigint;
  readonly financing: bigint;
  /** Operating cash flow − purchases of PP&E − capitalized software − finance-lease principal. */
  readonly freeCashFlow: bigint;
};

/** The cash-flow statement and free cash flow of a bridge, in minor units. */
export function cashFlowOf(bridge: Bridge): CashFlow {
  const section = (wanted: CashSection): bigint =>
    Object.entries(sectionOfBar).reduce(
      (sum, [bar, of]) => (of === wanted ? sum + bridge.bars[bar as keyof typeof sectionOfBar] : sum),
      0n,
    );
  const operating = section('operating');
  const { bars } = bridge;
  return {
    operating,
    investing: section('investing'),
    financing: section('financing'),
    freeCashFlow: operating + bars['capital-expenditure'] + bars['capitalized-software'] + bars['lease-principal'],
  };
}
