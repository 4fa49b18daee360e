import { divideRounded, fineText, parseFine } from '@capwise/domain/money';
import { monthsBetween, parseMonth, type Month } from '@capwise/domain/time';
import { accounts, accountValues, type Account, type AccountKey } from './accounts.ts';
import { focusPeriod } from './calendar.ts';
import { cellsWith, noCells, type FocusValues } from './columns.ts';
import { commitmentCells, commitments, endOf, isActive, type Commitment } from './commitments.ts';
import type { Resource } from './resources.ts';
import { costs, nano, unitPrices, type BillRow } from './row.ts';
import { quantityValues } from './usage.ts';

/** What a month is charged beside usage: commitments, support, third parties, credits and corrections. Taxes come last. */
export function* chargesOf(month: Month, resources: readonly Resource[]): Generator<BillRow> {
  for (const commitment of commitments) yield* purchaseRows(month, commitment);
  yield supportRow(month, 'shared', { name: 'AWS Support', amount: '15000' });
  yield supportRow(month, 'analytics', { name: 'Google Cloud Support', amount: '2500' });
  yield supportRow(month, 'storefront', { name: 'Azure Support', amount: '3200' });
  yield marketplaceRow(month);
  for (const credit of credits) {
    if (monthsBetween(credit.from, month) >= 0 && monthsBetween(month, credit.to) >= 0) yield creditRow(month, credit);
  }
  for (const correction of corrections) {
    if (monthsBetween(correction.billed, month) === 0) yield* correctionRows(correction, resources);
  }
}

function* purchaseRows(month: Month, commitment: Commitment): Generator<BillRow> {
  const { start, upfront, monthly } = commitment;
  if (monthsBetween(start, month) === 0 && upfront !== '0') {
    const end = focusPeriod(endOf(commitment)).start;
    yield purchaseRow(commitment, { amount: upfront, frequency: 'One-Time', start: focusPeriod(month).start, end });
  }
  if (isActive(commitment, month) && monthly !== '0') {
    yield purchaseRow(commitment, { amount: monthly, frequency: 'Recurring', ...focusPeriod(month) });
  }
}

type Payment = {
  readonly amount: string;
  readonly frequency: 'One-Time' | 'Recurring';
  readonly start: string;
  readonly end: string;
};

function purchaseRow(commitment: Commitment, { amount, frequency, start, end }: Payment): BillRow {
  const { account, bought, name } = commitment;
  return {
    account,
    billed: parseFine(amount),
    cells: cellsWith(commitmentCells(commitment), {
      ...once(amount),
      ...costs(amount, '0'),
      ChargeCategory: 'Purchase',
      ChargeDescription: `${name}: ${frequency === 'One-Time' ? 'upfront payment' : 'monthly fee'}`,
      ChargeFrequency: frequency,
      ChargePeriodStart: start,
      ChargePeriodEnd: end,
      CommitmentDiscountQuantity: bought.category === 'Spend' ? amount : hoursBetween(bought.hoursDaily, start, end),
    }),
  };
}

function hoursBetween(hoursDaily: bigint, start: string, end: string): string {
  const first = Temporal.PlainDate.from(start.slice(0, 10));
  return (hoursDaily * BigInt(first.until(end.slice(0, 10), { largestUnit: 'day' }).days)).toString();
}

/** One unit at a price, list and contracted alike. Dollars. */
function once(amount: string): FocusValues {
  const price = parseFine(amount) / nano;
  return {
    ...unitPrices(price, price),
    ContractedCost: amount,
    ListCost: amount,
    PricingCategory: 'Standard',
    PricingQuantity: '1',
    PricingUnit: 'Units',
  };
}

function supportRow(
  month: Month,
  account: AccountKey,
  support: { readonly name: string; readonly amount: string },
): BillRow {
  return {
    account,
    billed: parseFine(support.amount),
    cells: cellsWith(noCells, {
      ...accountValues(account),
      ...once(support.amount),
      ...costs(support.amount, support.amount),
      ...monthly(month),
      ChargeCategory: 'Usage',
      ChargeDescription: `${support.name}, monthly fee`,
      ConsumedQuantity: '1',
      ConsumedUnit: 'Units',
      ServiceCategory: 'Management and Governance',
      ServiceName: support.name,
      ServiceSubcategory: 'Support',
      SkuId: 'support/enterprise',
      SkuMeter: 'Support fee',
      SkuPriceId: 'support/enterprise/monthly',
    }),
  };
}

