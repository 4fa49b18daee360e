import { addMonths, parseMonth, type Month } from '@capwise/domain/time';
import type { SourceDocument } from '../../books/documents/document.ts';
import { demoMonths } from './calendar.ts';
import { commitments } from './commitments.ts';

/** A document of the demo company, as a person would record it. */
export type DemoDocument = { readonly id: string; readonly document: SourceDocument };

const research = 'research-and-development';
const [firstMonth] = demoMonths;

/** What is recorded by document: the opening entry, revenue, labor that becomes software, a lease, an implementation. */
export function demoDocuments(): readonly DemoDocument[] {
  return [opening(), ...segments.flatMap(revenueOf), ...annualPlans(), serviceCredit, ...labor, lease, implementation];
}

/** Cash of the first day, and the one older commitment that somebody stated. */
function opening(): DemoDocument {
  const stated = commitments.find(({ key }) => key === 'machines-three-years');
  return {
    id: 'opening-2025-09',
    document: {
      kind: 'opening',
      what: 'Balances at the beginning of the books',
      month: String(firstMonth),
      balances: [
        { account: '1000', amount: '9400000.00' },
        { account: '1200', amount: '360000.00', ...(stated && { commitment: stated.id }) },
      ],
    },
  };
}

/** Revenue of a kind: dollars of the first month, growth in basis points a month, days until it is paid. */
type Segment = {
  readonly id: string;
  readonly what: string;
  readonly product: string;
  readonly first: bigint;
  readonly growth: bigint;
  readonly netDays: number;
  /** Percent of the trend by calendar month, January first. */
  readonly season?: readonly bigint[];
};

const shopSeason = [95n, 94n, 97n, 98n, 100n, 100n, 99n, 100n, 101n, 104n, 118n, 116n];

const segments: readonly Segment[] = [
  {
    id: 'subscriptions',
    what: 'Subscriptions of customers who pay by month',
    product: 'streaming',
    first: 1_840_000n,
    growth: 110n,
    netDays: 0,
  },
  {
    id: 'order-fees',
    what: 'Fees of orders',
    product: 'checkout',
    first: 1_420_000n,
    growth: 90n,
    netDays: 30,
    season: shopSeason,
  },
  {
    id: 'use-of-search',
    what: 'Search by use',
    product: 'search-api',
    first: 520_000n,
    growth: 80n,
    netDays: 45,
  },
];

function revenueOf({ id, what, product, first, growth, netDays, season }: Segment): readonly DemoDocument[] {
  let trend = first * 100n;
  return demoMonths.map((month) => {
    const minor = (trend * (season?.[month.month - 1] ?? 100n)) / 100n;
    trend += (trend * growth) / 10_000n;
    return {
      id: `revenue-${id}-${month}`,
      document: { kind: 'revenue', what, product, amount: dollars(minor), month: String(month), repeats: 1, netDays },
    };
  });
}

/** Plans that are paid for a year at once: deferred, and earned month by month. */
function annualPlans(): readonly DemoDocument[] {
  const quarters: readonly Month[] = [0, 3, 6, 9, 12].map((months) => addMonths(parseMonth('2025-10'), months));
  return quarters.map((month, index) => ({
    id: `annual-plans-${month}`,
    document: {
      kind: 'revenue',
      what: 'Plans of a year, invoiced together',
      amount: dollars(BigInt(1_380_000 + 60_000 * index) * 100n),
      month: String(month),
      repeats: 1,
      termMonths: 12,
      netDays: 45,
    },
  }));
}

const serviceCredit: DemoDocument = {
  id: 'service-credit-2026-06',
  document: {
    kind: 'service-credit',
    what: 'Credits to customers for missed availability in May',
    amount: '21600.00',
    month: '2026-06',
    netDays: 30,
  },
};

const labor: readonly DemoDocument[] = [
  laborDocument('labor-checkout-rebuild', {
    what: 'Engineers who rebuild the checkout',
    team: 'checkout',
    costCenter: '4200',
    asset: 'checkout-rebuild',
    amount: '96000.00',
    month: '2025-10',
    repeats: 7,
  }),
  laborDocument('labor-search-relevance', {
    what: 'Engineers who build search by meaning',
    team: 'search',
    costCenter: '4100',
    asset: 'search-relevance',
    amount: '58000.00',
    month: '2026-06',
    repeats: 5,
  }),
];

type Labor = {
  readonly what: string;
  readonly team: string;
  readonly costCenter: string;
  readonly asset: string;
  readonly amount: string;
  readonly month: string;
  readonly repeats: number;
};

function laborDocument(id: string, details: Labor): DemoDocument {
  return {
    id,
    document: {
      kind: 'capitalized-labor',
      component: 'pay',
      function: research,
      class: 'software',
      kindOfWork: 'new-functionality',
      paidAfter: 1,
      ...details,
    },
  };
}

const lease: DemoDocument = {
  id: 'office-lease',
  document: {
    kind: 'lease',
    what: 'Office, five years',
    vendor: 'Office landlord',
    function: 'general-and-administrative',
    nature: 'facilities',
    hasIdentifiedAsset: true,
    hasSubstantiallyAllBenefits: true,
    hasRightToDirectUse: true,
    commences: '2025-10-01',
    termMonths: 60,
    payment: '38500.00',
    every: 'month',
    due: 'begin',
    annualRate: 0.065,
    transfersOwnership: false,
    purchaseReasonablyCertain: false,
    remainingEconomicLifeMonths: 480,
    hasNoAlternativeUse: false,
    exemptsShortTerm: true,
    exemptsLowValue: false,
  },
};

const implementation: DemoDocument = {
  id: 'finance-system',
  document: {
    kind: 'hosting',
    what: 'Finance system, implementation',
    vendor: 'Finance system vendor',
    costCenter: '7200',
    function: 'general-and-administrative',
    costs: [
      { nature: 'configuration', amount: '84000.00', month: '2026-01', isDistinct: true },
      { nature: 'testing', amount: '36000.00', month: '2026-02', isDistinct: true },
      { nature: 'training', amount: '14000.00', month: '2026-03', isDistinct: true },
    ],
    ready: '2026-04',
    nonCancellableMonths: 36,
    extensionMonths: 0,
    netDays: 30,
  },
};

function dollars(minor: bigint): string {
  return `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
}
