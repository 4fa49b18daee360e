import type { Trace } from '@capwise/contract/operation';
import { lastDay, parseMonth } from '@capwise/domain/time';
import { assetProducer } from '../../assets/batch.ts';
import { documentProducer } from '../../books/documents/document.ts';
import { fineFigure, formula, minorFigure, postingsTrace, rowsTrace } from '../../figure/index.ts';
import type { LineRecord, LoadRecord } from '../../ports/index.ts';
import { magnitude, type Raised, type Rule, type RuleReads } from '../rule.ts';

type LoadedPart = LoadRecord['parts'][number] & { readonly publishedAt: string };

/** Days after the end of a month after which its bill is expected to be whole. */
const settlingDays = 10;

/**
 * Months whose amounts changed after they should have been final: a bill that came again with other amounts, until its month is
 * closed; and what changed of a closed month, until the month in which the difference posted is closed too.
 */
export const restatedMonth: Rule = async (reads) => {
  const closed = await reads.books.closedThrough();
  return [...(await restatedBills(reads, closed)), ...(await changedAfterClose(reads, closed))];
};

async function restatedBills({ books }: RuleReads, closed: string | null): Promise<readonly Raised[]> {
  const parts = (await books.loads()).flatMap(({ parts: own, publishedAt }) =>
    own.map((part) => ({ ...part, publishedAt })),
  );
  const groups = Map.groupBy(
    parts.filter(({ billingPeriod }) => closed === null || billingPeriod > closed),
    ({ source, billingAccount, billingPeriod, currency }) =>
      JSON.stringify(['bill', source, billingAccount, billingPeriod, currency]),
  );
  return [...groups].flatMap(([subject, members]) => raisedBill(subject, members));
}

function raisedBill(subject: string, parts: readonly LoadedPart[]): readonly Raised[] {
  const live = parts.filter((part) => part.live);
  const final = parts.find((part) => !part.live && !part.appended && isFinal(part));
  if (!final || live.length === 0) return [];
  const { source, billingPeriod, currency } = final;
  const figures = {
    effective: restated('effective', { live, final }),
    billed: restated('billed', { live, final }),
  };
  const moved = figures.effective.value === '0' ? figures.billed : figures.effective;
  if (moved.value === '0') return [];
  return [
    {
      subject,
      title: `${billingPeriod} of ${source} was restated`,
      reason: `account ${final.billingAccount}, ${currency}: its bill came again with other amounts after the month was over`,
      amount: magnitude(moved),
      ebitda: figures.effective,
      cash: figures.billed,
      verb: 'See cause',
      link: `/cloud?period=${billingPeriod}`,
    },
  ];
}

/** True for a part that was published when its month was long enough over. */
function isFinal({ billingPeriod, publishedAt }: LoadedPart): boolean {
  const due = lastDay(parseMonth(billingPeriod)).add({ days: settlingDays });
  return publishedAt.slice(0, 10) > due.toString();
}

/** What a restatement does to EBITDA or cash: the bill before less the bill now. */
function restated(
  measure: 'billed' | 'effective',
  { live, final }: { readonly live: readonly LoadedPart[]; readonly final: LoadedPart },
): ReturnType<typeof fineFigure> {
  const now = live.reduce((sum, part) => sum + part[measure], 0n);
  const trace = formula(`${measure === 'billed' ? 'Billed' : 'Effective'} cost before less now`, [
    { label: 'Before', trace: rowsTrace({ parts: [final.id], equals: {} }, measure) },
    { label: 'Now', sign: -1, trace: rowsTrace({ parts: live.map(({ id }) => id), equals: {} }, measure) },
  ]);
  return fineFigure(final[measure] - now, final.currency, trace);
}

async function changedAfterClose(reads: RuleReads, closed: string | null): Promise<readonly Raised[]> {
  if (closed === null) return [];
  const { books } = reads;
  const lines = [
    ...(await reads.billLines()),
    ...(await books.lines(documentProducer)),
    ...(await books.lines(assetProducer)),
  ].filter(({ source, postingMonth }) => source.kind === 'change' && postingMonth.toString() > closed);
  const found: Raised[] = [];
  for (const line of lines) found.push(await raisedChange(line, reads));
  return found;
}

async function raisedChange(line: LineRecord, { books, currency }: RuleReads): Promise<Raised> {
  const { producer, subject, period } = line.batch;
  const sumOf = async (filter: Parameters<typeof postingsTrace>[0]): Promise<bigint> => {
    const sums = await books.sums({ scenario: 'actual', ...filter, line: line.id });
    return sums.reduce((sum, { minor }) => sum + minor, 0n);
  };
  const figureOf = async (filter: Parameters<typeof postingsTrace>[0], sign: 1 | -1) => {
    const trace: Trace = postingsTrace({ ...filter, line: line.id }, sign);
    return minorFigure(BigInt(sign) * (await sumOf(filter)), currency, trace);
  };
  const ebitda = await figureOf({ bars: ['ebitda'] }, -1);
  const moved = Number(ebitda.value) === 0 ? await figureOf({ side: 'debit' }, 1) : ebitda;
  return {
    subject: JSON.stringify(['closed', producer, subject, period]),
    title: `${period} changed after it was closed`,
    reason: `${subject}: the difference posts in ${line.postingMonth}`,
    amount: magnitude(moved),
    ebitda,
    cash: await figureOf({ bars: ['cash'] }, 1),
    verb: 'See cause',
    link: '/books?view=close',
  };
}
