import type { Trace } from '@capwise/contract/operation';
import { minorFigure, postingsTrace } from '../../figure/index.ts';
import {
  commonMinor,
  costRows,
  minorOf,
  readBesideBills,
  sumTrace,
  type Beside,
} from '../../sources/ledger/beside-bills.ts';
import { unknown, type Raised, type Rule } from '../rule.ts';

/** Documents whose vendor bills cost of the same months: the dollars that both have, by document, until one is taken back. */
export const countedTwice: Rule = async ({ books, currency, lastMonth }) => {
  if (lastMonth === null) return [];
  const found = (await readBesideBills(books, { to: lastMonth })).filter((one) => commonMinor(one) > 0n);
  const byDocument = Map.groupBy(found, ({ document }) => document.id);
  return [...byDocument].flatMap(([id, months]) => raisedOf(id, months, currency));
};

function raisedOf(id: string, months: readonly Beside[], currency: string): readonly Raised[] {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const { what } = first.document.stored.document;
  const vendor = [...new Set(months.flatMap(({ vendors }) => vendors))].join(' and ');
  const minor = months.reduce((sum, one) => sum + commonMinor(one), 0n);
  const figure = minorFigure(minor, currency, sumTrace('What both have', months.flatMap(commonParts)));
  const when = first.month === last.month ? first.month : `${first.month} to ${last.month}`;
  return [
    {
      subject: id,
      title: `${what} is counted beside a bill of ${vendor}`,
      reason: `${when}: both post the cost. Withdraw the document, or let the contract be paid through the bills, if it is the same`,
      amount: figure,
      // Without the second one the cost is lower; when it was to be paid its terms say.
      ebitda: figure,
      cash: unknown(figure),
      verb: 'Open document',
      link: `/documents?document=${encodeURIComponent(id)}`,
    },
  ];
}

/** The evidence of a month: the source that has fewer dollars. */
function commonParts({
  document,
  month,
  vendors,
  own,
  billed,
}: Beside): readonly { readonly label: string; readonly trace: Trace }[] {
  const filter = { rows: [...costRows], from: month, to: month };
  if (minorOf(own) <= minorOf(billed)) {
    const dimensions = { document: document.id };
    return [
      { label: `${document.stored.document.what}, ${month}`, trace: postingsTrace({ ...filter, dimensions }, 1) },
    ];
  }
  return vendors.map((vendor) => ({
    label: `Bills of ${vendor}, ${month}`,
    trace: postingsTrace({ ...filter, producer: 'bills', dimensions: { vendor } }, 1),
  }));
}
