/** Columns of 1.0-preview by the names that later versions have for the same thing. */
const laterNames: Readonly<Record<string, string>> = {
  region: 'RegionId',
  usagequantity: 'ConsumedQuantity',
  usageunit: 'ConsumedUnit',
};

/** Columns that only 1.0-preview has. */
export const previewColumns: readonly string[] = ['ChargeSubcategory', 'UsageQuantity', 'UsageUnit', 'Region'];

/** The name that a header of a 1.0-preview file has today; undefined where it is none of the renamed. */
export function laterName(header: string): string | undefined {
  return laterNames[header.toLowerCase()];
}
