import type { Answer } from '@capwise/contract/registry';
import { accountOf, statementOf, type StatementLine } from '@capwise/domain/books';
import { parseMoney } from '@capwise/domain/money';
import { monthRange, parseMonth } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import { readBudget, type KeptBudget } from '../sources/budget-lines.ts';
import { measureName } from './labels.ts';
import { statementFigure } from './profit-table.ts';
import { readBooks, tracedUnder, type Column, type View } from './reading.ts';

type Version = Answer<'books.budget'>['versions'][number];

/** `books.budget`: which budget is in force, the months that it plans, and what it plans in all. */
export const showBudget: Handler<'books.budget'> = async ({ asOf }, context) => {
  const reading = await readBooks(context, { basis: 'us-gaap', asOf, scenario: 'budget' });
  const kept = await readBudget(reading.company, asOf);
  const currency = reading.currency ?? defaultCurrency;
  const planned = [...new Set(kept.map(({ month }) => month))].sort();
  const [from, to] = [planned[0], planned.at(-1)];
  const measure = measureName(reading.sums.some(({ account }) => accountOf(account).row === 'revenue'));
  if (from === undefined || to === undefined) {
    return {
      currency,
      measure,
      from: null,
      to: null,
      gaps: [],
      versions: [],
      ebitda: null,
      netIncome: null,
      tail: null,
    };
  }
  const months = monthRange(parseMonth(from), parseMonth(to));
  const { sums, view } = reading;
  const column: Column = { stretch: { period: `${from}..${to}`, months }, sums, currency, view };
  const values = statementOf(sums, view.policy);
  const line = (name: StatementLine) => statementFigure(name, values[name], column);
  return {
    currency,
    measure,
    from,
    to,
    gaps: months.map(String).filter((month) => !planned.includes(month)),
    versions: versionsOf(kept),
    ebitda: line('ebitda'),
    netIncome: line('net-income'),
    tail: tailOf(kept, currency, view),
  };
};

/** The files that are in force, those of one version and file together. */
function versionsOf(kept: readonly KeptBudget[]): Version[] {
  const fromFiles = kept.flatMap(({ month, version, from }) =>
    from.kind === 'file' ? [{ month, version, file: from.file }] : [],
  );
  return [...Map.groupBy(fromFiles, ({ version, file }) => JSON.stringify([version, file])).values()]
    .flatMap((members): readonly Version[] => {
      const [first] = members;
      const months = [...new Set(members.map(({ month }) => month))].sort();
      const [from, to] = [months[0], months.at(-1)];
      if (!first || from === undefined || to === undefined) return [];
      return [{ version: first.version, file: first.file, from, to, months: months.length }];
    })
    .toSorted((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0));
}

/** What the assets of the books charge that no file plans: lines of a file name no asset. */
function tailOf(kept: readonly KeptBudget[], currency: string, view: View): Answer<'books.budget'>['tail'] {
  const tail = kept.flatMap((one) => (one.from.kind === 'tail' ? [{ ...one, asset: one.from.asset }] : []));
  const minor = tail.reduce((sum, { amount }) => sum + parseMoney(amount, currency).minor, 0n);
  const parts = [...Map.groupBy(tail, ({ asset }) => asset)].flatMap(([asset, members]) =>
    asset === null
      ? members.map(({ month, line }) => ({
          label: `No asset named, ${month}`,
          sign: -1 as const,
          trace: { kind: 'item' as const, id: `line:${line}` },
        }))
      : [{ label: asset, trace: tracedUnder(view, { rows: ['amortization'], dimensions: { asset } }, -1) }],
  );
  return minorFigure(-minor, currency, formula('Amortization tail', parts));
}
