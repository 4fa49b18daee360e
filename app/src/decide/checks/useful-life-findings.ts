import { statementOf } from '@capwise/domain/books';
import { isCapital, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import { addMonths } from '@capwise/domain/time';
import { shortMoney } from '../../figure/index.ts';
import { foldOption } from '../fold-option.ts';
import type { OptionFinding } from '../option-finding.ts';

/** Book life against what a part is good for: longer than its economic life (C1), or than its uses earn its charge (C2). */
export function usefulLifeFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  return option.lines.flatMap((line, index) => [
    ...beyondEconomic(subject, option, { line, index }),
    ...belowCharge(subject, { line, index }),
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

/** A year in which its use is worth less than its charge: it is carried for the sake of the schedule. */
function belowCharge(subject: Case, { line, index }: Numbered): readonly OptionFinding[] {
  const { treatment, uses, what } = line;
  if (!isCapital(treatment) || uses === undefined) return [];
  const charge = (line.amount.minor * 12n) / BigInt(treatment.lifeMonths);
  const years = [...new Set(uses.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.flatMap((year) => {
    const within = uses.filter((use) => use.year === year);
    const worth = within.reduce((sum, use) => sum + Number(use.value.minor) * use.utilization, 0);
    if (worth >= Number(charge)) return [];
    const words = within.map(({ use, utilization }) => `${use} at ${Math.round(utilization * 100)}%`).join(' and ');
    const money = (minor: bigint): string => shortMoney(minor, subject.currency);
    return [
      {
        code: 'USE_BELOW_CHARGE',
        index,
        message: `${what} in year ${year}: ${words} is worth ${money(BigInt(Math.round(worth)))}, and the year is charged ${money(charge)}: the schedule is longer than the part earns. Find a better use for that year, or shorten the life.`,
      },
    ];
  });
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
