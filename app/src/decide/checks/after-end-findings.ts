import { chargesOf, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import { addMonths } from '@capwise/domain/time';
import { shortMoney } from '../../figure/index.ts';
import type { OptionFinding } from '../option-finding.ts';

/** As many as a case can look ahead. */
const yearsMax = 30;

/** What comes after the end of the case and is in no figure of it: a line that begins then, a sale, and what a lease still owes. */
export function afterEndFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  return option.lines.flatMap((line, index): readonly OptionFinding[] => [
    ...beginsAfter(subject, line, index),
    ...soldAfter(subject, line, index),
    ...owedAfter(subject, option, { line, index }),
  ]);
}

function beginsAfter({ years }: Case, { what, startsAt }: CaseLine, index: number): readonly OptionFinding[] {
  const horizon = years * 12;
  if (startsAt < horizon) return [];
  return [
    {
      code: 'LINE_AFTER_CASE',
      index,
      message: `${what} begins in month ${startsAt}, and the case of ${horizon} months ends with month ${horizon - 1}: nothing of it counts. ${remedies([`let it begin in month ${horizon - 1} at the latest`, ...lookAhead(startsAt), 'take the line out'])}.`,
    },
  ];
}

function soldAfter({ years, currency }: Case, line: CaseLine, index: number): readonly OptionFinding[] {
  const horizon = years * 12;
  return (line.events ?? []).flatMap((event): readonly OptionFinding[] => {
    if (event.kind !== 'sale' || event.atMonth < horizon || line.startsAt >= horizon) return [];
    return [
      {
        code: 'SALE_AFTER_CASE',
        index,
        message: `${line.what} is sold in month ${event.atMonth}, and the case of ${horizon} months ends with month ${horizon - 1}: the ${shortMoney(event.proceeds.minor, currency)} that it brings count nowhere. ${remedies([`let it be sold in month ${horizon - 1} at the latest`, ...lookAhead(event.atMonth), 'take the sale out'])}.`,
      },
    ];
  });
}

/** Undiscounted: what a lease that goes on after the case still pays. */
function owedAfter(
  subject: Case,
  { cancelledAt }: CaseOption,
  { line, index }: { readonly line: CaseLine; readonly index: number },
): readonly OptionFinding[] {
  const { treatment, what, startsAt, saves, leftOut } = line;
  const horizon = subject.years * 12;
  const isOwed = saves === undefined && leftOut === undefined && startsAt < Math.min(horizon, cancelledAt ?? horizon);
  if (treatment.kind !== 'lease' || !isOwed) return [];
  const after = chargesOf(line, horizon, null).filter(({ month }) => month >= horizon);
  const last = Math.max(...after.map(({ month }) => month));
  if (after.length === 0) return [];
  const owed = after.reduce((sum, { amount }) => sum + amount.minor, 0n);
  const monthText = (month: number): string => addMonths(subject.start, month).toString();
  return [
    {
      code: 'LEASE_BEYOND_CASE',
      index,
      message: `${what} is paid until ${monthText(last)}, and the case ends with ${monthText(horizon - 1)}: ${shortMoney(owed, subject.currency)} is still owed then, undiscounted, and in no figure of the case. ${remedies([...lookAhead(last), 'write the term that binds, and a line with what it costs to leave after it'])}.`,
    },
  ];
}

function lookAhead(month: number): readonly string[] {
  const years = Math.floor(month / 12) + 1;
  return years > yearsMax ? [] : [`let the case look as far ahead ("years: ${years}")`];
}

function remedies(all: readonly string[]): string {
  const text = all.length === 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')}, or ${all.at(-1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
