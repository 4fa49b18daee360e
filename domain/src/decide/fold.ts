import type { Posting } from '../books/posting.ts';
import { addMonths, monthOf, monthsBetween } from '../time/index.ts';
import {
  capitalizePurchase,
  earn,
  evenly,
  expense,
  inMonth,
  postLegs,
  prepay,
  type Leg,
  type Spread,
} from '../treatment/index.ts';
import type { Case, CaseLine, CaseOption, Recurrence } from './case.ts';

const monthsOfRecurrence: Readonly<Record<Exclude<Recurrence, 'once'>, number>> = { month: 1, quarter: 3, year: 12 };

/** The scenario that an option's postings belong to. */
export function scenarioOf(document: string, option: string): `case:${string}` {
  return `case:${document}:${option}`;
}

/** All postings of an option, folded in memory and never kept: the same treatments as the books. `years` may reach past the case's own. */
export function postOption(
  subject: Case,
  option: CaseOption,
  document: string,
  years = subject.years,
): readonly Posting[] {
  return option.lines.flatMap((line, number) =>
    occurrencesOf(line, years * 12).flatMap(({ startsAt, spread }) =>
      postLegs(line.amount, legsOf(line, { startsAt, spread, cancelledAt: option.cancelledAt }), {
        basis: 'us-gaap',
        scenario: scenarioOf(document, option.id),
        month: addMonths(subject.start, startsAt),
        dimensions: { entity: 'main' },
        line: number,
        measure: 'amount',
      }),
    ),
  );
}

type Occurrence = { readonly startsAt: number; readonly spread: Spread };

/**
 * A yearly amount comes once a year from the line's start until its end, each time spread over its twelve months; what is
 * prepaid is charged at once.
 */
function occurrencesOf({ every, startsAt, endsAt, treatment }: CaseLine, horizon: number): readonly Occurrence[] {
  if (every === 'once') return [{ startsAt, spread: inMonth(0) }];
  const months = monthsOfRecurrence[every];
  const end = Math.min(endsAt ?? horizon, horizon);
  const count = Math.max(0, Math.ceil((end - startsAt) / months));
  return Array.from({ length: count }, (_, index) => {
    const first = startsAt + index * months;
    const charged = treatment.kind === 'prepay' ? inMonth(0) : evenly(months);
    return { startsAt: first, spread: charged.filter(({ month }) => first + month < end) };
  });
}

function legsOf(
  line: CaseLine,
  { startsAt, spread, cancelledAt }: Occurrence & { readonly cancelledAt: number | null },
): readonly Leg[] {
  const stops = cancelledAt === null ? {} : { stopsAt: cancelledAt - startsAt };
  const terms = { spread, netDays: line.netDays, ...stops, ...(line.every === 'once' && { opening: true }) };
  const { treatment } = line;
  switch (treatment.kind) {
    case 'expense':
      return expense({ ...terms, function: treatment.function, nature: treatment.nature });
    case 'prepay':
      return prepay({
        ...terms,
        function: treatment.function,
        nature: treatment.nature,
        termMonths: treatment.termMonths,
      });
    case 'earn':
      return earn(terms);
    case 'capitalize':
      return capitalizePurchase({
        ...terms,
        asset: treatment.asset,
        readyAt: treatment.readyAt - startsAt,
        lifeMonths: treatment.lifeMonths,
        ...(cancelledAt !== null && cancelledAt >= startsAt && { abandonedAt: cancelledAt - startsAt }),
      });
  }
}

/**
 * Change in cash by point in time, in minor units: index 0 is what is paid on the first day, index k the end of month k; what is
 * paid on the first day of a later month counts at the end of the month before.
 */
export function cashFlowPoints(postings: readonly Posting[], subject: Case, years = subject.years): readonly bigint[] {
  const flows = Array.from({ length: years * 12 + 1 }, () => 0n);
  for (const { account, date, amount } of postings) {
    if (account !== '1000') continue;
    const month = monthsBetween(subject.start, monthOf(date));
    const point = date.day === 1 ? month : month + 1;
    const before = flows[point];
    if (before !== undefined) flows[point] = before + amount.minor;
  }
  return flows;
}
