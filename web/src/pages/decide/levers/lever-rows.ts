import type { Answer } from '@capwise/contract';
import { stepPeriod } from '../../../format/period.ts';

export type LeversAnswer = Answer<'decide.levers'>;
export type LeverFound = LeversAnswer['levers'][number];

const quartersAhead = 4;

/** The quarters that can be asked about: those after the last whole one of the books. */
export function quartersAfter(base: string | null): readonly string[] {
  if (base === null) return [];
  return Array.from({ length: quartersAhead }, (_, index) => stepPeriod(base, index + 1));
}

/** What a lever needs, without the command that reads it, and whether it is a table that the page of sources takes. */
export function needOf(needs: string): { readonly words: string; readonly table: string | undefined } {
  const table = /sources\.read (\w+)/.exec(needs)?.[1];
  return { words: needs.replace(/: read the \w+ table|\s*\(sources\.[^)]*\)/g, ''), table };
}

/** The levers as rows of a file; amounts in major units. */
export function leversCsv({ levers }: LeversAnswer): readonly (readonly (string | null)[])[] {
  return [
    ['Lever', 'Kind', 'EBITDA', 'Operating income', 'Cash', 'Taken back', 'What it really does', 'Risk', 'Reckoning'],
    ...levers.map(({ name, kind, ebitda, operatingIncome, cash, reversibility, honesty, risk, reckoning }) => [
      name,
      kind,
      ebitda.toFixed(2),
      operatingIncome.toFixed(2),
      cash.toFixed(2),
      reversibility,
      honesty,
      risk,
      reckoning,
    ]),
  ];
}
