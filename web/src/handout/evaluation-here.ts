import {
  fullEstimate,
  optionViews,
  quickEstimate,
  recommend,
  runningTotal,
  simulateCase,
  uncertain,
  type Case,
  type EstimateSetting,
  type FullEstimate,
  type OptionViews,
  type QuickEstimate,
  type YearViews,
} from '@capwise/domain/decide';
import { breakEvenCumulative } from '@capwise/domain/finance';
import { minorDigits, money, moneyText } from '@capwise/domain/money';
import type { Evaluation } from '../pages/decide/evaluation.ts';
import type { Figures } from './integrity.ts';

type Option = Evaluation['options'][number];
type Figure = Option['npv'];

/** What all draws come to. */
export type Drawn = { readonly quick: QuickEstimate; readonly full: FullEstimate };

/** The draws of a case between two of its options; null where nothing in it is uncertain. */
export function drawnCase(subject: Case, { pair, points, seed, cache }: Drawing): Drawn | null {
  const find = (id: string) => subject.options.find((option) => option.id === id);
  const [left, right] = [find(pair.left), find(pair.right)];
  if (!left || !right || uncertain(subject.assumptions).length === 0) return null;
  const simulated = simulateCase(subject, { pair: { left, right }, points, seed, cache });
  return { quick: quickEstimate(simulated), full: fullEstimate(simulated) };
}

export type Drawing = Pick<NonNullable<Evaluation['estimate']>, 'pair' | 'points' | 'seed'> &
  Pick<EstimateSetting, 'cache'>;

/** The evaluation of a case by the books' own fold in this page: what the server answers, made anew at the values that it has now. */
export function evaluationAt(server: Figures, subject: Case): Figures {
  const views = subject.options.map((option) => optionViews(subject, option));
  const merits = views.filter((_, index) => subject.options[index]?.variantOf === null).map(({ merit }) => merit);
  const { verdict, verdicts, ended, costs } = recommend(merits, subject.decision);
  return {
    ...server,
    discountRate: subject.discountRate,
    options: server.options.flatMap((option) => {
      const found = views.find(({ id }) => id === option.id);
      return found ? [optionAt(option, found, subject.currency)] : [];
    }),
    comparisons: server.comparisons.map((comparison) => {
      const flowsOf = (id: string) => views.find((view) => view.id === id)?.flows ?? [];
      return { ...comparison, crossings: [...crossingYears(flowsOf(comparison.left), flowsOf(comparison.right))] };
    }),
    recommendation: {
      verdict,
      verdicts: [...verdicts],
      ended: ended.map(({ option, by }) => ({
        option,
        by: by === 'cash-ceiling' ? by : { ...by, fails: [...by.fails] },
      })),
      costs,
    },
  };
}

const viewOf: { readonly [Name in Option['lines'][number]['line']]?: (year: YearViews) => bigint } = {
  ebitda: ({ ebitda }) => ebitda,
  'operating-income': ({ operatingIncome }) => operatingIncome,
  'free-cash-flow': ({ freeCashFlow }) => freeCashFlow,
  cash: ({ cash }) => cash,
  'cumulative-cash': ({ cumulativeCash }) => cumulativeCash,
  memo: ({ offBook }) => offBook,
  'decision-total': ({ cash, offBook }) => cash + offBook,
};

function optionAt(option: Option, { years, npv, flows }: OptionViews, currency: string): Option {
  const figure = (minor: bigint): Figure => ({
    value: moneyText(money(minor, currency)),
    unit: currency,
    trace: { kind: 'item', id: '' },
  });
  const scale = 10 ** minorDigits(currency);
  return {
    ...option,
    lines: option.lines.flatMap((line) => {
      const view = viewOf[line.line];
      if (!view) return [];
      const values = years.map(view);
      const sum = values.reduce((total, value) => total + value, 0n);
      const total = line.line === 'cumulative-cash' ? (values.at(-1) ?? 0n) : sum;
      return [{ ...line, figures: values.map(figure), total: figure(total) }];
    }),
    npv: figure(npv),
    cumulativeCash: runningTotal(flows).map((minor) => Number(minor) / scale),
  };
}

function crossingYears(left: readonly bigint[], right: readonly bigint[]): readonly number[] {
  const costs = (flows: readonly bigint[]): number[] => flows.map((minor) => -Number(minor));
  return breakEvenCumulative({ a: costs(left), b: costs(right) }).map((months) => months / 12);
}
