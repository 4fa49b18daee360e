import { statementOf } from '@capwise/domain/books';
import { isCapital, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import { addMonths } from '@capwise/domain/time';
import { shortMoney } from '../../figure/index.ts';
import { foldOption } from '../fold-option.ts';
import type { OptionFinding } from '../option-finding.ts';
import { useFindings } from './use-findings.ts';

/** Book life against what a part is good for: longer than its economic life (C1), or than its uses earn its charge (C2). */
export function usefulLifeFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  return option.lines.flatMap((line, index) => [
    ...beyondEconomic(subject, option, { line, index }),
    ...useFindings(subject, option, { line, index }),
  ]);
}

type Numbered = { readonly line: CaseLine; readonly index: number };

function beyondEconomic(subject: Case, option: CaseOption, { line, index }: Numbered): readonly OptionFinding[] {
  const { treatment, economicLifeMonths: lasts, what } = line;
  if (!isCapital(treatment) || lasts === undefined || treatment.lifeMonths <= lasts) return [];
  const charges = (months: number): string => {
    const booked = chargesByYear(subject, option, { ...line, treatment: { ...treatment, lifeMonths: months } });
    return booked.map((minor) => shortMoney(minor, subject.currency)).join(', ');
  };
  const booked = treatment.lifeMonths;
  return [
    {
      code: 'LIFE_BEYOND_ECONOMIC',
      index,
      message: `${what} is booked over ${booked} months and earns for ${lasts}: amortization by year of the case is ${charges(booked)} as booked and ${charges(lasts)} over its economic life. What is left in the books after month ${lasts} is a loss to come: book ${lasts} months, or say what it is used for until month ${booked}.`,
    },
  ];
}

/** Amortization of one line by year of the case, as magnitudes in minor units. */
function chargesByYear(subject: Case, option: CaseOption, line: CaseLine): readonly bigint[] {
  const { sums } = foldOption(subject, { ...option, lines: [line] }, '').folded;
  return Array.from({ length: subject.years }, (_, year) => {
    const from = addMonths(subject.start, year * 12).toString();
    const to = addMonths(subject.start, year * 12 + 11).toString();
    return statementOf(sums.filter(({ month }) => month >= from && month <= to)).amortization;
  }).map((minor) => (minor < 0n ? -minor : minor));
}
