import { statementOf, sumPostings, type Posting, type PostingSum } from '../../books/index.ts';
import { addMonths } from '../../time/index.ts';
import { isCapital, type CapitalTreatment } from '../case-capital.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseLine } from '../case.ts';
import type { LineContext } from '../line-context.ts';
import { chargesOf } from '../occurrence.ts';
import { deductionsOf } from './tax-deductions.ts';
import type { TaxProfile } from './tax-profile.ts';
import { taxYearsOf, type TaxYear } from './tax-year.ts';

/**
 * What a line adds to taxable income in each tax year, in minor units: as the books have it before tax, except that what they
 * capitalize is deducted by the tax profile. What is off-book, allocated or spent already adds nothing.
 */
export function taxableIncome(
  line: CaseLine,
  postings: readonly Posting[],
  { profile, ...context }: LineContext & { readonly profile: TaxProfile },
): readonly number[] {
  const { start, horizon } = context;
  const years = taxYearsOf(start, horizon);
  const { treatment, leftOut, saves } = line;
  if (leftOut !== undefined || treatment.kind === 'memo') return years.map(() => 0);
  if (!isCapital(treatment)) {
    const sums = sumPostings(postings);
    return years.map((year) => bookIncome(sums, year, context));
  }
  const income = capitalIncome(line, treatment, { years, profile, context });
  return saves === undefined ? income : income.map((minor) => -minor);
}

function bookIncome(sums: readonly PostingSum[], { first, last }: TaxYear, { start }: LineContext): number {
  const [from, to] = [first, last].map((month) => addMonths(start, month).toString());
  const within = sums.filter(({ month }) => month >= (from ?? '') && month <= (to ?? ''));
  return Number(statementOf(within)['pre-tax-income']);
}

type Taxed = {
  readonly years: readonly TaxYear[];
  readonly profile: TaxProfile;
  readonly context: LineContext;
};

function capitalIncome(
  line: CaseLine,
  treatment: CapitalTreatment,
  { years, profile, context }: Taxed,
): readonly number[] {
  const { start, horizon, cancelledAt } = context;
  const charges = chargesOf(line, horizon, cancelledAt);
  const events = (line.events ?? []).filter(({ atMonth }) => cancelledAt === null || atMonth < cancelledAt);
  const ends = [...events.map(endOf), cancelledAt].filter((month) => month !== null);
  const deductions = deductionsOf(charges, years, {
    treatment,
    profile,
    start,
    goneAt: ends.length === 0 ? null : Math.min(...ends),
  });
  return years.map(({ first, last }, index) => {
    const proceeds = events.reduce(
      (sum, event) =>
        event.kind === 'sale' && event.atMonth >= first && event.atMonth <= last
          ? sum + Number(event.proceeds.minor)
          : sum,
      0,
    );
    return proceeds - (deductions[index] ?? 0);
  });
}

function endOf(event: CaseEvent): number | null {
  if (event.kind === 'sale' || event.kind === 'retirement') return event.atMonth;
  return event.kind === 'shutdown-plan' ? event.endsAt : null;
}
