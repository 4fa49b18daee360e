import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { PostingSum } from '@capwise/domain/books';
import {
  monthlyRate,
  runningTotal,
  cashFlowPoints,
  decisionFlowPoints,
  scenarioOf,
  type Case,
  type CaseOption,
} from '@capwise/domain/decide';
import { irr, npv } from '@capwise/domain/finance';
import { minorDigits } from '@capwise/domain/money';
import { minorFigure } from '../figure/index.ts';
import { caseRowNames, caseRows, type CaseRow, type Folded, type Scope } from './case-rows.ts';
import { optionBridge } from './option-bridge.ts';
import { foldOption } from './fold-option.ts';
import { equivalentAnnual, livesDiffer } from './lives.ts';

export type CasePeriod = { readonly period: string; readonly from: string; readonly to: string };

type OptionAnswer = Answer<'decide.evaluate'>['options'][number];

export type EvaluatedOption = {
  readonly option: CaseOption;
  readonly answer: OptionAnswer;
  readonly sums: readonly PostingSum[];
  /** Minor units of cash by point in time (`cashFlowPoints`). */
  readonly flows: readonly bigint[];
};

type Setting = { readonly hash: string; readonly periods: readonly CasePeriod[] };

/** Folds one option into the lines of the page: what it does to EBITDA and to cash, period by period. */
export function evaluateOption(subject: Case, option: CaseOption, { hash, periods }: Setting): EvaluatedOption {
  const { folded, postings } = foldOption(subject, option, hash);
  const flows = cashFlowPoints(postings, subject);
  const { currency } = subject;
  const scale = 10 ** minorDigits(currency);
  const values = decisionFlowPoints(postings, subject, folded.memo).map((minor) => Number(minor) / scale);
  const scenario = scenarioOf(hash, option.id);
  const worth = presentValue(values, subject);
  return {
    option,
    sums: folded.sums,
    flows,
    answer: {
      id: option.id,
      name: option.name,
      variantOf: option.variantOf,
      against: option.against,
      lines: caseRowNames.map((line) => rowOf(line, { folded, periods, scenario, currency })),
      bridge: optionBridge(folded.sums, wholeScope(scenario, periods), currency),
      npv: minorFigure(BigInt(Math.round(worth)), currency, { kind: 'item', id: `npv:${hash}:${option.id}` }),
      equivalentAnnual: livesDiffer(subject) ? equivalentAnnual(subject, option, worth / scale) : null,
      irr: rates(values),
      cumulativeCash: runningTotal(flows).map((minor) => Number(minor) / scale),
    },
  };
}

/** Options without the lines that none of them has; what is written off stands only where something is. */
export function withoutEmptyLines(options: readonly EvaluatedOption[]): readonly EvaluatedOption[] {
  const isIn = (line: CaseRow, among: readonly EvaluatedOption[]): boolean =>
    among.some(({ answer }) => answer.lines.some((candidate) => candidate.line === line && !isEmpty(candidate)));
  return options.map((evaluated) => ({
    ...evaluated,
    answer: {
      ...evaluated.answer,
      lines: evaluated.answer.lines.filter(({ line }) => {
        const { hiddenWithout } = caseRows[line];
        return hiddenWithout === undefined || isIn(hiddenWithout, line === 'loss' ? [evaluated] : options);
      }),
    },
  }));
}

function isEmpty({ figures, total }: OptionAnswer['lines'][number]): boolean {
  return [total, ...figures].every(({ value }) => Number(value) === 0);
}

type RowSetting = {
  readonly folded: Folded;
  readonly periods: readonly CasePeriod[];
  readonly scenario: string;
  readonly currency: string;
};

function rowOf(line: CaseRow, { folded, periods, scenario, currency }: RowSetting): OptionAnswer['lines'][number] {
  const { minor, label, trace, isBalance = false } = caseRows[line];
  const whole = wholeScope(scenario, periods);
  const figure = (scope: Scope): Figure => minorFigure(minor(folded, scope), currency, trace(folded, scope));
  return {
    line,
    label,
    figures: periods.map(({ from, to }) => figure({ scenario, from: isBalance ? whole.from : from, to })),
    total: figure(whole),
  };
}

/** All months of the case. */
function wholeScope(scenario: string, periods: readonly CasePeriod[]): Scope {
  return { scenario, from: periods[0]?.from ?? '', to: periods.at(-1)?.to ?? '' };
}

/** Discounted monthly, first payments undiscounted, in minor units: an estimate, rounded for the page; its trace shows it by year. */
function presentValue(flows: readonly number[], { discountRate, currency }: Case): number {
  return npv({ rate: monthlyRate(discountRate), flows }) * 10 ** minorDigits(currency);
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
