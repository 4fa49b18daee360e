import { Refusal } from '@capwise/domain';
import { focusColumn, neededColumns, type FocusVersion } from './focus-columns.ts';

/** Columns that appeared with a version, newest first: one of them is enough, since exports often leave some out. */
const marks: readonly { readonly version: FocusVersion | '1.3' | '1.4'; readonly columns: readonly string[] }[] = [
  { version: '1.4', columns: ['InvoiceDetailId', 'CommitmentProgramEligibilityDetails'] },
  {
    version: '1.3',
    columns: ['ServiceProviderName', 'HostProviderName', 'ContractApplied', 'AllocatedMethodId', 'AllocatedResourceId'],
  },
  { version: '1.2', columns: ['InvoiceId', 'PricingCurrency', 'PricingCurrencyEffectiveCost', 'SubAccountType'] },
  {
    version: '1.1',
    columns: [
      'CapacityReservationId',
      'CapacityReservationStatus',
      'CommitmentDiscountQuantity',
      'CommitmentDiscountUnit',
      'ServiceSubcategory',
      'SkuMeter',
      'SkuPriceDetails',
    ],
  },
  {
    version: '1.0',
    columns: [
      'ChargeClass',
      'CommitmentDiscountStatus',
      'ConsumedQuantity',
      'ContractedCost',
      'ContractedUnitPrice',
      'RegionId',
    ],
  },
];

const previewColumns = ['ChargeSubcategory', 'UsageQuantity', 'UsageUnit', 'Region'];

/** With fewer FOCUS columns than this, or more of the needed ones missing, a file is something else. */
const fewestColumns = 5;
const mostMissing = 4;

/** The version that a file's columns show. Refuses UNKNOWN_FORMAT and MISSING_COLUMN. */
export function versionOf(file: string, columns: readonly string[]): FocusVersion {
  const present = new Set(columns.map((column) => column.toLowerCase()));
  const has = (name: string): boolean => present.has(name.toLowerCase());
  const known = columns.filter((column) => focusColumn(column));
  const found = marks.find((mark) => mark.columns.some(has))?.version;
  if (found === '1.4' || found === '1.3') throw wrongVersion(file, found);
  if (!found && previewColumns.some(has) && known.length >= fewestColumns) throw wrongVersion(file, '1.0-preview');
  const missing = neededColumns.filter((name) => !has(name));
  if (known.length < fewestColumns || missing.length > mostMissing) throw unknownFormat(file, columns);
  if (missing.length > 0) throw missingColumns(file, missing);
  return found ?? '1.0';
}

function wrongVersion(file: string, version: string): Refusal {
  return new Refusal(
    'UNKNOWN_FORMAT',
    `"${file}" has the columns of FOCUS ${version}; versions 1.0, 1.1 and 1.2 are read: export it in one of those`,
    { file, version, remedy: 'export the bill as FOCUS 1.0, 1.1 or 1.2' },
  );
}

function unknownFormat(file: string, columns: readonly string[]): Refusal {
  const shown = columns.slice(0, 12).map((column) => (column.length > 40 ? `${column.slice(0, 40)}…` : column));
  const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : '';
  return new Refusal(
    'UNKNOWN_FORMAT',
    `"${file}" is no FOCUS bill: its columns are ${shown.join(', ')}${more}; a FOCUS file has ${neededColumns.join(', ')} and others: ` +
      'export the bill in the FOCUS format (CSV, CSV.gz or Parquet)',
    { file, columns: shown, remedy: 'export the bill as FOCUS 1.0, 1.1 or 1.2' },
  );
}

function missingColumns(file: string, missing: readonly string[]): Refusal {
  const one = missing.length === 1;
  return new Refusal(
    'MISSING_COLUMN',
    `"${file}" has no column ${missing.join(', ')}: without ${one ? 'it' : 'them'} nothing can be posted; ` +
      `add ${one ? 'it' : 'them'} to the export and import the file again`,
    { file, column: missing[0] ?? null, columns: missing, remedy: `add ${missing.join(', ')} to the export` },
  );
}
