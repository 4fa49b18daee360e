import { idleCapital, type Case, type CaseOption } from '@capwise/domain/decide';
import { shortMoney } from '../../figure/index.ts';
import type { OptionFinding } from '../option-finding.ts';

/** Capital in progress that stands idle: nothing is written off by itself, and the trigger of the test is reviewed. */
export function idleFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  return idleCapital(option, subject.years * 12).map(({ line, from, months, inProgress }) => ({
    code: 'ASSET_IDLE',
    index: line,
    message: `${option.lines[line]?.what ?? option.name} stands idle for ${months} months from month ${from} with ${shortMoney(inProgress.minor, subject.currency)} in progress: review the impairment trigger (ASC 350-40-35-1). A pause writes nothing off while completion stays probable and the cost is recoverable: record both.`,
  }));
}
