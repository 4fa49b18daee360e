import type { Answer } from '@capwise/contract/registry';
import { fineText } from '@capwise/domain/money';
import type { LoadWarning } from '../ports/index.ts';

type WarningAnswer = Answer<'sources.import'>['warnings'][number];

/** A warning of a load as the contract has it. */
export function warningAnswer({ billed, cells, ...warning }: LoadWarning): WarningAnswer {
  return { ...warning, billed: fineText(billed), ...(cells && { cells: cells.map((cell) => ({ ...cell })) }) };
}
