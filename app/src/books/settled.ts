import type { Answer } from '@capwise/contract/registry';
import type { Month } from '@capwise/domain/time';
import { formula, minorFigure } from '../figure/index.ts';
import type { CompanyReads, DimensionSum } from '../ports/index.ts';
import { paymentProducer } from '../sources/payment-lines.ts';
import { spanOfStretch, within, type Stretch } from './extent.ts';
import { filterUnder, tracedUnder, type View } from './reading.ts';

type Settled = Answer<'books.bridge'>['settled'];

/** What one payment is about: what terms expected of it and took back when it was read cancel within it. */
const payment = ['invoice', 'document', 'asset'] as const;

/** Cash of some months by whether it was read or is expected, and by what it pays. */
export async function cashByMeasure(
  company: CompanyReads,
  view: View,
  months: readonly Month[],
): Promise<readonly DimensionSum[]> {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const filter = filterUnder(view, { bars: ['cash'], from: first.toString(), to: last.toString() });
  if (await company.hasSettled()) {
    return company.sumsBy(filter, ['measure', 'producer', ...payment], view.asOf);
  }
  // Nothing was read: all is expected, and sums by month and account, which the store keeps, say as much.
  const sums = await company.sums(filter, view.asOf);
  return sums.map((sum) => ({ ...sum, values: { measure: 'paid', invoice: sum.month } }));
}

type Scope = { readonly currency: string; readonly view: View; readonly stretch: Stretch };

/** How much of the cash of a stretch was read from payments. The share is of all that was paid and received, not of the net. */
export function settledIn(cash: readonly DimensionSum[], { currency, view, stretch }: Scope): Settled {
  const moved = within(cash, stretch) as readonly DimensionSum[];
  const read = moved.filter(isSettled);
  const span = spanOfStretch(stretch);
  const trace = (filter: object) =>
    stretch.months.length === 0
      ? formula('No months', [])
      : tracedUnder(view, { ...span, bars: ['cash'], ...filter }, 1);
  const settled = trace({ measures: ['settled'] });
  return {
    words: settledWords(moved),
    share: shareText(gross(read), gross(moved)),
    figure: minorFigure(net(read), currency, settled),
    expected: minorFigure(
      net(moved) - net(read),
      currency,
      formula('Cash that is expected from terms', [
        { label: 'Change in cash', trace: trace({}) },
        { label: 'Settled', sign: -1, trace: settled },
      ]),
    ),
  };
}

/** Cash is expected from terms until a payment is read; every cash figure says how much of it is settled. */
export function settledWords(moved: readonly DimensionSum[]): string {
  const all = gross(moved);
  if (all === 0n) return 'no cash yet';
  const read = gross(moved.filter(isSettled));
  if (read === 0n) return 'cash expected from payment terms, none settled: no payments were read';
  if (read === all) return 'all cash settled: every payment was read';
  return `${percentText(read, all)} of cash settled, the rest expected from payment terms`;
}

/** The same for the middle of a sentence, right after the amount. */
export function settledAside(moved: readonly DimensionSum[]): string {
  const [all, read] = [gross(moved), gross(moved.filter(isSettled))];
  if (all === 0n) return '';
  return read === 0n ? ' (expected)' : read === all ? ' (settled)' : ` (${percentText(read, all)} settled)`;
}

function isSettled({ values }: DimensionSum): boolean {
  return values['measure'] === 'settled';
}

/**
 * What was paid and received, and is expected to be, without the sign: each invoice, document and asset for itself. What a
 * payment takes back of what was expected is no flow: it lowers the one that it was, which may stand in a month that was
 * closed before.
 */
function gross(sums: readonly DimensionSum[]): bigint {
  const groups = Map.groupBy(sums, ({ values }) => JSON.stringify(payment.map((dimension) => values[dimension])));
  return [...groups.values()].reduce((total, members) => {
    const expected = net(members.filter((sum) => !isSettled(sum) && !isTakenBack(sum)));
    const left = expected + net(members.filter(isTakenBack));
    const isTurned = expected === 0n || left > 0n !== expected > 0n;
    return total + magnitude(net(members.filter(isSettled))) + (isTurned ? 0n : magnitude(left));
  }, 0n);
}

function isTakenBack(sum: DimensionSum): boolean {
  return !isSettled(sum) && sum.values['producer'] === paymentProducer;
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}

function net(sums: readonly DimensionSum[]): bigint {
  return sums.reduce((total, { minor }) => total + minor, 0n);
}

/** A share is never shown as nothing or as all while it is neither. */
function percentText(part: bigint, whole: bigint): string {
  const percent = (part * 100n + whole / 2n) / whole;
  return percent === 0n ? 'under 1%' : percent === 100n ? 'over 99%' : `${percent}%`;
}

function shareText(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const tenThousandths = (part * 10_000n) / whole;
  return `${tenThousandths / 10_000n}.${(tenThousandths % 10_000n).toString().padStart(4, '0')}`;
}
