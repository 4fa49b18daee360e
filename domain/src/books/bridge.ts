import { bridgeBars, type BridgeBar, type CashSection } from './account.ts';
import { debits, type PostingSum } from './fold.ts';
import { barOf } from './posting.ts';
import { isUnderIfrs18, type CashFlowBasis } from './read-basis.ts';

/** A bar between EBITDA and cash. */
export type FlowBar = Exclude<BridgeBar, 'cash'>;

/** Part of the cash-flow statement: its three sections, and the effect of exchange rates on cash, which is in none of them. */
export type CashFlowSection = CashSection | 'restatement';

/** Section of the cash-flow statement that each bar between EBITDA and cash is part of under US GAAP. */
export const sectionOfBar: Readonly<Record<FlowBar, CashFlowSection>> = {
  ebitda: 'operating',
  'non-cash': 'operating',
  'other-income': 'operating',
  receivables: 'operating',
  prepaid: 'operating',
  'deferred-implementation': 'operating',
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
  'currency-restatement': 'restatement',
};

/** Section of a bar in a month: interest paid is financing under IFRS 18 (IAS 7 as it amends it), else operating (ASC 230-10-45-17). */
export function sectionOf(bar: FlowBar, month: string, basis: CashFlowBasis): CashFlowSection {
  return bar === 'interest' && isUnderIfrs18(month, basis) ? 'financing' : sectionOfBar[bar];
}

export type Bridge = {
  /** In the order of the bridge, each in minor units; what raises cash is +. */
  readonly bars: Readonly<Record<FlowBar, bigint>>;
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

export type CashFlow = Readonly<Record<CashFlowSection, bigint>> & {
  /** Operating cash flow − purchases of PP&E − capitalized software − finance-lease principal. */
  readonly freeCashFlow: bigint;
};

/** What a free cash flow takes off beside what is bought. */
export type FreeCashFlowPolicy = { readonly takesLeasePrincipal: boolean };

/** The cash-flow statement and free cash flow of a bridge, in minor units, under US GAAP. */
export function cashFlowOf(bridge: Bridge): CashFlow {
  return flowOf(bridge, (bar) => sectionOfBar[bar], { takesLeasePrincipal: true });
}

/** The cash-flow statement and free cash flow of sums of several months: each month's payments in the section of their month. */
export function cashFlowUnder(sums: readonly PostingSum[], basis: CashFlowBasis, policy: FreeCashFlowPolicy): CashFlow {
  const months = [...Map.groupBy(sums, ({ month }) => month)];
  return months
    .map(([month, members]) => flowOf(bridgeOf(members), (bar) => sectionOf(bar, month, basis), policy))
    .reduce(addFlows, noFlow);
}

const noFlow: CashFlow = { operating: 0n, investing: 0n, financing: 0n, restatement: 0n, freeCashFlow: 0n };

function flowOf(
  { bars }: Bridge,
  sectionFor: (bar: FlowBar) => CashFlowSection,
  { takesLeasePrincipal }: FreeCashFlowPolicy,
): CashFlow {
  const section = (wanted: CashFlowSection): bigint =>
    (Object.keys(bars) as FlowBar[]).reduce((sum, bar) => (sectionFor(bar) === wanted ? sum + bars[bar] : sum), 0n);
  const operating = section('operating');
  const leases = takesLeasePrincipal ? bars['lease-principal'] : 0n;
  return {
    operating,
    investing: section('investing'),
    financing: section('financing'),
    restatement: section('restatement'),
    freeCashFlow: operating + bars['capital-expenditure'] + bars['capitalized-software'] + leases,
  };
}

function addFlows(left: CashFlow, right: CashFlow): CashFlow {
  return {
    operating: left.operating + right.operating,
    investing: left.investing + right.investing,
    financing: left.financing + right.financing,
    restatement: left.restatement + right.restatement,
    freeCashFlow: left.freeCashFlow + right.freeCashFlow,
  };
}
