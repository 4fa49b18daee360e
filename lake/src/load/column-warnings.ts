import type { LoadWarning } from '@capwise/app/ports';
import type { Fine } from '@capwise/domain/money';
import type { FocusVersion } from './focus-columns.ts';
import type { Input } from './input.ts';
import type { StagedFile } from './stage-file.ts';

/** Columns whose absence has a warning of its own, and what it costs. */
const ownWarnings: Readonly<Record<string, string>> = {
  ListCost: 'savings against list prices are not known',
  ContractedCost: 'savings of commitments are not known',
};

/** What the columns alone warn of: those that the version requires and a file has not. */
export function columnWarnings(
  files: readonly StagedFile[],
  billedByFile: ReadonlyMap<number, Fine>,
): readonly LoadWarning[] {
  const warningFor = (
    names: readonly string[],
    say: (missing: readonly string[]) => string,
  ): readonly LoadWarning[] => {
    const lacking = files.filter(({ input }) => input.shape.missing.some((name) => names.includes(name)));
    if (lacking.length === 0) return [];
    const missing = names.filter((name) => lacking.some(({ input }) => input.shape.missing.includes(name)));
    const rows = lacking.reduce((sum, file) => sum + file.rows, 0);
    const billed = lacking.reduce((sum, { input }) => sum + (billedByFile.get(input.ordinal) ?? 0n), 0n);
    return [{ code: 'COLUMN_MISSING', message: say(missing), rows, billed }];
  };
  const others = [...new Set(files.flatMap(({ input }) => input.shape.missing))].filter(
    (name) => !(name in ownWarnings),
  );
  const versions = versionsOf(files.map(({ input }) => input));
  return [
    ...Object.entries(ownWarnings).flatMap(([name, cost]) => warningFor([name], () => `${name} is missing: ${cost}`)),
    ...previewWarning(files, billedByFile),
    ...warningFor(others, (missing) => `FOCUS ${versions} requires columns that are missing: ${missing.join(', ')}`),
  ];
}

/** Says what the columns and words of 1.0-preview became. */
function previewWarning(files: readonly StagedFile[], billedByFile: ReadonlyMap<number, Fine>): readonly LoadWarning[] {
  const old = files.filter(({ input }) => input.version === '1.0-preview');
  if (old.length === 0) return [];
  const message =
    'FOCUS 1.0-preview was read in the names of later versions: UsageQuantity and UsageUnit as ConsumedQuantity and ConsumedUnit, ' +
    'Region as RegionId, ChargeSubcategory as CommitmentDiscountStatus, On-Demand and Commitment-Based prices as Standard and ' +
    'Committed; it has no ContractedCost, so that savings of commitments are not known';
  const rows = old.reduce((sum, file) => sum + file.rows, 0);
  const billed = old.reduce((sum, { input }) => sum + (billedByFile.get(input.ordinal) ?? 0n), 0n);
  return [{ code: 'PREVIEW_MAPPED', message, rows, billed, rule: 'LegacyFocusVersion' }];
}

/** The versions of the files, `1.0, 1.2`. */
export function versionsOf(inputs: readonly Pick<Input, 'version'>[]): string {
  const versions = new Set<FocusVersion>(inputs.map(({ version }) => version));
  return [...versions].sort().join(', ');
}
