import type { Answer } from '@capwise/contract/registry';
import { parseMoney } from '@capwise/domain/money';
import { readCaseModel, valueText } from '@capwise/domain/decide';
import { shortMoney } from '../../figure/index.ts';
import { neededValue } from './needed.ts';

type Evaluation = Answer<'decide.evaluate'>;
type Option = Evaluation['options'][number];

/** A figure of a text: what was asked for, and what the evaluation of the case gave. */
export type FilledFigure = { readonly asked: string; readonly text: string };

const placeholder = /\{\{([^{}]+)\}\}/g;

/**
 * A text with each `{{…}}` replaced by what the evaluation says. Money: `npv build`, `ebitda build year 1`, `cash build less buy`,
 * `peak funding build`; `size of …` without its sign. Time: `payback refactor keep`, `crossing build buy`. Assumptions: `base upkeep`, `low upkeep`,
 * `high upkeep`, `flip upkeep`, `needed utilization for own rent within 18`. Also `chance`, `recommended`, `choice ebitda growth`. Throws where a case has no such thing: texts
 * and cases are written together.
 */
export function fillFigures(
  text: string,
  evaluation: Evaluation,
): { readonly text: string; readonly figures: readonly FilledFigure[] } {
  const figures: FilledFigure[] = [];
  const filled = text.replaceAll(placeholder, (_, asked: string) => {
    const figure = { asked: asked.trim(), text: figureOf(asked.trim(), evaluation) };
    figures.push(figure);
    return figure.text;
  });
  return { text: filled, figures };
}

type Answerer = (rest: string, evaluation: Evaluation) => string;

const answerers: Readonly<Record<string, Answerer>> = {
  npv: (rest, evaluation) => moneyOf(rest, evaluation, ({ npv }) => npv.value),
  'peak funding': (rest, evaluation) =>
    moneyOf(rest, evaluation, ({ cumulativeCash }) => (-Math.min(0, ...cumulativeCash)).toFixed(2)),
  payback: (rest, evaluation) => {
    const { months } = comparisonOf(rest, evaluation).breakEven;
    return months === null ? 'never' : `${decimals(months)} months`;
  },
  crossing: (rest, evaluation) => {
    const [years] = comparisonOf(rest, evaluation).crossings;
    return years === undefined ? `not within ${evaluation.years} years` : `${decimals(years)} years`;
  },
  'cash later': (rest, evaluation) => {
    const later = comparisonOf(rest, evaluation).cashLater;
    if (!later) throw missing(`cash that differs in time only between ${rest}`);
    return short(magnitude(minorOf(later.value, evaluation)), evaluation);
  },
  base: (rest, evaluation) => assumed(rest, evaluation, ({ base }) => base),
  low: (rest, evaluation) => assumed(rest, evaluation, ({ low, base }) => low ?? base),
  high: (rest, evaluation) => assumed(rest, evaluation, ({ high, base }) => high ?? base),
  flip: (rest, evaluation) => {
    const swing = evaluation.estimate?.swings.find(({ name }) => name === rest);
    if (!swing) throw missing(`a range of "${rest}"`);
    return assumed(rest, evaluation, () => swing.flipsAt);
  },
  needed: (rest, evaluation) => {
    const [, name = '', left = '', right = '', months] = /^(.+) for (\S+) (\S+) within (\d+)$/.exec(rest) ?? [];
    return assumed(name, evaluation, ({ low, high, unit }) => {
      if (low === null || high === null || months === undefined) throw missing(`a range of "${name}"`);
      const between = [low / 4, unit === 'ratio' ? 1 : high * 4] as const;
      const options = [optionOf(left, evaluation).id, optionOf(right, evaluation).id] as const;
      const asked = { assumption: name, options, months: Number(months), between };
      return neededValue(readCaseModel(evaluation.model), asked);
    });
  },
  chance: (_, { estimate }) => {
    if (!estimate) throw missing('ranges');
    return `${Math.round(estimate.difference.favored * 100)}%`;
  },
  recommended: (_, evaluation) => nameOf(evaluation.recommendation.verdict.option, evaluation),
  choice: (rest, evaluation) => {
    const found = evaluation.recommendation.verdicts.find(
      ({ northStar, mode }) => `${northStar.replaceAll('-', ' ')} ${mode}` === rest,
    );
    if (!found) throw missing(`a choice under "${rest}"`);
    return nameOf(found.option, evaluation);
  },
};

function figureOf(asked: string, evaluation: Evaluation): string {
  if (asked.startsWith('size of '))
    return figureOf(asked.slice('size of '.length), evaluation).replace(/^\((.*)\)$/, '$1');
  const known = Object.keys(answerers).find((name) => asked === name || asked.startsWith(`${name} `));
  if (known !== undefined) return answerers[known]?.(asked.slice(known.length).trim(), evaluation) ?? '';
  return lineFigure(asked, evaluation);
}

/** A row of the statement, in all or in a year of the case: `free cash flow build year 1`. */
function lineFigure(asked: string, evaluation: Evaluation): string {
  const [, before = asked, year] = /^(.*) year (\d+)$/.exec(asked) ?? [];
  const rows = evaluation.options.flatMap(({ lines }) => lines.map(({ line }) => line));
  const row = [...new Set(rows)]
    .toSorted((a, b) => b.length - a.length)
    .find((line) => before.startsWith(`${line.replaceAll('-', ' ')} `));
  if (row === undefined) throw missing(`"${asked}"`);
  return moneyOf(before.slice(row.length + 1), evaluation, ({ lines }) => {
    const line = lines.find((each) => each.line === row);
    const figure = year === undefined ? line?.total : line?.figures[Number(year) - 1];
    if (!figure) throw missing(`"${asked}"`);
    return figure.value;
  });
}

/** Of one option, or of one less another: `build less buy`. */
function moneyOf(rest: string, evaluation: Evaluation, value: (option: Option) => string | null): string {
  const [first = 0n, second = 0n] = rest
    .split(' less ')
    .map((id) => minorOf(value(optionOf(id.trim(), evaluation)), evaluation));
  return short(first - second, evaluation);
}

function optionOf(id: string, { options }: Evaluation): Option {
  const found = options.find((option) => option.id === id);
  if (!found) throw missing(`an option "${id}"`);
  return found;
}

function nameOf(id: string | null, evaluation: Evaluation): string {
  return id === null ? 'none' : optionOf(id, evaluation).name;
}

function comparisonOf(rest: string, { comparisons }: Evaluation): Evaluation['comparisons'][number] {
  const ids = rest.split(' ');
  const found = comparisons.find(({ left, right }) => ids.length === 2 && ids.includes(left) && ids.includes(right));
  if (!found) throw missing(`a comparison of "${rest}"`);
  return found;
}

type Assumption = Evaluation['assumptions'][number];

function assumed(name: string, evaluation: Evaluation, value: (assumption: Assumption) => number | null): string {
  const assumption = evaluation.assumptions.find((one) => one.name === name);
  if (!assumption) throw missing(`an assumption "${name}"`);
  const found = value(assumption);
  return found === null ? 'no value within its range' : valueText(found, assumption, evaluation.currency);
}

function minorOf(value: string | null, { currency }: Evaluation): bigint {
  return parseMoney(value ?? '0', currency).minor;
}

function short(minor: bigint, { currency }: Evaluation): string {
  return shortMoney(minor, currency);
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}

function decimals(value: number): string {
  return String(Number(value.toFixed(2)));
}

function missing(what: string): Error {
  return new Error(`a text asks for what its case has not: ${what}`);
}
