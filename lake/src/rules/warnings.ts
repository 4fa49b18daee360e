import { allOf, anyOf, empty, given, is, isNot, type Condition } from './condition.ts';

/** What a row is warned about. `condition` reads staged columns; a rule whose columns no file has is left out. */
export type WarningRule = {
  readonly code: string;
  readonly columns: readonly string[];
  /** As SQL where it asks for more than which cells are given, and for values of columns that have few. */
  readonly condition: string | Condition;
  readonly message: string;
  /** The name that the hub of Microsoft's FinOps toolkit has for it. */
  readonly rule?: string;
  /** The rule of FOCUS that it is counted in place of. */
  readonly instead?: string;
};

const isNoneOf = (column: string, values: readonly string[]): Condition =>
  allOf(given(column), ...values.map((value) => isNot(column, value)));

const savings = `"ChargeCategory" = 'Usage' and "ChargeClass" is null`;

const usageOrPurchase = 'ChargeCategory is Usage or ChargeCategory is Purchase and ChargeClass is not Correction';

const priced = `"ChargeCategory" in ('Usage', 'Purchase') and "ChargeClass" is null`;

const usage = is('ChargeCategory', 'Usage');
const purchase = is('ChargeCategory', 'Purchase');
const pricedRow = allOf(anyOf(usage, purchase), empty('ChargeClass'));

