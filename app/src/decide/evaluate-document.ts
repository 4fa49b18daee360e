import type { Answer } from '@capwise/contract/registry';
import { recommend, writeCaseModel, type Decision } from '@capwise/domain/decide';
import { periodOf, periodText, addMonths, monthRange } from '@capwise/domain/time';
import { assumptionsOf } from './assumptions.ts';
import { compareOptions } from './compare.ts';
import { hashOf } from './document.ts';
import { estimateOf } from './estimate.ts';
import { findingsOf } from './findings.ts';
import { caseHeadline } from './headline.ts';
import { meritOf } from './merits.ts';
import { evaluateOption, withoutEmptyLines, type CasePeriod } from './option.ts';
import { readCase } from './read.ts';
import { pairOf, recommendationAnswer } from './recommended.ts';

type Evaluation = Answer<'decide.evaluate'>;

/** How a case is looked at: the columns of its pages, and the seed of its draws. */
export type Look = { readonly by: 'month' | 'quarter' | 'year'; readonly seed: number };

/** The text of a case laid out: its options folded and drawn, and what follows from them. Refuses what reading it refuses. */
export function evaluateDocument(document: string, { by, seed }: Look): Evaluation {
  const hash = hashOf(document);
  const read = readCase(document);
  const { subject } = read;
  const { currency, framework, discountRate, years, question, decision } = subject;
  const periods = periodsOf(subject.start, years, by);
  const options = withoutEmptyLines(
    subject.options.map((option) => evaluateOption(subject, option, { hash, periods })),
  );
  const comparisons = [...compareOptions(subject, options)];
  const bases = options.filter(({ option }) => option.variantOf === null);
  const recommendation = recommend(
    bases.map((option) => meritOf(subject, option)),
    decision,
  );
  const assumptions = assumptionsOf(read);
  const estimate = estimateOf(subject, { pair: pairOf(bases, recommendation), seed });
  return {
    question,
    hash,
    document,
    currency,
    framework,
    tax: 'pre-tax',
    discountRate,
    years,
    start: subject.start.toString(),
    headline: caseHeadline({ subject, options, comparisons, recommendation, assumptions, estimate }),
    periods: [...periods],
    options: options.map(({ answer }) => answer),
    comparisons,
    findings: [...findingsOf(read, comparisons)],
    decision: decisionAnswer(decision),
    recommendation: recommendationAnswer(recommendation),
    assumptions,
    estimate,
    model: writeCaseModel(subject),
  };
}

function decisionAnswer(decision: Decision): Evaluation['decision'] {
  return {
    ...decision,
    gates: decision.gates.map((gate) => ({ ...gate, fails: [...gate.fails] })),
    decideBy: decision.decideBy?.toString() ?? null,
    exit: [...decision.exit],
    kill: [...decision.kill],
  };
}

/** Periods of a case count from its start: its years need not be the company's. */
function periodsOf(
  start: Temporal.PlainYearMonth,
  years: number,
  by: 'month' | 'quarter' | 'year',
): readonly CasePeriod[] {
  const months = monthRange(start, addMonths(start, years * 12 - 1));
  const size = { month: 1, quarter: 3, year: 12 }[by];
  return Array.from({ length: months.length / size }, (_, index) => {
    const [first, last] = [addMonths(start, index * size), addMonths(start, (index + 1) * size - 1)];
    const aligned = (first.month - 1) % size === 0;
    return {
      period: aligned ? periodText(periodOf(first, by, 1)) : `${first}..${last}`,
      from: first.toString(),
      to: last.toString(),
    };
  });
}
