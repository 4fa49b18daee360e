import type { CaseOption } from '@capwise/domain/decide';
import type { OptionFinding } from '../option-finding.ts';
import { isLabor } from './line-facts.ts';

/** Labor that is saved while its budget stays: a soft saving, which no cash follows (decision cases, §4.2). */
export function budgetFindings({ lines }: CaseOption): readonly OptionFinding[] {
  return lines.flatMap((line, index) =>
    line.saves === undefined || !isLabor(line) || line.isBudgetReleased
      ? []
      : [
          {
            code: 'SAVING_SOFT',
            index,
            message: `${line.what} saves labor whose budget is not released: people who do something else cost the same. Write "budget released: yes" where the budget is cut, else count it as a memo benefit.`,
          },
        ],
  );
}
