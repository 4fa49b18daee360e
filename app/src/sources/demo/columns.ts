/** The 57 columns of FOCUS 1.2 Cost and Usage, in the order of the specification. */
export const focusColumns = [
  'AvailabilityZone',
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingAccountType',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'CapacityReservationId',
  'CapacityReservationStatus',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'CommitmentDiscountCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountName',
  'CommitmentDiscountQuantity',
  'CommitmentDiscountStatus',
  'CommitmentDiscountType',
  'CommitmentDiscountUnit',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'ContractedUnitPrice',
  'EffectiveCost',
  'InvoiceId',
  'InvoiceIssuerName',
  'ListCost',
  'ListUnitPrice',
  'PricingCategory',
  'PricingCurrency',
  'PricingCurrencyContractedUnitPrice',
  'PricingCurrencyEffectiveCost',
  'PricingCurrencyListUnitPrice',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'RegionName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'ServiceSubcategory',
  'SkuId',
  'SkuMeter',
  'SkuPriceDetails',
  'SkuPriceId',
  'SubAccountId',
  'SubAccountName',
  'SubAccountType',
  'Tags',
] as const;

export type FocusColumn = (typeof focusColumns)[number];

/** Values of a row by column, as texts of CSV cells before escaping. What is left out is null. */
export type FocusValues = Readonly<Partial<Record<FocusColumn, string>>>;

/** A row as CSV cells in the order of the columns, escaped; null is the empty cell. */
export type Cells = readonly string[];

export const columnIndex = Object.fromEntries(focusColumns.map((name, index) => [name, index])) as Readonly<
  Record<FocusColumn, number>
>;

/** A row of these cells with values over them. */
export function cellsWith(cells: Cells, values: FocusValues): Cells {
  const result = cells.slice();
  for (const name in values) result[columnIndex[name as FocusColumn]] = csvCell(values[name as FocusColumn] ?? '');
  return result;
}

export const noCells: Cells = focusColumns.map(() => '');

export const headerLine = `${focusColumns.join(',')}\n`;

/** A cell as RFC 4180 wants it. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
