import { bridgeOf, sumPostings, type PostingSum } from '@capwise/domain/books';
import { postOption, type Case, type CaseOption } from '@capwise/domain/decide';
import { money, moneyText } from '@capwise/domain/money';
import type { OptionFinding } from '../option-finding.ts';

/** EBITDA and cash of an option that its bridge does not join: what is between them is an error, and never a bar called other. */
export function bridgeFindings(
  subject: Case,
  option: CaseOption,
  sums: readonly PostingSum[],
): readonly OptionFinding[] {
  const { residual } = bridgeOf(sums);
  if (residual === 0n) return [];
  const isOpen = (index: number): boolean => {
    const lines = option.lines.slice(index, index + 1);
    return bridgeOf(sumPostings(postOption(subject, { ...option, lines }, ''))).residual !== 0n;
  };
  const index = option.lines.findIndex((_, number) => isOpen(number));
  return [
    {
      code: 'BRIDGE_OPEN',
      index: index === -1 ? null : index,
      message: `The bridge of ${option.name} from EBITDA to cash does not close: ${moneyText(money(residual, subject.currency))} ${subject.currency} is in neither. Its figures are wrong: report the case with the version of Capwise.`,
    },
  ];
}
