import type { Answer } from '@capwise/contract/registry';
import { bridgeOf, chartOfAccounts, moversOf, statementOf, varianceOf, type PostingSum } from '@capwise/domain/books';
import { addMonths, monthsOf, type Period } from '@capwise/domain/time';
import { sentenceMoney, type SentenceMoney } from '../figure/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { nameOfPeriod, periodBefore } from './period-words.ts';
import { filterUnder, type Reading } from './reading.ts';
import { settledAside } from './settled.ts';
import { compared } from './variance.ts';

type Sentence = Answer<'books.statement'>['headline'];

type Asked = {
  readonly measure: string;
  /** null while nothing was charged. */
  readonly period: Period | null;
  /** Cash of the period, by whether it was read. */
  readonly cash: readonly DimensionSum[];
  /** What to compare with; the budget where one covers the period, else the period before. */
  readonly compare?: 'budget' | 'previous' | undefined;
};

/** The sentence, and what it compares with; null where there is nothing whole to compare with. */
export type Headline = { readonly sentence: Sentence; readonly compared: 'budget' | 'previous' | null };

const ebitdaAccounts = chartOfAccounts.filter(({ bar }) => bar === 'ebitda').map(({ code }) => code);

/** The answer in one sentence with its reason: both views of the period, the change, and the service that moved most. */
export async function headlineOf(reading: Reading, { measure, period, cash: paid, compare }: Asked): Promise<Headline> {
  const { company, currency, view, sums } = reading;
  if (period === null || currency === null) {
    const text = 'Nothing was loaded yet: drop a FOCUS bill to see what it does to EBITDA and to cash.';
    return { sentence: [{ text }], compared: null };
  }
  const months = monthsOf(period, view.cash.fiscalStart).map(String);
  const before = months.map((month) => addMonths(Temporal.PlainYearMonth.from(month), -months.length).toString());
  const now = sums.filter(({ month }) => months.includes(month));
  const earlier = sums.filter(({ month }) => before.includes(month));
  const [ebitda, cash] = [statementOf(now).ebitda, bridgeOf(now).cash];
  const words = sentenceMoney([ebitda, cash], currency);
  const opening: Sentence = [
    { text: `${nameOfPeriod(period)}: ${measure} ` },
    { text: words.amount(ebitda), measure: 'ebitda' },
    { text: ', cash ' },
    { text: words.amount(cash), measure: 'cash' },
    { text: `${settledAside(paid.filter(({ month }) => months.includes(month)))}.` },
  ];
  const planned = compare === 'previous' ? null : await againstPlan(reading, { period, measure, words });
  if (planned !== null) return { sentence: [...opening, { text: planned }], compared: 'budget' };
  if (compare === 'budget') return { sentence: [...opening, { text: ' No budget covers it.' }], compared: null };
  // A period that reaches back before the first bill has nothing whole to be compared with.
  if (!before.every((month) => earlier.some((sum) => sum.month === month && isEbitda(sum.account)))) {
    return { sentence: opening, compared: null };
  }
  const filter = filterUnder(view, { from: before[0] ?? '', to: months.at(-1) ?? '', accounts: ebitdaAccounts });
  const services = await company.sumsBy(filter, ['service'], view.asOf);
  const change = changeWords({
    now: services.filter(({ month }) => months.includes(month)),
    earlier: services.filter(({ month }) => before.includes(month)),
    words,
    before: periodBefore(period),
  });
  return { sentence: [...opening, { text: change }], compared: 'previous' };
}

type Planned = { readonly period: Period; readonly measure: string; readonly words: SentenceMoney };

/** EBITDA against the plan of record with the two accounts that differ most and what the others come to; null where no plan covers the period. */
async function againstPlan(reading: Reading, { period, measure, words }: Planned): Promise<string | null> {
  const { isPlanned, rows } = await compared(reading, { period, compare: 'budget', by: 'account' });
  if (!isPlanned) return null;
  const change = rows.reduce((sum, row) => sum + varianceOf(row), 0n);
  const short = measure === 'EBITDA' ? measure : 'The EBITDA effect';
  if (change === 0n) return ` ${short} is as budgeted.`;
  const better = change > 0n;
  const { movers, rest } = moversOf(rows, 2);
  const reasons = [
    ...movers.map((row) => `${row.label} ${words.change(varianceOf(row))}`),
    ...(rest === 0n ? [] : [`all others ${words.change(rest)}`]),
  ];
  return ` ${short} is ${words.amount(better ? change : -change)} ${better ? 'better' : 'worse'} than budget: ${reasons.join(', ')}.`;
}

/** What moved EBITDA, by service. */
type Change = {
  readonly now: readonly DimensionSum[];
  readonly earlier: readonly DimensionSum[];
  readonly words: SentenceMoney;
  readonly before: string;
};

function changeWords({ now, earlier, words, before }: Change): string {
  const change = statementOf(now).ebitda - statementOf(earlier).ebitda;
  if (change === 0n) return ` The same as ${before}.`;
  const [service, moved] = largestMove(now, earlier);
  const better = change > 0n;
  const reason = service === null ? '' : `: ${service} ${words.change(moved)}`;
  return ` ${words.amount(better ? change : -change)} ${better ? 'better' : 'worse'} than ${before}${reason}.`;
}

/** The service whose effect on EBITDA changed most, and by how much. */
function largestMove(now: readonly DimensionSum[], earlier: readonly DimensionSum[]): readonly [string | null, bigint] {
  const moves = new Map<string, bigint>();
  const count = (sums: readonly DimensionSum[], sign: bigint): void => {
    for (const { values, minor } of sums) {
      if (values.service) moves.set(values.service, (moves.get(values.service) ?? 0n) - sign * minor);
    }
  };
  count(now, 1n);
  count(earlier, -1n);
  return [...moves].reduce<readonly [string | null, bigint]>(
    (most, move) => (magnitude(move[1]) > magnitude(most[1]) ? move : most),
    [null, 0n],
  );
}

function isEbitda(account: PostingSum['account']): boolean {
  return ebitdaAccounts.includes(account);
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
