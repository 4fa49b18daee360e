import { Refusal } from '@capwise/domain';
import type { Answer } from '@capwise/contract/registry';
import type { CaseLine, CaseOption } from '@capwise/domain/decide';
import { addMonths, monthsBetween, parseMonth, type Month } from '@capwise/domain/time';
import type { Handler } from '../../handler/index.ts';
import { foldDocument, type FoldedCase } from '../fold-document.ts';

type Candidates = Answer<'decide.candidates'>;
type Candidate = Candidates['cases'][number];

const monthsOfQuarter = 3;

/** `decide.candidates`: what each kept case asks of people and cash by quarter, and what it brings beside going on as today. */
export const listCandidates: Handler<'decide.candidates'> = async ({ from, quarters, asOf }, context) => {
  const kept = await (await context.books()).cases(asOf);
  const read = kept.map(({ name, document }) => readKept(name, document));
  const found = read.flatMap((one) => ('folded' in one ? [one] : []));
  const [earliest] = found.map(({ folded }) => folded.read.subject.start.toString()).sort();
  const first = from ?? (earliest === undefined ? null : quarterOf(parseMonth(earliest)));
  if (first === null) return { from: null, quarters: [], cases: [], unread: read.flatMap(unreadOf) };
  const start = firstMonth(first);
  return {
    from: first,
    quarters: Array.from({ length: quarters }, (_, quarter) => quarterOf(addMonths(start, quarter * monthsOfQuarter))),
    cases: found.map((one) => candidateOf(one, { start, quarters })),
    unread: read.flatMap(unreadOf),
  };
};

function unreadOf(one: ReturnType<typeof readKept>): Candidates['unread'] {
  return 'message' in one ? [one] : [];
}

type Kept = { readonly name: string; readonly folded: FoldedCase };

function readKept(name: string, document: string): Kept | { readonly name: string; readonly message: string } {
  try {
    return { name, folded: foldDocument(document, 'month') };
  } catch (error) {
    if (error instanceof Refusal) return { name, message: error.message };
    throw error;
  }
}

type Span = { readonly start: Month; readonly quarters: number };

/** The recommended option less the status quo; without one, by itself. */
function candidateOf({ name, folded: { read, options, recommendation } }: Kept, span: Span): Candidate {
  const { decision, start, question, currency, years } = read.subject;
  const find = (id: string | null) => options.find(({ option }) => option.id === id)?.answer;
  const chosen = find(recommendation.verdict.option);
  const quo = decision.statusQuo === chosen?.id ? undefined : find(decision.statusQuo);
  const offset = monthsBetween(span.start, start);
  const less = (line: 'ebitda' | 'cash'): number[] => {
    const values = [chosen, quo].map((option) => option?.lines.find((one) => one.line === line)?.figures ?? []);
    const months = (values[0] ?? []).map(
      ({ value }, month) => Number(value ?? 0) - Number(values[1]?.[month]?.value ?? 0),
    );
    return byQuarter(months, offset, span.quarters);
  };
  const option = read.subject.options.find(({ id }) => id === chosen?.id);
  return {
    id: name,
    name: question,
    currency,
    option: chosen?.name ?? null,
    npv: Number(chosen?.npv.value ?? 0) - Number(quo?.npv.value ?? 0),
    ebitda: less('ebitda'),
    cash: less('cash'),
    people: peopleOf(option, years * 12, { offset, quarters: span.quarters }),
  };
}

/** Sums by quarter of what begins so many months after the first quarter. */
function byQuarter(months: readonly number[], offset: number, quarters: number): number[] {
  const sums = Array.from({ length: quarters }, () => 0);
  for (const [month, value] of months.entries()) {
    const quarter = Math.floor((month + offset) / monthsOfQuarter);
    if (quarter >= 0 && quarter < quarters) sums[quarter] = (sums[quarter] ?? 0) + value;
  }
  return sums.map((sum) => Math.round(sum * 100) / 100);
}

/** The most people of the option at once in each quarter. */
function peopleOf(
  option: CaseOption | undefined,
  horizon: number,
  { offset, quarters }: { readonly offset: number; readonly quarters: number },
): number[] {
  const most = Array.from({ length: quarters }, () => 0);
  for (let month = 0; month < horizon; month += 1) {
    const quarter = Math.floor((month + offset) / monthsOfQuarter);
    if (quarter < 0 || quarter >= quarters) continue;
    const working = (option?.lines ?? []).reduce((sum, line) => sum + peopleIn(line, month, horizon), 0);
    most[quarter] = Math.max(most[quarter] ?? 0, working);
  }
  return most;
}

function peopleIn({ people = 0, saves, startsAt, endsAt }: CaseLine, month: number, horizon: number): number {
  return saves === undefined && month >= startsAt && month < (endsAt ?? horizon) ? people : 0;
}

function quarterOf(month: Month): string {
  return `${month.year}-Q${Math.floor((month.month - 1) / monthsOfQuarter) + 1}`;
}

function firstMonth(quarter: string): Month {
  const month = (Number(quarter.slice(6)) - 1) * monthsOfQuarter + 1;
  return parseMonth(`${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}`);
}
