import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import {
  accountOf,
  bridgeOf,
  cashFlowOf,
  rowsOfLine,
  sectionOfBar,
  softwareAdditions,
  statementLines,
  statementOf,
  type BridgeBar,
  type CashSection,
  type PostingSum,
  type StatementLine,
  type StatementRow,
} from '@capwise/domain/books';
import { currencyOf, fiscalStartOf } from '../company/index.ts';
import { parsePeriod } from '@capwise/domain/time';
import type { Handler } from '../handler/index.ts';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import { lastChargedMonth, monthsAsked, spanOfStretch, stretchesOf, within, type Stretch } from './extent.ts';
import { headlineOf } from './headline.ts';
import { barLabels, ebitdaDefinition, measureName, statementLabels } from './labels.ts';

type TableRow = Answer<'books.statement'>['lines'][number];
type Column = { readonly stretch: Stretch; readonly sums: readonly PostingSum[]; readonly currency: string };

/** `books.statement`: from revenue to net income, and cash beside it. */
export const statement: Handler<'books.statement'> = async ({ period, by, asOf }, context) => {
  const company = await context.books();
  const currency = await currencyOf(company);
  const [fiscalStart, sums, lastCharged, closedThrough] = await Promise.all([
    fiscalStartOf(company),
    company.sums({ scenario: 'actual' }, asOf),
    lastChargedMonth(company, asOf),
    company.closedThrough(),
  ]);
  const stretches = stretchesOf(monthsAsked(period, fiscalStart, { sums, lastCharged }), by, fiscalStart);
  const measure = measureName(sums.some(({ account }) => accountOf(account).row === 'revenue'));
  const columns = stretches.map(
    (stretch): Column => ({ stretch, sums: within(sums, stretch), currency: currency ?? '' }),
  );
  return {
    company: company.name,
    currency,
    measure,
    definition: ebitdaDefinition,
    periods: stretches.map((stretch) => {
      const span = spanOfStretch(stretch);
      return {
        period: stretch.period,
        ...span,
        closed: closedThrough !== null && span.to <= closedThrough,
        expected: lastCharged === null || span.from > lastCharged,
      };
    }),
    lines: currency === null ? [] : [...statementTable(columns, measure), ...cashTable(columns)],
    headline: await headlineOf(company, {
      measure,
      currency,
      period: lastCharged === null ? null : parsePeriod(period ?? lastCharged),
      fiscalStart,
      ...(asOf !== undefined && { asOf }),
    }),
    settled: settledWords(sums),
  };
};

const subtotals: ReadonlySet<StatementLine> = new Set([
  'adjusted-ebitda',
  'ebitda',
  'operating-income',
  'pre-tax-income',
  'net-income',
]);

function statementTable(columns: readonly Column[], measure: string): readonly TableRow[] {
  const values = columns.map(({ sums }) => statementOf(sums));
  return statementLines.map((line) => ({
    line,
    label: line === 'ebitda' ? measure : statementLabels[line],
    level: subtotals.has(line) ? ('subtotal' as const) : ('row' as const),
    figures: columns.map((column, index) => statementFigure(line, values[index]?.[line] ?? 0n, column)),
  }));
}

/** A line of one row opens its postings; a subtotal opens the rows that it adds up. */
export function statementFigure(line: StatementLine, minor: bigint, { stretch, sums, currency }: Column): Figure {
  const span = spanOfStretch(stretch);
  const rowTrace = (row: StatementRow): Figure['trace'] => postingsTrace({ ...span, rows: [row] }, -1);
  const rows = rowsOfLine[line];
  const [only] = rows;
  if (rows.length === 1 && only) return minorFigure(minor, currency, rowTrace(only));
  const present = rows.filter((row) => sums.some(({ account }) => accountOf(account).row === row));
  const parts = present.map((row) => ({ label: statementLabels[row], trace: rowTrace(row) }));
  return minorFigure(minor, currency, formula(line === 'ebitda' ? 'EBITDA' : statementLabels[line], parts));
}

function cashTable(columns: readonly Column[]): readonly TableRow[] {
  const bridges = columns.map(({ sums }) => bridgeOf(sums));
  const row = (
    line: TableRow['line'],
    label: string,
    level: TableRow['level'],
    figureOf: (column: Column, index: number) => Figure,
  ): TableRow => ({
    line,
    label,
    level,
    figures: columns.map(figureOf),
  });
  const flow = (index: number): ReturnType<typeof cashFlowOf> => cashFlowOf(bridges[index] ?? bridgeOf([]));
  const section = (line: CashSection, label: string): TableRow =>
    row(line, label, 'row', (column, index) =>
      minorFigure(flow(index)[line], column.currency, sectionTrace(line, column)),
    );
  return [
    section('operating', 'Cash from operations'),
    section('investing', 'Cash from investing'),
    section('financing', 'Cash from financing'),
    row('cash', 'Change in cash', 'subtotal', (column, index) =>
      minorFigure(
        bridges[index]?.cash ?? 0n,
        column.currency,
        postingsTrace({ ...spanOfStretch(column.stretch), bars: ['cash'] }, 1),
      ),
    ),
    row('free-cash-flow', 'Free cash flow', 'subtotal', (column, index) =>
      minorFigure(flow(index).freeCashFlow, column.currency, freeCashFlowTrace(column)),
    ),
    row('capitalized-software', 'Capitalized software', 'row', (column) =>
      minorFigure(softwareAdditions(column.sums), column.currency, softwareTrace(column)),
    ),
    row('ebitda-less-software', 'EBITDA less capitalized software', 'row', (column) =>
      minorFigure(
        statementOf(column.sums).ebitda - softwareAdditions(column.sums),
        column.currency,
        formula('EBITDA less capitalized software', [
          { label: 'EBITDA', trace: statementFigure('ebitda', 0n, column).trace },
          { label: 'Capitalized software', sign: -1, trace: softwareTrace(column) },
        ]),
      ),
    ),
  ];
}

function barTrace(bar: BridgeBar, { stretch }: Column): Figure['trace'] {
  return postingsTrace({ ...spanOfStretch(stretch), bars: [bar] }, -1);
}

function sectionTrace(wanted: CashSection, column: Column): Figure['trace'] {
  const bridge = bridgeOf(column.sums);
  const bars = (Object.keys(sectionOfBar) as (keyof typeof sectionOfBar)[]).filter(
    (bar) => sectionOfBar[bar] === wanted && bridge.bars[bar] !== 0n,
  );
  return formula(
    `Cash from ${wanted} activities`,
    bars.map((bar) => ({ label: bar === 'ebitda' ? 'EBITDA' : barLabels[bar], trace: barTrace(bar, column) })),
  );
}

function freeCashFlowTrace(column: Column): Figure['trace'] {
  return formula('Free cash flow', [
    { label: 'Cash from operations', trace: sectionTrace('operating', column) },
    { label: barLabels['capital-expenditure'], trace: barTrace('capital-expenditure', column) },
    { label: barLabels['capitalized-software'], trace: barTrace('capitalized-software', column) },
    { label: barLabels['lease-principal'], trace: barTrace('lease-principal', column) },
  ]);
}

function softwareTrace({ stretch }: Column): Figure['trace'] {
  return postingsTrace({ ...spanOfStretch(stretch), accounts: ['1500', '1510'], bars: ['capitalized-software'] }, 1);
}

/** Cash is expected from terms until a payment is read; every cash figure says how much of it is settled. */
function settledWords(sums: readonly PostingSum[]): string {
  return sums.some(({ account }) => accountOf(account).bar === 'cash')
    ? 'cash expected from payment terms, none settled: no payments were read'
    : 'no cash yet';
}