export const warningRules: readonly WarningRule[] = [
  {
    code: 'ROUNDED',
    columns: [],
    condition: 'x_capwise_rounded',
    message: 'numbers with more than 18 decimals were rounded to 18, halves away from zero',
  },
  {
    code: 'CATEGORY_CASE',
    columns: ['ChargeCategory'],
    condition: 'x_capwise_recased',
    message: 'a value that FOCUS lists was written in another case and was put right',
  },
  {
    code: 'UNKNOWN_CATEGORY',
    columns: ['ChargeCategory'],
    condition: isNoneOf('ChargeCategory', ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment']),
    instead: 'ChargeCategory: one-of',
    message: 'ChargeCategory is none of Usage, Purchase, Tax, Credit, Adjustment',
  },
  {
    code: 'UNKNOWN_CLASS',
    columns: ['ChargeClass'],
    condition: isNoneOf('ChargeClass', ['Correction']),
    instead: 'ChargeClass: one-of',
    message: 'ChargeClass is neither empty nor Correction',
  },
  {
    code: 'UNKNOWN_FREQUENCY',
    columns: ['ChargeFrequency'],
    condition: isNoneOf('ChargeFrequency', ['One-Time', 'Recurring', 'Usage-Based']),
    instead: 'ChargeFrequency: one-of',
    message: 'ChargeFrequency is none of One-Time, Recurring, Usage-Based',
  },
  {
    code: 'UNKNOWN_PRICING',
    columns: ['PricingCategory'],
    condition: isNoneOf('PricingCategory', ['Standard', 'Dynamic', 'Committed', 'Other']),
    instead: 'PricingCategory: one-of',
    message: 'PricingCategory is none of Standard, Dynamic, Committed, Other',
  },
  {
    code: 'NO_PROVIDER',
    columns: ['ProviderName'],
    condition: empty('ProviderName'),
    rule: 'MissingProviderName',
    instead: 'ProviderName: not-null',
    message: 'ProviderName is empty: the issuer or publisher stands for it as the source',
  },
  {
    code: 'NO_SERVICE',
    columns: ['ServiceName'],
    condition: empty('ServiceName'),
    instead: 'ServiceName: not-null',
    message: 'ServiceName is empty',
  },
  {
    code: 'NO_INVOICE',
    columns: ['InvoiceId'],
    condition: empty('InvoiceId'),
    message: 'InvoiceId is empty: the invoice is told by issuer, account and month',
  },
  {
    code: 'NO_CHARGE_END',
    columns: ['ChargePeriodEnd'],
    condition: empty('ChargePeriodEnd'),
    instead: 'ChargePeriodEnd: not-null',
    message: 'ChargePeriodEnd is empty: the charge counts for the month in which it starts',
  },
  {
    code: 'NO_LIST_COST',
    columns: ['ListCost'],
    condition: empty('ListCost'),
    rule: 'MissingListCost',
    instead: 'ListCost: not-null',
    message: 'ListCost is empty: savings against list prices are not known for these rows',
  },
  {
    code: 'NO_CONTRACTED_COST',
    columns: ['ContractedCost'],
    condition: empty('ContractedCost'),
    rule: 'MissingContractedCost',
    instead: 'ContractedCost: not-null',
    message: 'ContractedCost is empty: savings of commitments are not known for these rows',
  },
  {
    code: 'ZERO_LIST_COST',
    columns: ['ListCost', 'ChargeClass'],
    condition: `"ListCost" = 0 and "EffectiveCost" > 0 and ${savings}`,
    rule: 'MissingListCost',
    message: 'ListCost is 0 where usage cost something: no list price was published',
  },
  {
    code: 'ZERO_CONTRACTED_COST',
    columns: ['ContractedCost', 'ChargeClass'],
    condition: `"ContractedCost" = 0 and "EffectiveCost" > 0 and ${savings}`,
    rule: 'MissingContractedCost',
    message: 'ContractedCost is 0 where usage cost something: savings are not known for these rows',
  },
  {
    code: 'LIST_BELOW_CONTRACTED',
    columns: ['ListCost', 'ContractedCost'],
    condition: '"ListCost" < "ContractedCost"',
    rule: 'ListCostLessThanContractedCost',
    message: 'ListCost is below ContractedCost',
  },
  {
    code: 'CONTRACTED_BELOW_EFFECTIVE',
    columns: ['ContractedCost'],
    condition: '"ContractedCost" < "EffectiveCost"',
    rule: 'ContractedCostLessThanEffectiveCost',
    message: 'ContractedCost is below EffectiveCost',
  },
  {
    code: 'NEGATIVE_LIST_PRICE',
    columns: ['ListUnitPrice'],
    condition: '"ListUnitPrice" < 0',
    instead: 'ListUnitPrice: at-least-zero',
    message: 'ListUnitPrice is negative: the sign belongs to the quantity or the cost',
  },
  {
    code: 'NEGATIVE_CONTRACTED_PRICE',
    columns: ['ContractedUnitPrice'],
    condition: '"ContractedUnitPrice" < 0',
    instead: 'ContractedUnitPrice: at-least-zero when ContractedUnitPrice is given',
    message: 'ContractedUnitPrice is negative: the sign belongs to the quantity or the cost',
  },
  {
    code: 'NEGATIVE_USAGE',
    columns: ['ChargeClass'],
    condition: `"BilledCost" < 0 and ${savings}`,
    message: 'usage with a negative BilledCost is not marked as a correction',
  },
  {
    code: 'PART_OF_MONTH',
    columns: ['BillingPeriodEnd'],
    condition: `day("BillingPeriodStart") <> 1 or day("BillingPeriodEnd") <> 1
      or "BillingPeriodStart" >= "BillingPeriodEnd" or date_trunc('day', "BillingPeriodStart") <> "BillingPeriodStart"
      or date_trunc('day', "BillingPeriodEnd") <> "BillingPeriodEnd"`,
    message: 'the billing period is no whole month: it counts for the month in which it starts',
  },
  {
    code: 'PERIOD_REVERSED',
    columns: ['ChargePeriodEnd'],
    condition: '"ChargePeriodEnd" < "ChargePeriodStart"',
    message: 'ChargePeriodEnd is before ChargePeriodStart',
  },
  {
    code: 'CHARGED_LATER',
    columns: ['BillingPeriodEnd'],
    condition: '"ChargePeriodStart" >= "BillingPeriodEnd"',
    message: 'the charge period starts after the billing period',
  },
  {
    code: 'CHARGED_EARLIER',
    columns: ['ChargePeriodEnd', 'ChargeClass'],
    condition: '"ChargePeriodEnd" <= "BillingPeriodStart" and "ChargeClass" is null',
    message: 'the charge period ends before the billing period and the row is not marked as a correction',
  },
  {
    code: 'PURCHASE_WITH_EFFECTIVE_COST',
    columns: ['CommitmentDiscountId'],
    condition: `"ChargeCategory" = 'Purchase' and "CommitmentDiscountId" is not null and "EffectiveCost" > 0`,
    rule: 'InvalidEffectiveCost',
    message: 'the purchase of a commitment has an EffectiveCost, which the usage that it covers counts again',
  },
  {
    code: 'NO_COMMITMENT_QUANTITY',
    columns: ['CommitmentDiscountId', 'CommitmentDiscountQuantity'],
    condition: allOf(given('CommitmentDiscountId'), empty('CommitmentDiscountQuantity')),
    message: 'CommitmentDiscountQuantity is empty: coverage and utilization are not known for these rows',
  },
  {
    code: 'TAGS_UNREAD',
    columns: ['Tags'],
    condition: 'x_capwise_tags is not null',
    message: 'Tags could not be read in full: the text is kept in x_capwise_tags',
  },
  {
    code: 'NO_LIST_PRICE',
    columns: ['ListUnitPrice', 'ChargeClass'],
    condition: allOf(empty('ListUnitPrice'), pricedRow),
    rule: 'MissingListUnitPrice',
    instead: `ListUnitPrice: not-null when ${usageOrPurchase}`,
    message: 'ListUnitPrice is empty: what these rows save against list prices is not known',
  },
  {
    code: 'NO_CONTRACTED_PRICE',
    columns: ['ContractedUnitPrice', 'ChargeClass'],
    condition: allOf(empty('ContractedUnitPrice'), pricedRow),
    rule: 'MissingContractedUnitPrice',
    instead: `ContractedUnitPrice: not-null when ${usageOrPurchase}`,
    message: 'ContractedUnitPrice is empty: what a commitment saves on these rows is not known',
  },
  {
    code: 'NO_PRICING_QUANTITY',
    columns: ['PricingQuantity', 'ChargeClass'],
    condition: `("PricingQuantity" is null or "PricingQuantity" = 0 and "EffectiveCost" <> 0) and ${priced}`,
    rule: 'MissingPricingQuantity',
    instead: `PricingQuantity: not-null when ${usageOrPurchase}`,
    message: 'PricingQuantity is empty or 0 where something was charged: unit costs leave these rows out',
  },
  {
    code: 'NO_CONSUMED_QUANTITY',
    columns: ['ConsumedQuantity', 'CommitmentDiscountStatus', 'ChargeClass'],
    condition: allOf(
      empty('ConsumedQuantity'),
      usage,
      empty('ChargeClass'),
      isNot('CommitmentDiscountStatus', 'Unused'),
    ),
    rule: 'MissingConsumedQuantity',
    message: 'ConsumedQuantity is empty where usage was charged: unit costs leave these rows out',
  },
  {
    code: 'UNUSED_WITH_QUANTITY',
    columns: ['ConsumedQuantity', 'CommitmentDiscountStatus'],
    condition: allOf(given('ConsumedQuantity'), is('CommitmentDiscountStatus', 'Unused')),
    message: 'ConsumedQuantity has a value where a commitment was not used: unit costs leave these rows out',
  },
  {
    code: 'NOT_COMMITTED',
    columns: ['PricingCategory', 'CommitmentDiscountStatus'],
    condition: allOf(given('CommitmentDiscountStatus'), isNot('PricingCategory', 'Committed')),
    rule: 'PricingCategoryShouldBeCommitted',
    message: 'usage under a commitment is not priced as Committed',
  },
  {
    code: 'USAGE_BASED_PURCHASE',
    columns: ['ChargeFrequency'],
    condition: allOf(purchase, is('ChargeFrequency', 'Usage-Based')),
    rule: 'InvalidChargeFrequency',
    instead: 'ChargeFrequency: not when ChargeCategory is Purchase',
    message: 'a purchase is said to be charged by usage',
  },
  {
    code: 'NO_SAVING_INFORMATION',
    columns: ['PricingCategory', 'ListCost', 'ContractedCost'],
    condition: `"PricingCategory" = 'Committed' and "EffectiveCost" > 0 and "ListCost" = "EffectiveCost"
      and "ContractedCost" = "EffectiveCost"`,
    message: 'all costs of committed usage are the same: its prices were not found, so that no saving is known',
  },
  {
    code: 'UNIT_PRICE_ROUNDED',
    columns: ['x_EffectiveUnitPrice', 'PricingQuantity'],
    condition: `abs(try_cast("x_EffectiveUnitPrice" as double) * cast("PricingQuantity" as double) - cast("EffectiveCost" as double))
      > 1e-6 * abs(cast("EffectiveCost" as double)) + 1e-12`,
    rule: 'XEffectiveUnitPriceRoundingError',
    message: 'x_EffectiveUnitPrice × PricingQuantity is not EffectiveCost: the price was rounded',
  },
];
