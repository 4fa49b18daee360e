import { chargesOf, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import { addMonths, compareMonths, monthOf } from '@capwise/domain/time';
import type { OptionFinding } from '../option-finding.ts';
import { isCost } from './line-facts.ts';

const spentWords =
  /\b(sunk|(already|so far) (spent|paid|invested)|(spent|paid|invested) (already|so far|to date)|to date)\b/i;

/** Cost that was spent whatever is decided, in the decision all the same; and cost that is called spent before it is (§5.11). */
export function sunkFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  return option.lines.flatMap((line, index): OptionFinding[] => {
    const message = line.leftOut === 'sunk' ? notYetSpent(line) : spentAlready(subject, line);
    return message === null
      ? []
      : [{ code: line.leftOut === 'sunk' ? 'SUNK_IN_FUTURE' : 'SUNK_IN_NPV', index, message }];
  });
}

function notYetSpent({ what, startsAt, every }: CaseLine): string | null {
  if (startsAt === 0 && every === 'once') return null;
  return `${what} is left out as sunk, and it comes ${every === 'once' ? `in month ${startsAt}` : `every ${every}`}: what is not spent yet can still be avoided. Leave "sunk" out, or write what was spent by now, once.`;
}

function spentAlready(subject: Case, line: CaseLine): string | null {
  if (!isCost(line) || line.leftOut !== undefined) return null;
  const remedy = 'Write "sunk: yes" on the line: it stays visible and leaves the present value';
  if (spentWords.test(line.what)) return `${line.what} is called spent, and it counts in the present value. ${remedy}.`;
  const { decideBy } = subject.decision;
  const last = Math.max(...chargesOf(line, subject.years * 12, null).map(({ month }) => month));
  if (decideBy === null || !Number.isFinite(last)) return null;
  if (compareMonths(addMonths(subject.start, last), monthOf(decideBy)) >= 0) return null;
  return `${line.what} is spent by month ${last}, before the decision of ${decideBy.toString()}: it is the same whatever is decided. ${remedy}; or let it begin after the decision.`;
}
