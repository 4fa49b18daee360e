import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { parseMoney } from '@capwise/domain/money';
import type { CaseFigures } from '../ports/index.ts';
import { evaluateDocument } from './evaluate-document.ts';

type Evaluation = Answer<'decide.evaluate'>;

/** A case as `decide.evaluate` answers it where no seed is asked for: what is frozen is what was shown. */
export function evaluateKept(document: string, by: 'month' | 'year'): Evaluation {
  return evaluateDocument(document, { by, seed: 1 });
}

/** A line of an option; every evaluation has EBITDA and cash. */
export function lineOf(option: Evaluation['options'][number], name: 'ebitda' | 'cash'): LineAnswer {
  const found = option.lines.find(({ line }) => line === name);
  if (!found) throw new Error(`option ${option.id} was evaluated without ${name}`);
  return found;
}

type LineAnswer = Evaluation['options'][number]['lines'][number];

/** The figures of an evaluation that an approval freezes. */
export function figuresOf({ currency, periods, options }: Evaluation): CaseFigures {
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
