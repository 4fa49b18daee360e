import type { Answer } from '@capwise/contract';

export type Evaluation = Answer<'decide.evaluate'>;

/** A case of five years in dollars from January 2027; each option is its id and its lines as YAML, from column 0 on. */
export function caseText(options: Readonly<Record<string, string>>, more = ''): string {
  const body = Object.entries(options).map(([id, text]) => `  ${id}:\n${indented(text, 4)}`);
  return `question: Which option?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
${more}options:
${body.join('')}`;
}

/** Figures of a line of an option by period, in millions. */
export function millionsOf(evaluation: Evaluation, option: string, name: string): readonly number[] {
  const found = evaluation.options.find(({ id }) => id === option)?.lines.find(({ line }) => line === name);
  if (!found) throw new Error(`the option ${option} has no line ${name}`);
  return found.figures.map(({ value }) => Number(value) / 1e6);
}

/** Figures of a comparison's line by period, in millions. */
export function differenceOf(evaluation: Evaluation, left: string, name: string): readonly number[] {
  const found = evaluation.comparisons.find((each) => each.left === left)?.lines.find(({ line }) => line === name);
  if (!found) throw new Error(`no comparison of ${left} has a line ${name}`);
  return found.figures.map(({ value }) => Number(value) / 1e6);
}

export function sum(values: readonly number[]): number {
  return Number(values.reduce((total, value) => total + value, 0).toFixed(6));
}

function indented(text: string, by: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('');
}
