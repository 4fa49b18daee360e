import { fineText } from '@capwise/domain/money';
import type { Month } from '@capwise/domain/time';
import { slicesOf, type Day, type Slice } from './calendar.ts';
import { cellsWith, type FocusValues } from './columns.ts';
import {
  commitmentCells,
  commitments,
  commitmentValues,
  isActive,
  openDay,
  type DayOfCommitment,
} from './commitments.ts';
import { thousandths } from './demand.ts';
import type { Resource } from './resources.ts';
import { costs, nano, unitPrices, type BillRow } from './row.ts';

/** The usage of a month, day by day, with what its commitments cover and leave unused. */
export function* usageOf(month: Month, days: readonly Day[], resources: readonly Resource[]): Generator<BillRow> {
  const active = commitments.filter((commitment) => isActive(commitment, month));
  const daily = resources.filter((resource) => resource.every === 'day');
  for (const slice of slicesOf(days, 1)) {
    const open = active.map((commitment) => openDay(commitment, slice.days[0] as Day));
    for (const resource of daily) yield* usageRow(resource, slice, open);
    for (const day of open) yield* unusedRow(day, slice);
  }
  for (const slice of slicesOf(days, 7)) {
    for (const resource of resources) if (resource.every === 'week') yield* usageRow(resource, slice, []);
  }
}

function* usageRow(resource: Resource, slice: Slice, open: readonly DayOfCommitment[]): Generator<BillRow> {
  const { account, cells } = resource;
  const quantity = BigInt(thousandths(resource, slice)) * 1_000_000n;
  if (quantity === 0n) return;
  const contracted = resource.contractedUnit * quantity;
  const day = open.find((each) => each.commitment === resource.commitment);
  const drawn = day?.draw({ listUnit: resource.listUnit, quantity, contracted });
  const values = quantityValues(resource, slice, quantity);
  if (!day || !drawn) {
    const text = fineText(contracted);
    yield { account, billed: contracted, cells: cellsWith(cells, { ...values, ...costs(text, text) }) };
    return;
  }
  yield {
    account,
    billed: 0n,
    cells: cellsWith(cells, {
      ...values,
      ...costs('0', fineText(drawn.effective)),
      ...commitmentValues(day.commitment),
      CommitmentDiscountQuantity: drawn.quantity,
      CommitmentDiscountStatus: 'Used',
      PricingCategory: 'Committed',
    }),
  };
}

/** Quantities of a row of usage and what they cost without a commitment: price × quantity, exactly. */
export function quantityValues(resource: Resource, slice: Pick<Slice, 'start' | 'end'>, quantity: bigint): FocusValues {
  const units = fineText(quantity * nano);
  return {
    ChargePeriodStart: slice.start,
    ChargePeriodEnd: slice.end,
    ConsumedQuantity: resource.block === 1n ? units : fineText(quantity * resource.block * nano),
    PricingQuantity: units,
    ListCost: fineText(resource.listUnit * quantity),
    ContractedCost: fineText(resource.contractedUnit * quantity),
  };
}

function* unusedRow(day: DayOfCommitment, slice: Slice): Generator<BillRow> {
  const { effective, quantity } = day.unused();
  if (effective === 0n) return;
  const { commitment } = day;
  const text = fineText(effective);
  yield {
    account: commitment.account,
    billed: 0n,
    cells: cellsWith(commitmentCells(commitment), {
      ...unitPrices(nano, nano),
      ...costs('0', text),
      ChargeCategory: 'Usage',
      ChargeDescription: `Unused: ${commitment.name}`,
      ChargeFrequency: 'Usage-Based',
      ChargePeriodStart: slice.start,
      ChargePeriodEnd: slice.end,
      CommitmentDiscountQuantity: quantity,
      CommitmentDiscountStatus: 'Unused',
      ContractedCost: text,
      ListCost: text,
      PricingCategory: 'Committed',
      PricingQuantity: text,
      PricingUnit: 'USD',
    }),
  };
}
