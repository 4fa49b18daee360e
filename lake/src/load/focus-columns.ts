/** Versions of FOCUS that are read here. */
export type FocusVersion = '1.0' | '1.1' | '1.2';

/** How a column is read: `json` stays text, `tags` becomes a map of texts. */
export type ColumnKind = 'text' | 'decimal' | 'moment' | 'json' | 'tags';

export type FocusColumn = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The first version that has it. */
  readonly since: FocusVersion;
  readonly mandatory: boolean;
};

type Entry = readonly [name: string, kind: ColumnKind, since: FocusVersion, mandatory?: 'mandatory'];

/** The columns of Cost and Usage in FOCUS 1.0 to 1.2. */
const entries: readonly Entry[] = [
  ['AvailabilityZone', 'text', '1.0'],
  ['BilledCost', 'decimal', '1.0', 'mandatory'],
  ['BillingAccountId', 'text', '1.0', 'mandatory'],
  ['BillingAccountName', 'text', '1.0', 'mandatory'],
  ['BillingAccountType', 'text', '1.2'],
  ['BillingCurrency', 'text', '1.0', 'mandatory'],
  ['BillingPeriodEnd', 'moment', '1.0', 'mandatory'],
  ['BillingPeriodStart', 'moment', '1.0', 'mandatory'],
  ['CapacityReservationId', 'text', '1.1'],
  ['CapacityReservationStatus', 'text', '1.1'],
  ['ChargeCategory', 'text', '1.0', 'mandatory'],
  ['ChargeClass', 'text', '1.0', 'mandatory'],
  ['ChargeDescription', 'text', '1.0', 'mandatory'],
  ['ChargeFrequency', 'text', '1.0'],
  ['ChargePeriodEnd', 'moment', '1.0', 'mandatory'],
  ['ChargePeriodStart', 'moment', '1.0', 'mandatory'],
  ['CommitmentDiscountCategory', 'text', '1.0'],
  ['CommitmentDiscountId', 'text', '1.0'],
  ['CommitmentDiscountName', 'text', '1.0'],
  ['CommitmentDiscountQuantity', 'decimal', '1.1'],
  ['CommitmentDiscountStatus', 'text', '1.0'],
  ['CommitmentDiscountType', 'text', '1.0'],
  ['CommitmentDiscountUnit', 'text', '1.1'],
  ['ConsumedQuantity', 'decimal', '1.0'],
  ['ConsumedUnit', 'text', '1.0'],
  ['ContractedCost', 'decimal', '1.0', 'mandatory'],
  ['ContractedUnitPrice', 'decimal', '1.0'],
  ['EffectiveCost', 'decimal', '1.0', 'mandatory'],
  ['InvoiceId', 'text', '1.2'],
  ['InvoiceIssuerName', 'text', '1.0', 'mandatory'],
  ['ListCost', 'decimal', '1.0', 'mandatory'],
  ['ListUnitPrice', 'decimal', '1.0'],
  ['PricingCategory', 'text', '1.0'],
  ['PricingCurrency', 'text', '1.2'],
  ['PricingCurrencyContractedUnitPrice', 'decimal', '1.2'],
  ['PricingCurrencyEffectiveCost', 'decimal', '1.2'],
  ['PricingCurrencyListUnitPrice', 'decimal', '1.2'],
  ['PricingQuantity', 'decimal', '1.0', 'mandatory'],
  ['PricingUnit', 'text', '1.0', 'mandatory'],
  ['ProviderName', 'text', '1.0', 'mandatory'],
  ['PublisherName', 'text', '1.0', 'mandatory'],
  ['RegionId', 'text', '1.0'],
  ['RegionName', 'text', '1.0'],
  ['ResourceId', 'text', '1.0'],
  ['ResourceName', 'text', '1.0'],
  ['ResourceType', 'text', '1.0'],
  ['ServiceCategory', 'text', '1.0', 'mandatory'],
  ['ServiceName', 'text', '1.0', 'mandatory'],
  ['ServiceSubcategory', 'text', '1.1'],
  ['SkuId', 'text', '1.0'],
  ['SkuMeter', 'text', '1.1'],
  ['SkuPriceDetails', 'json', '1.1'],
  ['SkuPriceId', 'text', '1.0'],
  ['SubAccountId', 'text', '1.0'],
  ['SubAccountName', 'text', '1.0'],
  ['SubAccountType', 'text', '1.2'],
  ['Tags', 'tags', '1.0'],
];

export const focusColumns: readonly FocusColumn[] = entries.map(([name, kind, since, mandatory]) => ({
  name,
  kind,
  since,
  mandatory: mandatory === 'mandatory',
}));

const byLowerName = new Map(focusColumns.map((column) => [column.name.toLowerCase(), column]));

/** The FOCUS column that a header names, whatever its case; undefined for a column of the provider's own. */
export function focusColumn(name: string): FocusColumn | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** Columns without which nothing can be posted. */
export const neededColumns: readonly string[] = [
  'BilledCost',
  'EffectiveCost',
  'BillingAccountId',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ChargeCategory',
];

/** Columns that the lake adds; those of a file that came out of it once are not read again. */
export const ownColumns: readonly string[] = [
  'x_capwise_file',
  'x_capwise_sha256',
  'x_capwise_row',
  'ChargeMonth',
  'BillingMonth',
];
