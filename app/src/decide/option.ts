import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import {
  bridgeOf,
  cashFlowOf,
  rowsOfLine,
  statementOf,
  sumPostings,
  type PostingSum,
  type StatementLine,
} from '@capwise/domain/books';
import { cashFlowPoints, postOption, scenarioOf, type Case, type CaseOption } from '@capwise/domain/decide';
import { irr, npv } from '@capwise/domain/finance';
import { Refusal } from '@capwise/domain';
import { minorDigits } from '@capwise/domain/money';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import { monthlyRate } from './rate.ts';

export type CasePeriod = { readonly period: string; readonly from: string; readonly to: string };

type OptionAnswer = Answer<'decide.evaluate'>['options'][number];
type CaseRow = OptionAnswer['lines'][number]['line'];

export type EvaluatedOption = {
  readonly option: CaseOption;
  readonly answer: OptionAnswer;
  readonly sums: readonly PostingSum[];
  /** Minor units by point in time (`cashFlowPoints`). */
  readonly flows: readonly bigint[];
};

type Setting = { readonly hash: string; readonly periods: readonly CasePeriod[] };
type Fold = {
  readonly minor: (sums: readonly PostingSum[]) => bigint;
  readonly label: string;
  readonly trace: (filter: Scope) => Figure['trace'];
};
type Scope = { readonly scenario: string; readonly from: string; readonly to: string };

/** Folds one option into the lines of the page: what it does to EBITDA and to cash, period by period. */
export function evaluateOption(subject: Case, option: CaseOption, { hash, periods }: Setting): EvaluatedOption {
  const postings = postOption(subject, option, hash);
  const sums = sumPostings(postings);
  const flows = cashFlowPoints(postings, subject);
  const scenario = scenarioOf(hash, option.id);
  const { currency } = subject;
  const [first, last] = [periods[0], periods.at(-1)];
  const whole: Scope = { scenario, from: first?.from ?? '', to: last?.to ?? '' };
  const lines = (Object.keys(folds) as CaseRow[]).map((line) => {
    const { minor, label, trace } = folds[line];
    const figure = (scope: Scope): Figure => minorFigure(minor(between(sums, scope)), currency, trace(scope));
    const start = line === 'cumulative-cash' ? whole.from : null;
    return {
      line,
      label,
      figures: periods.map(({ from, to }) => figure({ scenario, from: start ?? from, to })),
      total: figure(whole),
    };
  });
  const values = flows.map((minor) => Number(minor) / 10 ** minorDigits(currency));
  return {
    option,
    sums,
    flows,
    answer: {
      id: option.id,
      name: option.name,
      variantOf: option.variantOf,
      lines: lines.filter(({ line, total }) => line !== 'loss' || Number(total.value) !== 0),
      npv: presentValue(values, subject, `npv:${hash}:${option.id}`),
      irr: rates(values),
      cumulativeCash: runningTotal(flows).map((minor) => Number(minor) / 10 ** minorDigits(currency)),
    },
  };
}

const statementFold = (line: StatementLine, label: string): Fold => ({
  label,
  minor: (sums) => statementOf(sums)[line],
  trace: (scope) => postingsTrace({ ...scope, rows: [...rowsOfLine[line]] }, -1),
});

const cashFold = (label: string): Fold => ({
  label,
  minor: (sums) => bridgeOf(sums).cash,
  trace: (scope) => postingsTrace({ ...scope, bars: ['cash'] }, 1),
});

const folds: Readonly<Record<CaseRow, Fold>> = {
  'adjusted-ebitda': statementFold('adjusted-ebitda', 'Adjusted EBITDA'),
  ebitda: statementFold('ebitda', 'EBITDA'),
  amortization: statementFold('amortization', 'Depreciation and amortization'),
  'operating-income': statementFold('operating-income', 'Operating income'),
  cash: cashFold('Cash'),
  'cumulative-cash': cashFold('Cumulative cash'),
  'free-cash-flow': {
    label: 'Free cash flow',
    minor: (sums) => cashFlowOf(bridgeOf(sums)).freeCashFlow,
    trace: (scope) =>
      formula('Free cash flow', [
        { label: 'Change in cash', trace: postingsTrace({ ...scope, bars: ['cash'] }, 1) },
        {
          label: 'Debt, equity and disposals',
          sign: -1,
          trace: postingsTrace({ ...scope, bars: ['debt-and-equity', 'disposal-proceeds'] }, -1),
        },
      ]),
  },
  loss: statementFold('impairment-and-abandonment', 'Written off'),
};

/** Discounted monthly, first payments undiscounted: an estimate, rounded for the page; its trace shows it by year. */
function presentValue(flows: readonly number[], subject: Case, id: string): Figure {
  const value = npv({ rate: monthlyRate(subject.discountRate), flows });
  const minor = BigInt(Math.round(value * 10 ** minorDigits(subject.currency)));
  return minorFigure(minor, subject.currency, { kind: 'item', id });
}

/** The rates a year of an option's own flows; costs alone have none, and the status says so. */
function rates(flows: readonly number[]): OptionAnswer['irr'] {
  try {
    const { status, roots } = irr({ flows });
    return { status, roots: roots.map((root) => (1 + root) ** 12 - 1) };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.code, roots: [] };
    throw error;
  }
}

function between(sums: readonly PostingSum[], { from, to }: Scope): readonly PostingSum[] {
  return sums.filter(({ month }) => month >= from && month <= to);
}

function runningTotal(flows: readonly bigint[]): readonly bigint[] {
  let sum = 0n;
  return flows.map((flow) => {
    sum += flow;
    return sum;
  });
}
