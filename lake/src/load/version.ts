import type { FileShape } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { columnsAt, focusColumn, focusColumns, neededColumns, sinceOf, type FocusVersion } from './focus-columns.ts';
import { laterName, previewColumns } from './preview-names.ts';

/** Columns that appeared with a version, newest first: one of them is enough, since exports often leave some out. */
const marks: readonly { readonly version: FocusVersion; readonly columns: readonly string[] }[] = [
  { version: '1.4', columns: ['InvoiceDetailId', 'CommitmentProgramEligibilityDetails'] },
  {
    version: '1.3',
    columns: [
      'ServiceProviderName',
      'HostProviderName',
      'ContractApplied',
      'AllocatedMethodId',
      'AllocatedMethodDetails',
      'AllocatedResourceId',
      'AllocatedResourceName',
      'AllocatedTags',
    ],
  },
  // Not the types of accounts: exports of Azure have had them since 1.0-preview.
  { version: '1.2', columns: ['InvoiceId', 'PricingCurrency', 'PricingCurrencyEffectiveCost'] },
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

/** With fewer FOCUS columns than this, or more of the needed ones missing, a file is something else. */
const fewestColumns = 5;
const mostMissing = 4;

/** The version that a file's columns show. Refuses UNKNOWN_FORMAT and MISSING_COLUMN. */
export function versionOf(file: string, columns: readonly string[]): FocusVersion {
  const present = new Set(columns.map((column) => column.toLowerCase()));
  const has = (name: string): boolean => present.has(name.toLowerCase());
  const known = columns.filter((column) => focusColumn(column) ?? laterName(column));
  const found = marks.find((mark) => mark.columns.some(has))?.version;
  const missing = neededColumns.filter((name) => !has(name));
  if (known.length < fewestColumns || missing.length > mostMissing) throw unknownFormat(file, columns);
  if (missing.length > 0) throw missingColumns(file, missing);
  return found ?? (previewColumns.some(has) ? '1.0-preview' : '1.0');
}

/** The shape of a file with columns of today's names. */
export function shapeOf(version: FocusVersion, columns: readonly string[]): FileShape {
  const present = new Set(columns);
  const missing = columnsAt(version, 'Mandatory').filter(({ name }) => !present.has(name) && !isRenamed(name, present));
  const young = focusColumns.filter((column) => {
    const level = column.standings.get(version)?.level;
    return level !== undefined && level !== 'Mandatory' && !['1.0-preview', '1.0'].includes(sinceOf(column));
  });
  const without = young.filter(({ name }) => !present.has(name));
  const names = (list: typeof missing): readonly string[] => list.map(({ name }) => name);
  return { version, missing: names(missing), without: without.length < young.length ? names(without) : [] };
}

function isRenamed(name: string, present: ReadonlySet<string>): boolean {
  const later = laterName(name);
  return later !== undefined && present.has(later);
}

function unknownFormat(file: string, columns: readonly string[]): Refusal {
  const shown = columns.slice(0, 12).map((column) => (column.length > 40 ? `${column.slice(0, 40)}…` : column));
  const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : '';
  return new Refusal(
    'UNKNOWN_FORMAT',
    `"${file}" is no FOCUS bill: its columns are ${shown.join(', ')}${more}; a FOCUS file has ${neededColumns.join(', ')} and others: ` +
      'export the bill in the FOCUS format (CSV, CSV.gz or Parquet), or say in headers which of its columns is which of FOCUS',
    { file, columns: shown, remedy: 'export the bill as FOCUS 1.0 or later' },
  );
}

function missingColumns(file: string, missing: readonly string[]): Refusal {
  const one = missing.length === 1;
  return new Refusal(
    'MISSING_COLUMN',
    `"${file}" has no column ${missing.join(', ')}: without ${one ? 'it' : 'them'} nothing can be posted; ` +
      `add ${one ? 'it' : 'them'} to the export and import the file again, or say in headers (--headers) which of its ` +
      `columns ${one ? 'it is' : 'they are'}`,
    {
      file,
      column: missing[0] ?? null,
      columns: missing,
      remedy: `add ${missing.join(', ')} to the export, or say in headers which of its columns ${one ? 'it is' : 'they are'}`,
    },
  );
}
