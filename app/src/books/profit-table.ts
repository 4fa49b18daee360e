import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import {
  accountCodes,
  accountOf,
  isAdjustment,
  itemOf,
  itemsOfLine,
  statementLines,
  statementOf,
  type StatementItem,
  type StatementLine,
} from '@capwise/domain/books';
import { formula, minorFigure } from '../figure/index.ts';
import { spanOfStretch } from './extent.ts';
import { itemLabels, statementLabel } from './labels.ts';
import { filterOfItem, tracedUnder, type Column, type View } from './reading.ts';

type TableRow = Answer<'books.statement'>['lines'][number];

const subtotals: ReadonlySet<StatementLine> = new Set([
  'gross-margin',
  'adjusted-ebitda',
  'ebitda',
  'operating-income',
  'pre-tax-income',
  'net-income',
]);

/** From revenue to net income. `measure` is what EBITDA is called; there is no gross margin without revenue. */
export function profitTable(columns: readonly Column[], view: View, measure: string): readonly TableRow[] {
  const values = columns.map(({ sums }) => statementOf(sums, view.policy));
  const hasRevenue = columns.some(({ sums }) => sums.some(({ account }) => accountOf(account).row === 'revenue'));
  const isShown = (line: StatementLine): boolean =>
    line === 'gross-margin'
      ? hasRevenue
      : !isAdjustment(line as StatementItem) || view.policy.adjustments.some((listed) => listed === line);
  return statementLines.filter(isShown).map((line) => ({
    line,
    label: line === 'ebitda' ? measure : statementLabel(line, view.policy),
    level: subtotals.has(line) ? ('subtotal' as const) : ('row' as const),
    figures: columns.map((column, index) => statementFigure(line, values[index]?.[line] ?? 0n, column)),
  }));
}

/** A line of one item opens its postings; a subtotal opens the items that it adds up. */
export function statementFigure(line: StatementLine, minor: bigint, column: Column): Figure {
  return minorFigure(minor, column.currency, statementTrace(line, column));
}

export function statementTrace(line: StatementLine, column: Column): Figure['trace'] {
  const { sums, view } = column;
  const items = itemsOfLine[line];
  const [only] = items;
  if (items.length === 1 && only) return itemTrace(only, column);
  const present = items.filter((item) => sums.some(({ account }) => itemOf(accountOf(account), view.policy) === item));
  const parts = present.map((item) => ({ label: itemLabels[item], trace: itemTrace(item, column) }));
  return formula(statementLabel(line, view.policy), [...parts, ...marginPart(line, column)]);
}

/** The postings of an item; sign 1 shows a cost as +. */
export function itemTrace(item: StatementItem, { stretch, view }: Column, sign: 1 | -1 = -1): Figure['trace'] {
  return tracedUnder(view, { ...spanOfStretch(stretch), ...filterOfItem(item, view.policy) }, sign);
}

function marginPart(
  line: StatementLine,
  { stretch, view }: Column,
): readonly { readonly label: string; readonly trace: Figure['trace'] }[] {
  if (line !== 'gross-margin' || view.policy.grossMargin === 'before-amortization') return [];
  const account = accountCodes.amortizationOfSoftware;
  return [
    {
      label: accountOf(account).name,
      trace: tracedUnder(view, { ...spanOfStretch(stretch), accounts: [account] }, -1),
    },
  ];
}
