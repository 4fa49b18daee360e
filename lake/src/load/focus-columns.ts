/** Versions of FOCUS that are read here, oldest first. */
export const focusVersions = ['1.0-preview', '1.0', '1.1', '1.2', '1.3', '1.4'] as const;
export type FocusVersion = (typeof focusVersions)[number];

/** How a column is read: `json` stays text, `tags` becomes a map of texts. */
export type ColumnKind = 'text' | 'decimal' | 'moment' | 'json' | 'tags';

export type Level = 'Mandatory' | 'Conditional' | 'Recommended' | 'Optional';

/** What a version says of a column. */
export type Standing = { readonly level: Level; readonly nullable: boolean };

export type FocusColumn = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** By version; a version that is not there does not have the column. */
  readonly standings: ReadonlyMap<FocusVersion, Standing>;
};

/** One letter for each version: M(andatory), C(onditional), R(ecommended), O(ptional); lower case where null is not allowed. */
type Entry = readonly [name: string, kind: ColumnKind, letters: string];

/** The columns of Cost and Usage in FOCUS 1.0-preview, 1.0, 1.1, 1.2, 1.3 and 1.4. */
const entries: readonly Entry[] = [
  ['AllocatedMethodDetails', 'json', '----RR'],
  ['AllocatedMethodId', 'text', '----CC'],
  ['AllocatedResourceId', 'text', '----CC'],
  ['AllocatedResourceName', 'text', '----CC'],
  ['AllocatedTags', 'json', '----CC'],
  ['AvailabilityZone', 'text', 'ORRRRR'],
  ['BilledCost', 'decimal', 'mmmmmm'],
  ['BillingAccountId', 'text', 'mmmmmm'],
  ['BillingAccountName', 'text', 'MMMMMM'],
  ['BillingAccountType', 'text', '---ccc'],
  ['BillingCurrency', 'text', 'mmmmmm'],
  ['BillingPeriodEnd', 'moment', 'mmmmmm'],
  ['BillingPeriodStart', 'moment', 'mmmmmm'],
  ['CapacityReservationId', 'text', '--CCCC'],
  ['CapacityReservationStatus', 'text', '--CCCC'],
  ['ChargeCategory', 'text', 'mmmmmm'],
  ['ChargeClass', 'text', '-MMMMM'],
  ['ChargeDescription', 'text', 'MMMMMM'],
  ['ChargeFrequency', 'text', 'mrrrrr'],
  ['ChargePeriodEnd', 'moment', 'mmmmmm'],
  ['ChargePeriodStart', 'moment', 'mmmmmm'],
  ['ChargeSubcategory', 'text', 'M-----'],
  ['CommitmentDiscountCategory', 'text', 'MCCCCC'],
  ['CommitmentDiscountId', 'text', 'MCCCCC'],
  ['CommitmentDiscountName', 'text', 'MCCCCC'],
  ['CommitmentDiscountQuantity', 'decimal', '--CCCC'],
  ['CommitmentDiscountStatus', 'text', '-CCCCC'],
  ['CommitmentDiscountType', 'text', 'OCCCCC'],
  ['CommitmentDiscountUnit', 'text', '--CCCC'],
  ['CommitmentProgramEligibilityDetails', 'json', '-----C'],
  ['ConsumedQuantity', 'decimal', '-CCCCC'],
  ['ConsumedUnit', 'text', '-CCCCC'],
  ['ContractApplied', 'json', '----CC'],
  ['ContractedCost', 'decimal', '-mmmmm'],
  ['ContractedUnitPrice', 'decimal', '-CCCCC'],
  ['EffectiveCost', 'decimal', 'mmmmmm'],
  ['HostProviderName', 'text', '----MM'],
  ['InvoiceDetailId', 'text', '-----C'],
  ['InvoiceId', 'text', '---RRC'],
  ['InvoiceIssuerName', 'text', 'mmmmmm'],
  ['ListCost', 'decimal', 'mmmmmm'],
  ['ListUnitPrice', 'decimal', 'MCCCCC'],
  ['PricingCategory', 'text', 'MCCCCC'],
  ['PricingCurrency', 'text', '---ccc'],
  ['PricingCurrencyContractedUnitPrice', 'decimal', '---CCC'],
  ['PricingCurrencyEffectiveCost', 'decimal', '---ccc'],
  ['PricingCurrencyListUnitPrice', 'decimal', '---CCC'],
  ['PricingQuantity', 'decimal', 'MMMMMM'],
  ['PricingUnit', 'text', 'MMMMMM'],
  ['ProviderName', 'text', 'mmmmm-'],
  ['PublisherName', 'text', 'mmmmm-'],
  ['Region', 'text', 'M-----'],
  ['RegionId', 'text', '-CCCCC'],
  ['RegionName', 'text', '-CCCCC'],
  ['ResourceId', 'text', 'MCCCCC'],
  ['ResourceName', 'text', 'MCCCCC'],
  ['ResourceType', 'text', 'MCCCCC'],
  ['ServiceCategory', 'text', 'mmmmmm'],
  ['ServiceName', 'text', 'mmmmmm'],
  ['ServiceProviderName', 'text', '----mm'],
  ['ServiceSubcategory', 'text', '--rrrr'],
  ['SkuId', 'text', 'MCCCCC'],
  ['SkuMeter', 'text', '--CCCC'],
  ['SkuPriceDetails', 'json', '--CCCC'],
  ['SkuPriceId', 'text', 'MCCCCC'],
  ['SubAccountId', 'text', 'MCCCCC'],
  ['SubAccountName', 'text', 'MCCCCC'],
  ['SubAccountType', 'text', '---CCC'],
  ['Tags', 'tags', 'MCCCCC'],
  ['UsageQuantity', 'decimal', 'M-----'],
  ['UsageUnit', 'text', 'M-----'],
];

