import { focusColumns, type FocusVersion } from '../load/focus-columns.ts';
import { allowedValues } from '../load/focus-values.ts';
import type { Check } from './check.ts';
import { allOf, anyOf, empty, given, is, isNot, type Condition } from './condition.ts';
import { products, type Product } from './products.ts';

const usage = is('ChargeCategory', 'Usage');
const purchase = is('ChargeCategory', 'Purchase');
const uncorrected = isNot('ChargeClass', 'Correction');
const usageOrPurchase = allOf(anyOf(usage, purchase), uncorrected);
const tax = is('ChargeCategory', 'Tax');

/** Columns that are empty with another one, and given with it: a name with its id, a unit with its quantity. */
const pairs: readonly (readonly [column: string, other: string])[] = [
  ['BillingAccountType', 'BillingAccountId'],
  ['CommitmentDiscountCategory', 'CommitmentDiscountId'],
  ['CommitmentDiscountType', 'CommitmentDiscountId'],
  ['CommitmentDiscountUnit', 'CommitmentDiscountQuantity'],
  ['ConsumedUnit', 'ConsumedQuantity'],
  ['PricingUnit', 'PricingQuantity'],
  ['RegionName', 'RegionId'],
  ['ResourceType', 'ResourceId'],
  ['SkuMeter', 'SkuId'],
  ['SubAccountName', 'SubAccountId'],
  ['SubAccountType', 'SubAccountId'],
];

/** Columns that say how something was priced: empty for tax, given for usage and purchases. */
const priced: readonly string[] = [
  'ContractedUnitPrice',
  'ListUnitPrice',
  'PricingCategory',
  'PricingCurrencyListUnitPrice',
  'PricingQuantity',
  'SkuId',
  'SkuPriceId',
];

function product({ price, times, gives }: Product): Check {
  return { kind: 'product', column: price, times, gives, when: allOf(given(price), given(times), uncorrected) };
}

const notNull = (column: string, when: Condition): Check => ({ kind: 'not-null', column, when });
const mustBeNull = (column: string, when: Condition): Check => ({ kind: 'null', column, when });

/** What FOCUS asks beyond levels and listed values. */
const conditional: readonly Check[] = [
  ...pairs.flatMap(([column, other]) => [mustBeNull(column, empty(other)), notNull(column, given(other))]),
  ...priced.flatMap((column) => [mustBeNull(column, tax), notNull(column, usageOrPurchase)]),
  mustBeNull('CommitmentDiscountName', empty('CommitmentDiscountId')),
  mustBeNull('CommitmentDiscountStatus', empty('CommitmentDiscountId')),
  notNull('CommitmentDiscountStatus', allOf(given('CommitmentDiscountId'), usage)),
  mustBeNull(
    'CommitmentDiscountQuantity',
    anyOf(
      allOf(isNot('ChargeCategory', 'Usage'), isNot('ChargeCategory', 'Purchase')),
      empty('CommitmentDiscountId'),
      is('ChargeClass', 'Correction'),
    ),
  ),
  mustBeNull('CapacityReservationStatus', empty('CapacityReservationId')),
  notNull('CapacityReservationStatus', allOf(given('CapacityReservationId'), usage)),
  notNull('CapacityReservationId', is('CapacityReservationStatus', 'Unused')),
  mustBeNull('SkuPriceDetails', empty('SkuPriceId')),
  mustBeNull(
    'ConsumedQuantity',
    anyOf(isNot('ChargeCategory', 'Usage'), allOf(usage, is('CommitmentDiscountStatus', 'Unused'))),
  ),
  { kind: 'not', column: 'ChargeFrequency', value: 'Usage-Based', when: purchase },
  { kind: 'not-null', column: 'ChargeDescription' },
  { kind: 'at-least-zero', column: 'ListUnitPrice' },
  { kind: 'at-least-zero', column: 'PricingCurrencyListUnitPrice' },
  { kind: 'at-least-zero', column: 'ContractedUnitPrice', when: given('ContractedUnitPrice') },
  ...products.map(product),
  { kind: 'one-for-each', column: 'SkuPriceId', of: 'SkuId' },
  { kind: 'one-for-each', column: 'ServiceName', of: 'ServiceCategory' },
  { kind: 'one-for-each', column: 'ServiceName', of: 'ServiceSubcategory' },
  { kind: 'unit', column: 'ConsumedUnit' },
  { kind: 'unit', column: 'CommitmentDiscountUnit' },
  { kind: 'unit', column: 'PricingUnit' },
  { kind: 'currency', column: 'BillingCurrency' },
];

const tiedToPrice: ReadonlySet<string> = new Set(['PricingCategory', 'PricingCurrencyListUnitPrice']);

/** From 1.3 on a row says how it was priced only where it names its price. */
function asOfVersion(check: Check, version: FocusVersion): Check {
  const isTied = check.kind === 'not-null' && check.when === usageOrPurchase && tiedToPrice.has(check.column);
  if (!isTied || (version !== '1.3' && version !== '1.4')) return check;
  return { ...check, when: allOf(usageOrPurchase, given('SkuPriceId')) };
}

/** Every check that a version makes, those of a single column by its level, type and listed values. */
export function checksOf(version: FocusVersion): readonly Check[] {
  const simple = focusColumns.flatMap(({ name: column, kind, standings }): readonly Check[] => {
    const standing = standings.get(version);
    if (!standing) return [];
    const values = allowedValues(column, version === '1.0-preview' ? '1.0' : version);
    const as = kind === 'decimal' || kind === 'moment' ? kind : 'text';
    return [
      ...(standing.level === 'Mandatory' ? [{ kind: 'present', column } as const] : []),
      kind === 'json' || kind === 'tags' ? { kind: 'key-value', column } : { kind: 'read', column, as },
      ...(standing.nullable ? [] : [{ kind: 'not-null', column } as const]),
      ...(values ? [{ kind: 'one-of', column, values } as const] : []),
    ];
  });
  if (version === '1.0-preview') return simple;
  return [...simple, ...conditional.map((check) => asOfVersion(check, version))];
}
