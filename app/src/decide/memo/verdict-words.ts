import { shortText } from './amounts.ts';
import type { Evaluation } from './facts.ts';

type Verdict = Evaluation['recommendation']['verdict'];

export const starWords: Readonly<Record<Verdict['northStar'], string>> = {
  ebitda: 'EBITDA',
  'free-cash-flow': 'free cash flow',
};

export const modeWords: Readonly<Record<Verdict['mode'], string>> = { growth: 'growth', efficiency: 'efficiency' };

export const measureWords: Readonly<Record<Verdict['measure'], string>> = {
  npv: 'net present value',
  runRate: 'EBITDA of the last twelve months',
  firstYearEbitda: 'EBITDA of the first year',
  firstYearFreeCashFlow: 'free cash flow of the first year',
  payback: 'payback against the status quo',
};

/** A margin in its measure: money, or months. */
export function marginWords({ measure, margin }: Pick<Verdict, 'measure' | 'margin'>, currency: string): string {
  return measure === 'payback' ? `${margin} ${margin === 1 ? 'month' : 'months'}` : shortText(margin, currency);
}
