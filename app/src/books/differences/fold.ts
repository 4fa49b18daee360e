import type { Figure } from '@capwise/contract/operation';
import { accountCodes, debits } from '@capwise/domain/books';
import { scenarioOf, type Case } from '@capwise/domain/decide';
import { caseRows, foldOption, type CaseRow } from '../../decide/index.ts';
import { minorFigure, postingsTrace } from '../../figure/index.ts';

/** Months of a figure: `2027-01` and `2027-12`. A balance is that at the end of `to`. */
export type Span = { readonly from: string; readonly to: string };

/** A line of the page of a case, or what stands on some accounts at the end of a span. */
export type Measure = CaseRow | { readonly balance: readonly (keyof typeof accountCodes)[] };

/** The options of a case as the figures of a page: `option`, `measure`, months. */
export type FigureOf = (option: string, measure: Measure, span: Span) => Figure;

/** Folds every option of a case once; its figures open with the case file. Throws on an option that it does not have. */
export function figuresOf(subject: Case, hash: string): FigureOf {
  const options = new Map(
    subject.options.map((option) => [option.id, foldOption(subject, option, hash).folded] as const),
  );
  return (option, measure, span) => {
    const folded = options.get(option);
    if (!folded) throw new RangeError(`the case has no option "${option}"`);
    const scope = { scenario: scenarioOf(hash, option), ...span };
    if (typeof measure === 'string') {
      const { minor, trace } = caseRows[measure];
      return minorFigure(minor(folded, scope), subject.currency, trace(folded, scope));
    }
    const accounts = measure.balance.map((name): string => accountCodes[name]);
    const minor = debits(folded.sums, ({ account, month }) => accounts.includes(account) && month <= span.to);
    return minorFigure(minor, subject.currency, postingsTrace({ scenario: scope.scenario, to: span.to, accounts }, 1));
  };
}
