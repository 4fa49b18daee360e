import type { Case, CaseOption } from '@capwise/domain/decide';
import { shortMoney } from '../../figure/index.ts';
import type { OptionFinding } from '../option-finding.ts';
import { worthOf } from '../worth.ts';

const shareMax = 0.5;

/** A present value that stands on what is left at the end (decision cases, §2.1: internal cases have none by default). */
export function terminalFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  const index = option.lines.findLastIndex(({ isTerminal }) => isTerminal);
  if (index === -1) return [];
  const worth = worthOf(subject, option);
  const left = worthOf(subject, { ...option, lines: option.lines.filter(({ isTerminal }) => isTerminal) });
  if (left <= shareMax * Math.abs(worth)) return [];
  const money = (minor: number): string => shortMoney(BigInt(Math.round(minor)), subject.currency);
  const share =
    worth === 0 ? '' : `, ${Math.round((left / Math.abs(worth)) * 100)}% of the present value of ${money(worth)}`;
  return [
    {
      code: 'TERMINAL_ABOVE_HALF',
      index,
      message: `${option.lines[index]?.what ?? option.name} is worth ${money(left)}${share}: without it ${option.name} is worth ${money(worth - left)}. Show both, or let the case end with its assets.`,
    },
  ];
}
