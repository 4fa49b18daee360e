import type { CaseOption } from '@capwise/domain/decide';
import type { OptionFinding } from '../option-finding.ts';
import { isCost } from './line-facts.ts';

const shareWords =
  /\b(allocat\w*|overheads?|chargebacks?|showbacks?|shared (platform|cost|services?)|corporate charges?)\b/i;

/** A share of cost that no option changes, in the decision all the same (decision cases, §5.9). */
export function allocationFindings({ lines }: CaseOption): readonly OptionFinding[] {
  return lines.flatMap((line, index) =>
    isCost(line) && line.leftOut === undefined && shareWords.test(line.what)
      ? [
          {
            code: 'ALLOCATION_IN_NPV',
            index,
            message: `${line.what} reads as an allocation, and it counts in the present value: a share of cost that goes on is no cost of this option. Write "allocated: yes" on the line, or what of it really ends or is added.`,
          },
        ]
      : [],
  );
}
