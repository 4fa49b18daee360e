import type { Answer } from '@capwise/contract/registry';
import { fineText } from '@capwise/domain/money';
import type { StagedLoad } from '../ports/index.ts';
import { lossesOf, type PartChange } from './compare.ts';
import type { DatasetOutcome } from './datasets/record.ts';
import { deliveryProposals } from './delivery.ts';
import { fileAnswer } from './loaded-file.ts';
import type { PostedBills } from './post.ts';
import { tieFigures } from './tie-figures.ts';
import { warningAnswer } from './warning-answer.ts';

export type ImportAnswer = Answer<'sources.import'>;

/** What an import did, or would do. */
export type Imported = {
  readonly outcome: ImportAnswer['outcome'];
  readonly company: string;
  readonly staged: StagedLoad;
  readonly changes: readonly PartChange[];
  readonly posted: PostedBills | null;
  readonly datasets: readonly DatasetOutcome[];
};

/** An import as the contract has it. */
export function importAnswer({ outcome, company, staged, changes, posted, datasets }: Imported): ImportAnswer {
  return {
    outcome,
    company,
    load: outcome === 'published' && staged.parts.length > 0 ? staged.load : null,
    sources: [...new Set(staged.parts.map(({ source }) => source))].sort(),
    version: staged.version,
    files: staged.files.map(fileAnswer),
    rows: staged.files.reduce((sum, { rows }) => sum + rows, 0),
    parts: changes.map(({ part, change, before }) => ({
      billingAccount: part.billingAccount,
      billingPeriod: part.billingPeriod,
      currency: part.currency,
      rows: part.rows,
      billed: fineText(part.billed),
      effective: fineText(part.effective),
      change,
      before: before && { rows: before.rows, billed: fineText(before.billed), effective: fineText(before.effective) },
    })),
    losses: [...lossesOf(changes)],
    proposals: outcome === 'unchanged' ? [] : [...deliveryProposals(staged)],
    warnings: staged.warnings.map(warningAnswer),
    ties: posted ? [...tieFigures(posted.touched)] : [],
    datasets: datasets.map(({ remarks = [], ...found }) => ({ ...found, remarks: [...remarks] })),
  };
}

/** A load of no bills: what an import of other datasets alone stages. */
export const noBills: StagedLoad = {
  load: '',
  version: '',
  files: [],
  parts: [],
  warnings: [],
  columns: [],
  onlyCorrections: [],
};
