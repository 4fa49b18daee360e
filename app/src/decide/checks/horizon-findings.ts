import { isCapital, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import type { OptionFinding } from '../option-finding.ts';
import { serviceEnd } from './line-facts.ts';

/** A case that looks further than what it stands on lasts, without renewing it (decision cases, §5.23, §5.30). */
export function horizonFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  const horizon = Math.min(subject.years * 12, option.cancelledAt ?? Number.POSITIVE_INFINITY);
  return option.lines.flatMap((line, index): OptionFinding[] => {
    const end = endOf(line, subject);
    if (end === null || end >= horizon || isRenewed(line, option, subject)) return [];
    if (!option.lines.some((other) => other !== line && outlasts(other, end, subject))) return [];
    return [
      {
        code: 'HORIZON_BEYOND_LIFE',
        index,
        message: `${line.what} lasts until month ${end} and the case looks ahead ${horizon}: its last ${horizon - end} months stand on something that is used up. Add the line that renews it, or end the case with it.`,
      },
    ];
  });
}

function endOf(line: CaseLine, subject: Case): number | null {
  const { treatment, saves, leftOut, every, endsAt } = line;
  if (saves !== undefined || leftOut === 'allocated') return null;
  const goesOn = isCapital(treatment) && every !== 'once' && endsAt === undefined;
  return (isCapital(treatment) || treatment.kind === 'lease') && !goesOn ? serviceEnd(line, subject) : null;
}

function isRenewed(line: CaseLine, { lines }: CaseOption, subject: Case): boolean {
  const end = endOf(line, subject) ?? 0;
  return lines.some((other) => {
    const otherEnd = endOf(other, subject) ?? (isCapital(other.treatment) ? Number.POSITIVE_INFINITY : 0);
    return other !== line && isSame(line, other) && other.startsAt <= end && otherEnd > end;
  });
}

function isSame({ treatment: left }: CaseLine, { treatment: right }: CaseLine): boolean {
  if (isCapital(left)) return isCapital(right) && left.asset === right.asset;
  return left.kind === right.kind;
}

function outlasts(line: CaseLine, end: number, subject: Case): boolean {
  return line.leftOut === undefined && (serviceEnd(line, subject) ?? 0) > end;
}
