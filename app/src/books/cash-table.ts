import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import {
  bridgeBars,
  bridgeOf,
  cashFlowUnder,
  sectionOf,
  type CashFlow,
  type CashFlowSection,
  type FlowBar,
} from '@capwise/domain/books';
import { formula, minorFigure } from '../figure/index.ts';
import { spanOfStretch, within } from './extent.ts';
import { barLabels } from './labels.ts';
import { tracedUnder, type Column, type View } from './reading.ts';

type TableRow = Answer<'books.statement'>['lines'][number];

const flowBars = bridgeBars.filter((bar) => bar !== 'cash');

/** Cash by section, the change in cash, and free cash flow. */
export function cashTable(columns: readonly Column[], view: View): readonly TableRow[] {
  const flows = columns.map(({ sums }) => cashFlowUnder(sums, view.cash, view.free));
  const row = (
    line: TableRow['line'],
    label: string,
    level: TableRow['level'],
    figureOf: (column: Column, flow: CashFlow) => readonly [bigint, Figure['trace']],
  ): TableRow => ({
    line,
    label,
    level,
    figures: columns.map((column, index) => {
      const [minor, trace] = figureOf(column, flows[index] ?? cashFlowUnder([], view.cash, view.free));
      return minorFigure(minor, column.currency, trace);
    }),
  });
  const section = (wanted: CashFlowSection, line: TableRow['line'], label: string): TableRow =>
    row(line, label, 'row', (column, flow) => [flow[wanted], sectionTrace(wanted, column)]);
  const restated = flows.some(({ restatement }) => restatement !== 0n);
  return [
    section('operating', 'operating', 'Cash from operations'),
    section('investing', 'investing', 'Cash from investing'),
    section('financing', 'financing', 'Cash from financing'),
    ...(restated ? [section('restatement', 'currency-restatement', barLabels['currency-restatement'])] : []),
    row('cash', 'Change in cash', 'subtotal', (column) => [bridgeOf(column.sums).cash, cashTrace(column)]),
    row('free-cash-flow', freeCashFlowLabel(view), 'subtotal', (column, flow) => [
      flow.freeCashFlow,
      freeCashFlowTrace(column),
    ]),
  ];
}

export function freeCashFlowLabel({ free }: View): string {
  return free.takesLeasePrincipal ? 'Free cash flow' : 'Free cash flow before lease principal';
}

/** Every posting on cash of a column. */
function cashTrace({ stretch, view }: Column): Figure['trace'] {
  return tracedUnder(view, { ...spanOfStretch(stretch), bars: ['cash'] }, 1);
}

function barTrace(bar: FlowBar, { stretch, view }: Column): Figure['trace'] {
  return tracedUnder(view, { ...spanOfStretch(stretch), bars: [bar] }, -1);
}

/** A section opens into its bars, each over the months in which it is part of the section. */
function sectionTrace(wanted: CashFlowSection, column: Column): Figure['trace'] {
  const parts = flowBars.flatMap((bar) => {
    const months = column.stretch.months.filter(
      (month) => sectionOf(bar, month.toString(), column.view.cash) === wanted,
    );
    const own = { ...column, stretch: { ...column.stretch, months } };
    const moves = months.length > 0 && bridgeOf(within(column.sums, own.stretch)).bars[bar] !== 0n;
    return moves ? [{ label: bar === 'ebitda' ? 'EBITDA' : barLabels[bar], trace: barTrace(bar, own) }] : [];
  });
  return formula(
    wanted === 'restatement' ? barLabels['currency-restatement'] : `Cash from ${wanted} activities`,
    parts,
  );
}

function freeCashFlowTrace(column: Column): Figure['trace'] {
  const bars = ['capital-expenditure', 'capitalized-software', 'lease-principal'] as const;
  const taken = bars.filter((bar) => bar !== 'lease-principal' || column.view.free.takesLeasePrincipal);
  return formula(freeCashFlowLabel(column.view), [
    { label: 'Cash from operations', trace: sectionTrace('operating', column) },
    ...taken.map((bar) => ({ label: barLabels[bar], trace: barTrace(bar, column) })),
  ]);
}
