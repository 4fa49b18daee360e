import type { Answer } from '@capwise/contract/registry';
import { accountOf, bridgeOf, statementOf, type PostingSum } from '@capwise/domain/books';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { sentenceMoney, type SentenceMoney } from '../figure/index.ts';
import type { CompanyReads, DimensionSum } from '../ports/index.ts';

type Sentence = Answer<'books.statement'>['headline'];

type Asked = {
  readonly measure: string;
  readonly currency: string | null;
  readonly month: string | null;
  readonly asOf?: string;
};

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The answer in one sentence with its reason: both views of the month, the change, and the service that moved most. */
export async function headlineOf(company: CompanyReads, { measure, currency, month, asOf }: Asked): Promise<Sentence> {
  if (month === null || currency === null)
    return [{ text: 'Nothing was loaded yet: drop a FOCUS bill to see what it does to EBITDA and to cash.' }];
  const before = addMonths(parseMonth(month), -1).toString();
  const sums = await company.sumsBy({ scenario: 'actual', from: before, to: month }, ['service'], asOf);
  const now = sums.filter((sum) => sum.month === month);
  const earlier = sums.filter((sum) => sum.month === before);
  const [ebitda, cash] = [statementOf(now).ebitda, bridgeOf(now).cash];
  const words = sentenceMoney([ebitda, cash], currency);
  const opening: Sentence = [
    { text: `${nameOf(month)}: ${measure} ` },
    { text: words.amount(ebitda), measure: 'ebitda' },
    { text: ', cash ' },
    { text: words.amount(cash), measure: 'cash' },
    { text: '.' },
  ];
  if (earlier.length === 0) return opening;
  return [...opening, { text: changeWords({ now, earlier, words, before }) }];
}

type Change = {
  readonly now: readonly DimensionSum[];
  readonly earlier: readonly DimensionSum[];
  readonly words: SentenceMoney;
  readonly before: string;
};

function changeWords({ now, earlier, words, before }: Change): string {
  const change = statementOf(now).ebitda - statementOf(earlier).ebitda;
  const month = nameOf(before).split(' ')[0] ?? before;
  if (change === 0n) return ` The same as ${month}.`;
  const [service, moved] = largestMove(now, earlier);
  const better = change > 0n;
  const reason = service === null ? '' : `: ${service} ${words.change(moved)}`;
  return ` ${words.amount(better ? change : -change)} ${better ? 'better' : 'worse'} than ${month}${reason}.`;
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

function nameOf(month: string): string {
  const { year, month: number } = parseMonth(month);
  return `${monthNames[number - 1]} ${year}`;
}