const levels: Readonly<Record<string, Level>> = {
  m: 'Mandatory',
  c: 'Conditional',
  r: 'Recommended',
  o: 'Optional',
};

export const focusColumns: readonly FocusColumn[] = entries.map(([name, kind, letters]) => ({
  name,
  kind,
  standings: new Map(
    focusVersions.flatMap((version, at): readonly (readonly [FocusVersion, Standing])[] => {
      const letter = letters[at] ?? '-';
      const level = levels[letter.toLowerCase()];
      return level ? [[version, { level, nullable: letter !== letter.toLowerCase() }]] : [];
    }),
  ),
}));

/** A later file that has a column of 1.0-preview alone has it as a column of its provider. */
const byLowerName = new Map(
  focusColumns
    .filter(({ standings }) => standings.size > 1 || !standings.has('1.0-preview'))
    .map((column) => [column.name.toLowerCase(), column]),
);

/** The FOCUS column that a header names, whatever its case; undefined for a column of the provider's own. */
export function focusColumn(name: string): FocusColumn | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** The columns that a version has at a level. */
export function columnsAt(version: FocusVersion, level: Level): readonly FocusColumn[] {
  return focusColumns.filter(({ standings }) => standings.get(version)?.level === level);
}

/** The first version that has a column. */
export function sinceOf({ standings }: FocusColumn): FocusVersion {
  const since = focusVersions.find((version) => standings.has(version));
  if (since === undefined) throw new Error('a column of no version');
  return since;
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

/** The commitment of a contract that a charge is applied to, read from its ContractApplied: written beside the file's columns. */
export const contractColumn = 'x_capwise_contract';

/** The EffectiveCost as it was stated, of rows that count 0 instead. */
export const statedColumn = 'x_capwise_stated_effective_cost';

/** Columns that the lake adds; those of a file that came out of it once are not read again. */
export const ownColumns: readonly string[] = [
  'x_capwise_file',
  'x_capwise_sha256',
  'x_capwise_row',
  'ChargeMonth',
  'BillingMonth',
];
