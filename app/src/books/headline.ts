import type { Answer } from '@capwise/contract/registry';
import { accountOf, bridgeOf, statementOf, type PostingSum } from '@capwise/domain/books';
import { addMonths, monthsOf, type Period } from '@capwise/domain/time';
import { sentenceMoney, type SentenceMoney } from '../figure/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { nameOfPeriod, periodBefore } from './period-words.ts';
import { filterUnder, type Reading } from './reading.ts';
import { settledAside } from './settled.ts';

type Sentence = Answer<'books.statement'>['headline'];

type Asked = {
  readonly measure: string;
  /** null while nothing was charged. */
  readonly period: Period | null;
  /** Cash of the period, by whether it was read. */
  readonly cash: readonly DimensionSum[];
};

/** The answer in one sentence with its reason: both views of the period, the change, and the service that moved most. */
export async function headlineOf(reading: Reading, { measure, period, cash: paid }: Asked): Promise<Sentence> {
  const { company, currency, view } = reading;
  if (period === null || currency === null) {
    return [{ text: 'Nothing was loaded yet: drop a FOCUS bill to see what it does to EBITDA and to cash.' }];
  }
  const months = monthsOf(period, view.cash.fiscalStart).map(String);
  const before = months.map((month) => addMonths(Temporal.PlainYearMonth.from(month), -months.length).toString());
  const span = { from: before[0] ?? '', to: months.at(-1) ?? '' };
  const sums = await company.sumsBy(filterUnder(view, span), ['service'], view.asOf);
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
  // A period that reaches back before the first bill has nothing whole to be compared with.
  if (!before.every((month) => earlier.some((sum) => sum.month === month && isEbitda(sum.account)))) return opening;
  return [...opening, { text: changeWords({ now, earlier, words, before: periodBefore(period) }) }];
}

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
    for (const { values, minor, account } of sums) {
      if (values.service && isEbitda(account))
        moves.set(values.service, (moves.get(values.service) ?? 0n) - sign * minor);
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
  return accountOf(account).bar === 'ebitda';
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
