import { meritOf, recommend, type Recommendation } from '@capwise/domain/decide';
import { parseMoney } from '@capwise/domain/money';
import { casePeriods } from './case-periods.ts';
import { hashOf } from './document.ts';
import { evaluateOption, withoutEmptyLines, type CasePeriod, type EvaluatedOption } from './option.ts';
import { readCase, type ReadCase } from './read.ts';

/** The columns of a case. */
export type Grain = 'month' | 'quarter' | 'year';

/** A case folded as its books would be, and judged; nothing of it is drawn. */
export type FoldedCase = {
  readonly hash: string;
  readonly read: ReadCase;
  readonly periods: readonly CasePeriod[];
  readonly options: readonly EvaluatedOption[];
  /** Options that are chosen among: variants only show what stopping one would do. */
  readonly bases: readonly EvaluatedOption[];
  readonly recommendation: Recommendation;
};

/** The text of a case folded, without its draws: what asks for figures at the base alone waits for no more. Refuses what reading it refuses. */
export function foldDocument(document: string, by: Grain): FoldedCase {
  const hash = hashOf(document);
  const read = readCase(document);
  const { subject } = read;
  const periods = casePeriods(subject.start, subject.years, by);
  const options = withoutEmptyLines(
    subject.options.map((option) => evaluateOption(subject, option, { hash, periods })),
  );
  const bases = options.filter(({ option }) => option.variantOf === null);
  const merits = bases.map(({ option: { id }, answer, sums, flows }) =>
    meritOf(subject, { id, sums, flows, npv: parseMoney(answer.npv.value ?? '0', subject.currency).minor }),
  );
  return { hash, read, periods, options, bases, recommendation: recommend(merits, subject.decision) };
}
