/** What a row is warned about. `condition` reads staged columns; a rule whose columns no file has is left out. */
export type WarningRule = {
  readonly code: string;
  readonly columns: readonly string[];
  readonly condition: string;
  readonly message: string;
};

const isOneOf = (column: string, values: readonly string[]): string =>
  `"${column}" in (${values.map((value) => `'${value}'`).join(', ')})`;

const savings = `"ChargeCategory" = 'Usage' and "ChargeClass" is null`;

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
    message: 'ChargeCategory was written in another case and was put right',
  },
  {
    code: 'UNKNOWN_CATEGORY',
    columns: ['ChargeCategory'],
    condition: `not (${isOneOf('ChargeCategory', ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'])})`,
    message: 'ChargeCategory is none of Usage, Purchase, Tax, Credit, Adjustment',
  },
  {
    code: 'UNKNOWN_CLASS',
    columns: ['ChargeClass'],
    condition: `"ChargeClass" <> 'Correction'`,
    message: 'ChargeClass is neither empty nor Correction',
  },
  {
    code: 'UNKNOWN_FREQUENCY',
    columns: ['ChargeFrequency'],
    condition: `not (${isOneOf('ChargeFrequency', ['One-Time', 'Recurring', 'Usage-Based'])})`,
    message: 'ChargeFrequency is none of One-Time, Recurring, Usage-Based',
  },
  {
    code: 'UNKNOWN_PRICING',
    columns: ['PricingCategory'],
    condition: `not (${isOneOf('PricingCategory', ['Standard', 'Dynamic', 'Committed', 'Other'])})`,
    message: 'PricingCategory is none of Standard, Dynamic, Committed, Other',
  },
  {
    code: 'NO_PROVIDER',
    columns: ['ProviderName'],
    condition: '"ProviderName" is null',
    message: 'ProviderName is empty: the issuer or publisher stands for it as the source',
  },
  {
    code: 'NO_SERVICE',
    columns: ['ServiceName'],
    condition: '"ServiceName" is null',
    message: 'ServiceName is empty',
  },
  {
    code: 'NO_INVOICE',
    columns: ['InvoiceId'],
    condition: '"InvoiceId" is null',
    message: 'InvoiceId is empty: the invoice is told by issuer, account and month',
  },
  {
    code: 'NO_CHARGE_END',
    columns: ['ChargePeriodEnd'],
    condition: '"ChargePeriodEnd" is null',
    message: 'ChargePeriodEnd is empty: the charge counts for the month in which it starts',
  },
  {
    code: 'NO_LIST_COST',
    columns: ['ListCost'],
    condition: '"ListCost" is null',
    message: 'ListCost is empty: savings against list prices are not known for these rows',
  },
  {
    code: 'NO_CONTRACTED_COST',
    columns: ['ContractedCost'],
    condition: '"ContractedCost" is null',
    message: 'ContractedCost is empty: savings of commitments are not known for these rows',
  },
  {
    code: 'ZERO_LIST_COST',
    columns: ['ListCost', 'ChargeClass'],
    condition: `"ListCost" = 0 and "EffectiveCost" > 0 and ${savings}`,
    message: 'ListCost is 0 where usage cost something: no list price was published',
  },
  {
    code: 'ZERO_CONTRACTED_COST',
    columns: ['ContractedCost', 'ChargeClass'],
    condition: `"ContractedCost" = 0 and "EffectiveCost" > 0 and ${savings}`,
    message: 'ContractedCost is 0 where usage cost something: savings are not known for these rows',
  },
  {
    code: 'LIST_BELOW_CONTRACTED',
    columns: ['ListCost', 'ContractedCost'],
    condition: '"ListCost" < "ContractedCost"',
    message: 'ListCost is below ContractedCost',
  },
  {
    code: 'CONTRACTED_BELOW_EFFECTIVE',
    columns: ['ContractedCost'],
    condition: '"ContractedCost" < "EffectiveCost"',
    message: 'ContractedCost is below EffectiveCost',
  },
  {
    code: 'NEGATIVE_LIST_PRICE',
    columns: ['ListUnitPrice'],
    condition: '"ListUnitPrice" < 0',
    message: 'ListUnitPrice is negative: the sign belongs to the quantity or the cost',
  },
  {
    code: 'NEGATIVE_CONTRACTED_PRICE',
    columns: ['ContractedUnitPrice'],
    condition: '"ContractedUnitPrice" < 0',
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
    message: 'the purchase of a commitment has an EffectiveCost, which the usage that it covers counts again',
  },
  {
    code: 'NO_COMMITMENT_QUANTITY',
    columns: ['CommitmentDiscountId', 'CommitmentDiscountQuantity'],
    condition: '"CommitmentDiscountId" is not null and "CommitmentDiscountQuantity" is null',
    message: 'CommitmentDiscountQuantity is empty: coverage and utilization are not known for these rows',
  },
  {
    code: 'TAGS_UNREAD',
    columns: ['Tags'],
    condition: 'x_capwise_tags is not null',
    message: 'Tags could not be read in full: the text is kept in x_capwise_tags',
  },
];
