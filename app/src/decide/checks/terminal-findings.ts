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
  return [{ code: 'TERMINAL_ABOVE_HALF', index, message: wordsOf(subject, option, { index, worth, left }) }];
}

type Terminal = { readonly index: number; readonly worth: number; readonly left: number };

/** A share says nothing of a present value that is not above zero: what it would be without says it. */
function wordsOf({ currency }: Case, { name, lines }: CaseOption, { index, worth, left }: Terminal): string {
  const money = (minor: number): string => shortMoney(BigInt(Math.round(minor)), currency);
  const without = worth - left;
  const what = `${lines[index]?.what ?? name} is worth ${money(left)}`;
  const remedy = 'Show both, or let the case end with its assets.';
  if (Math.round(worth) < 0)
    return `${what} at the end and keeps ${name} from being worth less: ${money(worth)} with it, ${money(without)} without it. ${remedy}`;
  if (Math.round(without) <= 0)
    return `${what} at the end, more than all of the present value of ${money(worth)}: without it ${name} is worth ${money(without)}, which is not above zero. ${remedy}`;
  const share = `${Math.round((left / worth) * 100)}% of the present value of ${money(worth)}`;
  return `${what}, ${share}: without it ${name} is worth ${money(without)}. ${remedy}`;
}
