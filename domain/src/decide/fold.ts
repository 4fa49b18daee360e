import { reversed, type Posting } from '../books/posting.ts';
import { monthOf, monthsBetween } from '../time/index.ts';
import { postLegs } from '../treatment/index.ts';
import type { Case, CaseLine, CaseOption } from './case.ts';
import { postCapital } from './case-capital.ts';
import { postLease } from './case-lease.ts';
import { legsOf } from './line-legs.ts';
import { leftOutPostings } from './left-out.ts';
import { contextOf, postingContext, type LineContext } from './line-context.ts';
import { occurrencesOf } from './occurrence.ts';
import { carriedTaxes, taxPostings } from './tax/tax-postings.ts';
import { taxableIncome } from './tax/taxable-income.ts';

/** The scenario that an option's postings belong to. */
export function scenarioOf(document: string, option: string): `case:${string}` {
  return `case:${document}:${option}`;
}

/**
 * All postings of an option, folded in memory and never kept: the same treatments as the books. `years` may reach past the
 * case's own. Refuses what the treatments of its lines refuse.
 */
export function postOption(
  subject: Case,
  option: CaseOption,
  document: string,
  years = subject.years,
): readonly Posting[] {
  const scenario = scenarioOf(document, option.id);
  const context = (line: number): LineContext => contextOf(subject, option, { scenario, line, years });
  const postings = option.lines.map((line, number) => postLine(line, context(number)));
  const { tax } = subject;
  if (tax?.losses !== 'carried-forward') return postings.flat();
  const incomes = option.lines.map((line, number) =>
    taxableIncome(line, postings[number] ?? [], { ...context(number), profile: tax }),
  );
  const total = (incomes[0] ?? []).map((_, year) => incomes.reduce((sum, each) => sum + (each[year] ?? 0), 0));
  const taxed = context(option.lines.length);
  return [...postings.flat(), ...taxPostings(carriedTaxes(total, tax.rate), taxed, subject.currency)];
}

/**
 * The postings of one line, with its own tax where losses are used; a saving takes back what the cost that it avoids would post,
 * and what is left out of the decision posts no cash. Refuses what its treatment refuses.
 */
export function postLine(line: CaseLine, context: LineContext): readonly Posting[] {
  const posted = postCost(line, context);
  const postings = line.saves === undefined ? posted : posted.map(reversed);
  if (line.leftOut !== undefined) return leftOutPostings(line, postings);
  const { tax: profile } = context;
  if (!profile) return postings;
  const taxes = taxableIncome(line, postings, { ...context, profile }).map((income) => income * profile.rate);
  return [...postings, ...taxPostings(taxes, context, line.amount.currency)];
}

function postCost(line: CaseLine, context: LineContext): readonly Posting[] {
  const { treatment } = line;
  if (line.startsAt >= context.horizon) return [];
  switch (treatment.kind) {
    case 'memo':
      return [];
    case 'lease':
      return postLease(line, treatment, context);
    case 'capitalize':
    case 'capitalize-labor':
      return postCapital(line, treatment, context);
    default:
      return occurrencesOf(line, context.horizon).flatMap((occurrence) =>
        postLegs(
          line.amount,
          legsOf(line, treatment, { ...occurrence, ...context }),
          postingContext(context, occurrence.startsAt),
        ),
      );
  }
}

/**
 * Change in cash by point in time, in minor units: index 0 is what is paid on the first day, index k the end of month k; what is
 * paid on the first day of a later month counts at the end of the month before.
 */
export function cashFlowPoints(postings: readonly Posting[], subject: Case, years = subject.years): readonly bigint[] {
  const flows = Array.from({ length: years * 12 + 1 }, () => 0n);
  for (const { point, minor } of cashOf(postings, subject)) {
    const before = flows[point];
    if (before !== undefined) flows[point] = before + minor;
  }
  return flows;
}

/** The same where what is still owed and due when the case ends is settled then: no terms make a charge disappear. */
export function settledFlowPoints(postings: readonly Posting[], subject: Case): readonly bigint[] {
  const last = subject.years * 12;
  const flows = Array.from({ length: last + 1 }, () => 0n);
  for (const { point, minor } of cashOf(postings, subject)) {
    const at = Math.min(point, last);
    flows[at] = (flows[at] ?? 0n) + minor;
  }
  return flows;
}

type CashAt = { readonly point: number; readonly minor: bigint };

function cashOf(postings: readonly Posting[], { start }: Case): readonly CashAt[] {
  return postings.flatMap(({ account, date, amount }) => {
    if (account !== '1000') return [];
    const month = monthsBetween(start, monthOf(date));
    return [{ point: date.day === 1 ? month : month + 1, minor: amount.minor }];
  });
}
