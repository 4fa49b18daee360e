import { fineText, parseFine, type Fine } from '@capwise/domain/money';
import { addMonths, monthsBetween, parseMonth, type Month } from '@capwise/domain/time';
import { accountValues, type AccountKey } from './accounts.ts';
import type { Day } from './calendar.ts';
import { cellsWith, noCells, type Cells, type FocusValues } from './columns.ts';
import { nano } from './row.ts';
import { serviceValues, type ServiceKey, type SkuKey } from './skus.ts';

/** What a commitment discount buys: money of usage at a committed price, or hours of instances. */
type Bought =
  | { readonly category: 'Spend'; readonly committedPercent: bigint }
  | { readonly category: 'Usage'; readonly hoursDaily: bigint };

/** A commitment discount. `upfront` and `monthly` are dollars. */
export type Commitment = {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly type: 'Savings Plan' | 'Reserved Instance' | 'Reservation' | 'Committed Use Discount';
  readonly account: AccountKey;
  readonly service: ServiceKey;
  readonly start: Month;
  readonly months: number;
  readonly upfront: string;
  readonly monthly: string;
  readonly bought: Bought;
  readonly skus: readonly SkuKey[];
  /** Accounts whose usage it covers. */
  readonly accounts: readonly AccountKey[];
};

/**
 * The demo's six commitments: all upfront inside the bill; partial upfront inside the bill; no upfront and half idle after a
 * move to other instances; one bought before the first month of the bill, whose opening balance nobody has stated; one of
 * Microsoft bought before it, which the opening entry states; and a monthly one of Google.
 */
export const commitments: readonly Commitment[] = [
  {
    key: 'compute-three-years',
    id: 'arn:aws:savingsplans::200000000001:savingsplan/compute-three-years',
    name: 'Compute, 3 years, all upfront',
    type: 'Savings Plan',
    account: 'production',
    service: 'ec2',
    start: parseMonth('2026-03'),
    months: 36,
    upfront: '2880000',
    monthly: '0',
    bought: { category: 'Spend', committedPercent: 48n },
    skus: ['c7g.4xlarge', 'c7g.8xlarge', 'm7g.2xlarge', 'm7g.4xlarge'],
    accounts: ['production', 'ml', 'shared', 'staging'],
  },
  {
    key: 'databases-one-year',
    id: 'arn:aws:rds:us-east-1:200000000011:ri:orders-and-ledger',
    name: 'Databases, 1 year, partial upfront',
    type: 'Reserved Instance',
    account: 'production',
    service: 'rds',
    start: parseMonth('2025-11'),
    months: 12,
    upfront: '66000',
    monthly: '5500',
    bought: { category: 'Usage', hoursDaily: 552n },
    skus: ['db.r6g.2xlarge'],
    accounts: ['production'],
  },
  {
    key: 'r5-one-year',
    id: 'arn:aws:savingsplans::200000000001:savingsplan/r5-one-year',
    name: 'r5 instances, 1 year, no upfront',
    type: 'Savings Plan',
    account: 'data',
    service: 'ec2',
    start: parseMonth('2026-01'),
    months: 12,
    upfront: '0',
    monthly: '19200',
    bought: { category: 'Spend', committedPercent: 62n },
    skus: ['r5.4xlarge'],
    accounts: ['data'],
  },
  {
    key: 'caches-one-year',
    id: 'arn:aws:elasticache:us-east-1:200000000011:reserved-instance:sessions',
    name: 'Caches, 1 year, all upfront, bought in May 2025',
    type: 'Reserved Instance',
    account: 'production',
    service: 'cache',
    start: parseMonth('2025-05'),
    months: 12,
    upfront: '7200',
    monthly: '0',
    bought: { category: 'Usage', hoursDaily: 144n },
    skus: ['cache.r6g.large'],
    accounts: ['production'],
  },
  {
    key: 'machines-three-years',
    id: '/providers/Microsoft.Capacity/reservationOrders/machines-three-years',
    name: 'D8s v5 machines, 3 years, all upfront, bought in March 2025',
    type: 'Reservation',
    account: 'storefront',
    service: 'machines',
    start: parseMonth('2025-03'),
    months: 36,
    upfront: '432000',
    monthly: '0',
    bought: { category: 'Usage', hoursDaily: 1560n },
    skus: ['Standard_D8s_v5'],
    accounts: ['storefront'],
  },
  {
    key: 'run-one-year',
    id: '//billing.googleapis.com/billingAccounts/0D3A01-0D3A02-0D3A03/commitments/run-one-year',
    name: 'Cloud Run, 1 year, monthly',
    type: 'Committed Use Discount',
    account: 'recommendations',
    service: 'run',
    start: parseMonth('2026-02'),
    months: 12,
    upfront: '0',
    monthly: '18600',
    bought: { category: 'Spend', committedPercent: 83n },
    skus: ['run-cpu'],
    accounts: ['recommendations'],
  },
];

