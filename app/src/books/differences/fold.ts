import type { Figure } from '@capwise/contract/operation';
import {
  accountCodes,
  bridgeOf,
  cashFlowOf,
  debits,
  rowsOfLine,
  sectionOfBar,
  statementOf,
  sumPostings,
  type BridgeBar,
  type PostingSum,
  type StatementLine,
} from '@capwise/domain/books';
import { postOption, scenarioOf, type Case } from '@capwise/domain/decide';
import { minorFigure, postingsTrace } from '../../figure/index.ts';

/** Months of a figure: `2027-01` and `2027-12`. A balance is that at the end of `to`. */
export type Span = { readonly from: string; readonly to: string };

export type Measure =
  | { readonly kind: 'line'; readonly line: StatementLine }
  | { readonly kind: 'cash' }
  | { readonly kind: 'operating-cash' }
  | { readonly kind: 'free-cash-flow' }
  | { readonly kind: 'balance'; readonly account: keyof typeof accountCodes };

/** The options of a case as the figures of a page: `option`, `measure`, months. */
export type FigureOf = (option: string, measure: Measure, span: Span) => Figure;

/** Folds every option of a case once; its figures open with the case file. Throws on an option that it does not have. */
export function figuresOf(subject: Case, hash: string): FigureOf {
  const sums = new Map(
    subject.options.map((option) => [option.id, sumPostings(postOption(subject, option, hash))] as const),
  );
  return (option, measure, span) => {
    const found = sums.get(option);
    if (!found) throw new RangeError(`the case has no option "${option}"`);
    const { sign, filter } = postingsOf(measure, span);
    const scenario = scenarioOf(hash, option);
    return minorFigure(
      minorOf(found, measure, span),
      subject.currency,
      postingsTrace({ scenario, ...filter, to: span.to }, sign),
    );
  };
}

function minorOf(sums: readonly PostingSum[], measure: Measure, { from, to }: Span): bigint {
  const within = sums.filter(({ month }) => month >= from && month <= to);
  switch (measure.kind) {
    case 'line':
      return statementOf(within)[measure.line];
    case 'cash':
      return bridgeOf(within).cash;
    case 'operating-cash':
      return cashFlowOf(bridgeOf(within)).operating;
    case 'free-cash-flow':
      return cashFlowOf(bridgeOf(within)).freeCashFlow;
    case 'balance':
      return debits(sums, ({ account, month }) => account === accountCodes[measure.account] && month <= to);
  }
}

const operatingBars = (Object.keys(sectionOfBar) as Exclude<BridgeBar, 'cash'>[]).filter(
  (bar) => sectionOfBar[bar] === 'operating',
);

type Kept = { readonly sign: 1 | -1; readonly filter: Parameters<typeof postingsTrace>[0] };

function postingsOf(measure: Measure, { from }: Span): Kept {
  switch (measure.kind) {
    case 'line':
      return { sign: -1, filter: { from, rows: [...rowsOfLine[measure.line]] } };
    case 'cash':
      return { sign: 1, filter: { from, bars: ['cash'] } };
    case 'operating-cash':
      return { sign: -1, filter: { from, bars: [...operatingBars] } };
    case 'free-cash-flow':
      return {
        sign: -1,
        filter: { from, bars: [...operatingBars, 'capital-expenditure', 'capitalized-software', 'lease-principal'] },
      };
    case 'balance':
      return { sign: 1, filter: { accounts: [accountCodes[measure.account]] } };
  }
}
