import type { CaseOption } from '@capwise/domain/decide';
import type { OptionFinding } from '../option-finding.ts';
import { isCost } from './line-facts.ts';

/** A benefit that nobody answers for (decision cases, §4.2): what has no owner is not looked for afterwards. */
export function ownerFindings({ lines }: CaseOption): readonly OptionFinding[] {
  return lines.flatMap((line, index) =>
    isCost(line) || line.leftOut !== undefined || line.owner !== undefined
      ? []
      : [
          {
            code: 'BENEFIT_NO_OWNER',
            index,
            message: `${line.what} is a benefit that nobody answers for: write "owner:" on the line, with who will show it in the books.`,
          },
        ],
  );
}