export function isActive(commitment: Commitment, month: Month): boolean {
  const age = monthsBetween(commitment.start, month);
  return age >= 0 && age < commitment.months;
}

export function endOf(commitment: Commitment): Month {
  return addMonths(commitment.start, commitment.months);
}

/** What a commitment costs in a month of its term: the month's share of what was paid upfront, and the monthly fee. */
export function monthlyExpense(commitment: Commitment): Fine {
  const upfront = parseFine(commitment.upfront);
  if (upfront % BigInt(commitment.months) !== 0n)
    throw new RangeError(`${commitment.name}: the upfront does not divide`);
  return upfront / BigInt(commitment.months) + parseFine(commitment.monthly);
}

/** The columns that every row of a commitment shares. */
export function commitmentValues(commitment: Commitment): FocusValues {
  return {
    CommitmentDiscountCategory: commitment.bought.category,
    CommitmentDiscountId: commitment.id,
    CommitmentDiscountName: commitment.name,
    CommitmentDiscountType: commitment.type,
    CommitmentDiscountUnit: commitment.bought.category === 'Spend' ? 'USD' : 'Hours',
  };
}

/** What rows about a commitment itself say: its purchases and what it leaves unused. */
export function commitmentCells(commitment: Commitment): Cells {
  return cellsWith(noCells, {
    ...accountValues(commitment.account),
    ...serviceValues(commitment.service),
    ...commitmentValues(commitment),
    ResourceId: commitment.id,
    ResourceName: commitment.name,
    ResourceType: commitment.type,
    SkuId: `commitment/${commitment.key}`,
    SkuMeter: commitment.type,
    SkuPriceId: `commitment/${commitment.key}/${commitment.months}-months`,
  });
}

/** A row of usage that a commitment may cover: list unit price and quantity in 10⁻⁹, and what it costs without. */
export type Candidate = { readonly listUnit: bigint; readonly quantity: bigint; readonly contracted: Fine };

/** What a commitment has left on one day. It covers whole rows in the order in which they come. */
export type DayOfCommitment = {
  readonly commitment: Commitment;
  /** The effective cost of a covered row and the quantity it draws; null when too little is left. */
  readonly draw: (row: Candidate) => { readonly effective: Fine; readonly quantity: string } | null;
  readonly unused: () => { readonly effective: Fine; readonly quantity: string };
};

/** Opens a commitment for a day. The days of a month sum to its monthly expense exactly. */
export function openDay(commitment: Commitment, day: Day): DayOfCommitment {
  const month = monthlyExpense(commitment);
  const until = (days: number): Fine => (month * BigInt(days)) / BigInt(day.daysInMonth);
  const whole = until(day.dayOfMonth) - until(day.dayOfMonth - 1);
  const { bought } = commitment;
  const hours = bought.category === 'Usage' ? bought.hoursDaily * nano : 0n;
  let left = whole;
  let hoursLeft = hours;
  return {
    commitment,
    draw: ({ listUnit, quantity, contracted }) => {
      const effective =
        bought.category === 'Spend'
          ? (listUnit * quantity * bought.committedPercent) / 100n
          : (whole * quantity) / hours;
      if (effective > left || effective > contracted) return null;
      left -= effective;
      hoursLeft -= quantity;
      return { effective, quantity: bought.category === 'Spend' ? fineText(effective) : fineText(quantity * nano) };
    },
    unused: () => ({
      effective: left,
      quantity: bought.category === 'Spend' ? fineText(left) : fineText(hoursLeft * nano),
    }),
  };
}
