import { valueText } from '@capwise/domain/decide';
import { roundAmounts } from '../amounts.ts';
import { cellText, paragraph, type Cell, type Section } from '../document.ts';
import type { Evaluation, MemoFacts } from '../facts.ts';

/** How many assumptions the page names: those that move the difference most. */
const named = 3;

type Swing = NonNullable<Evaluation['estimate']>['swings'][number];

/** The assumptions that decide it, each with the value at which it flips. */
export function decidingSection(facts: MemoFacts): Section {
  const { evaluation, first, second } = facts;
  const title = 'Three assumptions that decide it';
  const swings = evaluation.estimate?.swings ?? [];
  if (swings.length === 0 || !second) {
    return { title, blocks: paragraph(`Unknown: ${whyUnknown(facts)}.`) };
  }
  return {
    title,
    blocks: [
      {
        kind: 'table',
        caption: `NPV of ${first.option.name} less ${second.option.name}, one assumption at a time`,
        columns: [
          { label: 'Assumption' },
          { label: 'Base', isNumber: true },
          { label: 'P10 to P90', isNumber: true },
          { label: 'Difference there', isNumber: true },
          { label: 'Value flips at', isNumber: true },
        ],
        rows: swings.slice(0, named).map((swing) => ({
          cells: [
            swing.name,
            baseText(facts, swing.name),
            `${swingValue(facts, swing.name, swing.low)} to ${swingValue(facts, swing.name, swing.high)}`,
            differenceText(facts, swing),
            flipCell(facts, swing),
          ],
        })),
      },
    ],
  };
}

function whyUnknown({ evaluation, second }: MemoFacts): string {
  const isSure = evaluation.assumptions.every(({ low }) => low === null);
  if (isSure) return 'no assumption has a range';
  return second ? 'nothing that has a range changes the options' : 'there is one option only';
}

function differenceText({ subject }: MemoFacts, { atLow, atHigh }: Swing): string {
  const write = roundAmounts([atLow, atHigh], subject.currency);
  return `${cellText(write(atLow))} to ${cellText(write(atHigh))}`;
}

/** The value at which the sign of the difference changes; said where there is none. */
export function flipCell(facts: MemoFacts, { name, flipsAt }: Swing): Cell {
  if (flipsAt === null) return 'nowhere in its range';
  return { text: swingValue(facts, name, flipsAt), value: String(flipsAt) };
}

/** The base of an assumption as it is shown. */
export function baseText(facts: MemoFacts, name: string): Cell {
  const base = facts.evaluation.assumptions.find((one) => one.name === name)?.base;
  return base === undefined ? '' : { text: swingValue(facts, name, base), value: String(base) };
}

/** A value of an assumption as a person says it. */
export function swingValue({ evaluation }: MemoFacts, name: string, value: number): string {
  const found = evaluation.assumptions.find((one) => one.name === name);
  return found ? valueText(value, found, evaluation.currency) : String(value);
}
