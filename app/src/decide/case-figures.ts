import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { parseMoney } from '@capwise/domain/money';
import type { CaseFigures } from '../ports/index.ts';
import { evaluateDocument } from './evaluate-document.ts';
import { foldDocument } from './fold-document.ts';

type Evaluation = Answer<'decide.evaluate'>;

/** A case by month as `decide.evaluate` answers it where no seed is asked for: what is frozen is what was shown. */
export function evaluateKept(document: string): Evaluation {
  return evaluateDocument(document, { by: 'month', seed: 1 });
}

/** A line of an option; every evaluation has EBITDA and cash. */
export function lineOf(option: Evaluation['options'][number], name: 'ebitda' | 'cash'): LineAnswer {
  const found = option.lines.find(({ line }) => line === name);
  if (!found) throw new Error(`option ${option.id} was evaluated without ${name}`);
  return found;
}

/** What those figures are taken from: an evaluation, or a fold. */
type Figured = Pick<Evaluation, 'currency' | 'options'> & { readonly periods: readonly { readonly from: string }[] };

/** The same figures of a text as it comes out now; nothing of it is drawn. */
export function figuresNow(document: string): CaseFigures {
  const { read, periods, options } = foldDocument(document, 'month');
  return figuresOf({ currency: read.subject.currency, periods, options: options.map(({ answer }) => answer) });
}

type LineAnswer = Evaluation['options'][number]['lines'][number];

/** The figures of a case by month that an approval freezes. */
export function figuresOf({ currency, periods, options }: Figured): CaseFigures {
  const minor = ({ value }: Figure): string => parseMoney(value ?? '0', currency).minor.toString();
  return {
    currency,
    months: periods.map(({ from }) => from),
    options: options.map((option) => ({
      id: option.id,
      name: option.name,
      npv: minor(option.npv),
      ebitda: lineOf(option, 'ebitda').figures.map(minor),
      cash: lineOf(option, 'cash').figures.map(minor),
    })),
  };
}
