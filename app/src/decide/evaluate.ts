import type { Answer } from '@capwise/contract/registry';
import { periodOf, periodText, addMonths, monthRange } from '@capwise/domain/time';
import type { Handler } from '../handler/index.ts';
import { compareOptions } from './compare.ts';
import { documentOf, hashOf } from './document.ts';
import { findingsOf } from './findings.ts';
import { caseHeadline } from './headline.ts';
import { evaluateOption, withoutEmptyLines, type CasePeriod } from './option.ts';
import { readCase } from './read.ts';

/** `decide.evaluate`: every option folded through the treatments of the books, side by side. */
export const evaluate: Handler<'decide.evaluate'> = async ({ by, ...source }, context) => {
  const document = await documentOf(source, context);
  const hash = hashOf(document);
  const read = readCase(document);
  const { subject } = read;
  const periods = periodsOf(subject.start, subject.years, by);
  const evaluated = withoutEmptyLines(
    subject.options.map((option) => evaluateOption(subject, option, { hash, periods })),
  );
  const comparisons = compareOptions(subject, evaluated);
  const answer: Answer<'decide.evaluate'> = {
    question: subject.question,
    hash,
    document,
    currency: subject.currency,
    framework: subject.framework,
    tax: 'pre-tax',
    discountRate: subject.discountRate,
    years: subject.years,
    start: subject.start.toString(),
    headline: caseHeadline(subject, evaluated, comparisons),
    periods: [...periods],
    options: evaluated.map(({ answer: option }) => option),
    comparisons: [...comparisons],
    findings: [...findingsOf(read, comparisons)],
  };
  return answer;
};

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
