import { existsSync } from 'node:fs';
import path from 'node:path';

const clone = path.resolve(import.meta.dirname, '..', '..', '..');

/** The folder of shared data, read in place: `CAPWISE_SHARED`, else `shared` beside the clone. */
const sharedFolder = path.resolve(clone, process.env['CAPWISE_SHARED'] ?? path.join('..', 'shared'));

export const hasShared = existsSync(sharedFolder);

/** Suffix of a suite's name that says why it is skipped. */
export const skippedWithoutShared = hasShared ? '' : ' (skipped: no shared data)';

export function sharedFile(...parts: readonly string[]): { readonly path: string; readonly name: string } {
  const file = path.join(sharedFolder, ...parts);
  return { path: file, name: path.basename(file) };
}

export const officialSample = ['datasets', 'focus-sample-data-1.0', 'focus_sample.csv'] as const;
export const spendAgreement = [
  'datasets',
  'focus-spec-1.2-scenarios',
  'saas_examples',
  'spend_agreements',
  'saas_spend_agreements_b1.csv',
] as const;