/** A tool bought on the provider's marketplace: its maker sends the invoice, so this bill says 0. */
function marketplaceRow(month: Month): BillRow {
  const hosts = 400n + 6n * BigInt(monthsBetween(parseMonth('2025-09'), month));
  const [price, quantity] = [23n * nano, hosts * nano];
  const cost = fineText(price * quantity);
  return {
    account: 'shared',
    billed: 0n,
    cells: cellsWith(noCells, {
      ...accountValues('shared'),
      ...unitPrices(price, price),
      ...costs('0', cost),
      ...monthly(month),
      ChargeCategory: 'Usage',
      ChargeDescription: 'Hosts observed, billed by the vendor',
      ConsumedQuantity: hosts.toString(),
      ConsumedUnit: 'Units',
      ContractedCost: cost,
      InvoiceIssuerName: 'Observability Vendor',
      ListCost: cost,
      PricingCategory: 'Standard',
      PricingQuantity: hosts.toString(),
      PricingUnit: 'Units',
      PublisherName: 'Observability Vendor',
      ServiceCategory: 'Management and Governance',
      ServiceName: 'Observability Platform',
      ServiceSubcategory: 'Observability',
      SkuId: 'marketplace/observability',
      SkuMeter: 'Hosts',
      SkuPriceId: 'marketplace/observability/monthly',
    }),
  };
}

function monthly(month: Month): FocusValues {
  const { start, end } = focusPeriod(month);
  return { ChargeFrequency: 'Recurring', ChargePeriodStart: start, ChargePeriodEnd: end };
}

type Credit = {
  readonly from: Month;
  readonly to: Month;
  readonly account: AccountKey;
  readonly amount: string;
  readonly what: string;
};

const credits: readonly Credit[] = [
  {
    from: parseMonth('2025-09'),
    to: parseMonth('2026-02'),
    account: 'production',
    amount: '-4500',
    what: 'Credit of the migration program',
  },
  {
    from: parseMonth('2026-06'),
    to: parseMonth('2026-06'),
    account: 'production',
    amount: '-18250.4',
    what: 'Credit for missed availability in May 2026',
  },
  {
    from: parseMonth('2025-09'),
    to: parseMonth('2026-10'),
    account: 'analytics',
    amount: '-1200',
    what: 'Promotional credit',
  },
];

function creditRow(month: Month, { account, amount, what }: Credit): BillRow {
  return {
    account,
    billed: parseFine(amount),
    cells: cellsWith(noCells, {
      ...accountValues(account),
      ...costs(amount, amount),
      ...monthly(month),
      ...unlisted('Credits'),
      ChargeCategory: 'Credit',
      ChargeDescription: what,
      ContractedCost: amount,
      ListCost: amount,
    }),
  };
}

type Correction = {
  readonly billed: Month;
  readonly charged: Month;
  readonly workload: string;
  /** Pricing units a day over the first week of the charge month; negative where too much had been billed. */
  readonly daily: bigint;
  readonly what: string;
};

const corrections: readonly Correction[] = [
  {
    billed: parseMonth('2026-01'),
    charged: parseMonth('2025-12'),
    workload: 'streaming-delivery',
    daily: -2400n,
    what: 'Refund: data out metered twice',
  },
  {
    billed: parseMonth('2026-05'),
    charged: parseMonth('2026-03'),
    workload: 'loading',
    daily: 36n,
    what: 'Late charge: DPU hours not metered in time',
  },
  {
    billed: parseMonth('2026-08'),
    charged: parseMonth('2026-07'),
    workload: 'reporting-slots',
    daily: -1500n,
    what: 'Refund: slots billed after their release',
  },
];

/** Corrections keep the old charge period; the billing period is the one in which they are billed. */
function* correctionRows(correction: Correction, resources: readonly Resource[]): Generator<BillRow> {
  const quantity = correction.daily * nano;
  for (const resource of resources) {
    if (resource.workload !== correction.workload) continue;
    const billed = resource.contractedUnit * quantity;
    for (let day = 1; day <= 7; day += 1) {
      const start = `${correction.charged}-${String(day).padStart(2, '0')}T00:00:00Z`;
      const end = `${correction.charged}-${String(day + 1).padStart(2, '0')}T00:00:00Z`;
      yield {
        account: resource.account,
        billed,
        cells: cellsWith(resource.cells, {
          ...quantityValues(resource, { start, end }, quantity),
          ...costs(fineText(billed), fineText(billed)),
          ChargeClass: 'Correction',
          ChargeDescription: correction.what,
        }),
      };
    }
  }
}

/** Tax by account on what the month billed there, in whole cents; one row for each account of a state that taxes. */
export function* taxesOf(month: Month, billed: ReadonlyMap<AccountKey, bigint>): Generator<BillRow> {
  for (const account of Object.keys(accounts) as AccountKey[]) {
    const { taxed }: Account = accounts[account];
    if (!taxed) continue;
    const cents = divideRounded((billed.get(account) ?? 0n) * taxBasisPoints, 10_000n * finePerCent, 'half-up');
    const tax = fineText(cents * finePerCent);
    yield {
      account,
      billed: cents * finePerCent,
      cells: cellsWith(noCells, {
        ...accountValues(account),
        ...costs(tax, tax),
        ...monthly(month),
        ...unlisted('Tax'),
        ChargeCategory: 'Tax',
        ChargeDescription: 'Sales tax 6.25%, rounded to cents',
        ContractedCost: tax,
        ListCost: tax,
      }),
    };
  }
}

const taxBasisPoints = 625n;
const finePerCent = 10n ** 16n;

/** Columns of a charge that no price list knows. */
function unlisted(service: string): FocusValues {
  return { ServiceCategory: 'Other', ServiceName: service, ServiceSubcategory: 'Other (Other)' };
}
