import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import {
  accountCodes,
  accountOf,
  isUnderIfrs18,
  operatingProfitBefore,
  softwareAdditions,
  statementOf,
  stockInSoftware,
  type StatementItem,
  type StatementLine,
} from '@capwise/domain/books';
import { formula, minorFigure } from '../figure/index.ts';
import { freeCashFlowLabel } from './cash-table.ts';
import { spanOfStretch } from './extent.ts';
import { ebitdaDefinition, itemLabels, statementLabel } from './labels.ts';
import { itemTrace, statementFigure, statementTrace } from './profit-table.ts';
import { tracedUnder, type Column, type View } from './reading.ts';

type Statement = Answer<'books.statement'>;
type TableRow = Statement['lines'][number];

const ifrsLabel = 'Operating profit before depreciation, amortization and IAS 36 impairments';

/** What stands beside both views: EBITDA less capitalized software always, and the measure of IFRS 18 from its first year on. */
export function measureTable(columns: readonly Column[], view: View): readonly TableRow[] {
  const row = (line: TableRow['line'], label: string, figureOf: (column: Column) => Figure): TableRow => ({
    line,
    label,
    level: 'row',
    figures: columns.map(figureOf),
  });
  return [
    row('capitalized-software', 'Capitalized software', (column) =>
      minorFigure(softwareAdditions(column.sums), column.currency, softwareTrace(column)),
    ),
    row('ebitda-less-software', 'EBITDA less capitalized software', (column) =>
      minorFigure(
        statementOf(column.sums).ebitda - softwareAdditions(column.sums),
        column.currency,
        formula('EBITDA less capitalized software', [
          { label: 'EBITDA', trace: statementTrace('ebitda', column) },
          { label: 'Capitalized software', sign: -1, trace: softwareTrace(column) },
        ]),
      ),
    ),
    ...(reachesIfrs18(columns, view) ? [row('operating-profit-before-impairments', ifrsLabel, ifrsFigure)] : []),
  ];
}

/** The measures of the basis, each with its definition. */
export function measuresOf(columns: readonly Column[], view: View, measure: string): Statement['measures'] {
  const { policy, free } = view;
  const hasRevenue = columns.some(({ sums }) => sums.some(({ account }) => accountOf(account).row === 'revenue'));
  const [ebitda = '', adjusted = ''] = ebitdaDefinition(policy).split(/(?<=\.) /);
  const margin =
    policy.grossMargin === 'before-amortization'
      ? 'Revenue − cost of revenue; no amortization is in it.'
      : 'Revenue − cost of revenue − amortization of capitalized software; other amortization is not in it.';
  return [
    ...(reachesIfrs18(columns, view)
      ? [
          {
            line: 'operating-profit-before-impairments' as const,
            label: ifrsLabel,
            definition:
              'Operating income + depreciation and amortization + impairments within the scope of IAS 36 (IFRS 18.118), for fiscal years from 2027 on. Losses on abandonment and disposal stay in it.',
          },
        ]
      : []),
    { line: 'adjusted-ebitda', label: statementLabel('adjusted-ebitda', policy), definition: adjusted },
    { line: 'ebitda', label: measure, definition: ebitda },
    {
      line: 'ebitda-less-software',
      label: 'EBITDA less capitalized software',
      definition:
        'EBITDA − what was added to capitalized software: the same whether its cost is capitalized or expensed.',
    },
    ...(hasRevenue
      ? [{ line: 'gross-margin' as const, label: statementLabel('gross-margin', policy), definition: margin }]
      : []),
    {
      line: 'free-cash-flow',
      label: freeCashFlowLabel(view),
      definition: `Cash from operations − purchases of property and equipment − capitalized software${free.takesLeasePrincipal ? ' − finance-lease principal' : ''}.`,
    },
  ];
}

/** Statement rows between net income and EBITDA, as the definition adds them back. */
const addedBack: readonly StatementItem[] = [
  'income-tax',
  'interest',
  'amortization',
  'other-income',
  'exchange-differences',
];

/** From net income to EBITDA: every component of the definition as a line of its own, added back with its sign. */
export function reconciliationOf(
  columns: readonly Column[],
  { policy }: View,
  measure: string,
): Statement['reconciliation'] {
  const values = columns.map(({ sums }) => statementOf(sums, policy));
  const total = (line: StatementLine, label: string): Statement['reconciliation'][number] => ({
    label,
    level: 'subtotal',
    figures: columns.map((column, index) => statementFigure(line, values[index]?.[line] ?? 0n, column)),
  });
  const isIncome = (item: StatementItem): boolean => item === 'other-income' || item === 'exchange-differences';
  return [
    total('net-income', 'Net income'),
    ...addedBack.map((item) => ({
      label: `${isIncome(item) ? '−' : '+'} ${itemLabels[item]}`,
      level: 'row' as const,
      figures: columns.map((column, index) =>
        minorFigure(-(values[index]?.[item] ?? 0n), column.currency, itemTrace(item, column, 1)),
      ),
    })),
    total('ebitda', `= ${measure}`),
  ];
}

function reachesIfrs18(columns: readonly Column[], { cash }: View): boolean {
  return columns.some(({ stretch }) => stretch.months.some((month) => isUnderIfrs18(month.toString(), cash)));
}

function ifrsFigure(column: Column): Figure {
  const impairments = tracedUnder(
    column.view,
    { ...spanOfStretch(column.stretch), accounts: [accountCodes.impairmentLoss] },
    1,
  );
  return minorFigure(
    operatingProfitBefore(column.sums),
    column.currency,
    formula(ifrsLabel, [
      { label: 'Operating income', trace: statementTrace('operating-income', column) },
      { label: itemLabels.amortization, trace: itemTrace('amortization', column, 1) },
      { label: 'Impairments within the scope of IAS 36', trace: impairments },
    ]),
  );
}

function softwareTrace({ stretch, view }: Column): Figure['trace'] {
  const accounts = [accountCodes.softwareInProgress, accountCodes.software];
  const span = spanOfStretch(stretch);
  return formula('Capitalized software', [
    { label: 'Paid or payable', trace: tracedUnder(view, { ...span, accounts, bars: ['capitalized-software'] }, 1) },
    { label: 'Stock compensation', trace: tracedUnder(view, { ...span, accounts: [...stockInSoftware] }, -1) },
  ]);
}
