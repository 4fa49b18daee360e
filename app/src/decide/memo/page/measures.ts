import { Refusal } from '@capwise/domain';
import { irr } from '@capwise/domain/finance';
import { equivalentAnnual } from '../../lives.ts';
import { exactAmounts, minorOf, percent, percentText, shortPoint, roundAmount, shortText } from '../amounts.ts';
import { paragraph, type Block, type Cell, type Column, type Row, type Section } from '../document.ts';
import type { Evaluation, MemoFacts, OptionFacts } from '../facts.ts';

type Measured = (option: OptionFacts) => Cell;

/** NPV, IRR, payback, EAC, the worst month of cumulative cash; and where there are ranges, what they come to. */
export function measuresSection(facts: MemoFacts): Section {
  const { evaluation, first, second } = facts;
  const columns: Column[] = [
    { label: '' },
    { label: first.option.name, isNumber: true },
    ...(second
      ? [
          { label: second.option.name, isNumber: true },
          { label: 'Difference', isNumber: true },
        ]
      : []),
  ];
  const rows = [...sureRows(facts), ...drawnRows(facts)].map(
    ([label, each, difference]): Row => ({
      cells: [label, each(first), ...(second ? [each(second), difference(second)] : [])],
    }),
  );
  const drawn = evaluation.estimate ? `; P of ${evaluation.estimate.points} draws` : '';
  const caption = `${evaluation.currency}, at the base of the assumptions${drawn}`;
  const table: Block = { kind: 'table', caption, columns, rows };
  return { title: 'What it is worth', blocks: [table, ...paragraph(drawnWords(facts), offBook(facts))] };
}

type MeasureRow = readonly [label: string, each: Measured, difference: Measured];

function sureRows(facts: MemoFacts): readonly MeasureRow[] {
  const { evaluation, first } = facts;
  const { currency, discountRate, years } = evaluation;
  const npv = (option: OptionFacts): bigint => minorOf(option.answer.npv.value, currency);
  const all = facts.options.map(npv);
  const exact = exactAmounts(all, currency);
  const eac = ({ option, answer }: OptionFacts): number =>
    equivalentAnnual(facts.subject, option, Number(answer.npv.value)).amount;
  const worst: Measured = ({ answer }) => lowest(facts, answer.cumulativeCash);
  const behind: Measured = ({ answer }) =>
    lowest(
      facts,
      first.answer.cumulativeCash.map((value, point) => value - (answer.cumulativeCash[point] ?? 0)),
    );
  return [
    [
      `NPV at ${percentText(discountRate)}`,
      (option) => exact(npv(option)),
      (second) => exact(npv(first) - npv(second)),
    ],
    ['IRR', ({ answer }) => rateText(answer.irr), (second) => rateText(differenceRate(first, second))],
    ['Payback', (option) => ownPayback(option, years), (second) => pairPayback(facts, second)],
    [
      'EAC, value a year',
      (option) => roundAmount(eac(option), currency),
      (second) => roundAmount(eac(first) - eac(second), currency),
    ],
    ['Worst cumulative cash', worst, behind],
  ];
}

function drawnRows({ evaluation }: MemoFacts): readonly MeasureRow[] {
  const { estimate, currency } = evaluation;
  if (!estimate) return [];
  const find = (id: string): NonNullable<Evaluation['estimate']>['options'][number] | undefined =>
    estimate.options.find((option) => option.id === id);
  const range = (spread: { readonly quantiles: readonly number[] } | undefined): string => {
    const [low = 0, high = 0] = [0.1, 0.9].map((share) => spread?.quantiles[estimate.shares.indexOf(share)] ?? 0);
    return `${shortText(low, currency)} to ${shortText(high, currency)}`;
  };
  return [
    [
      'P(NPV < 0)',
      ({ option }) => percent(find(option.id)?.lossChance ?? 0),
      () => percent(1 - estimate.difference.favored),
    ],
    ['NPV, P10 to P90', ({ option }) => range(find(option.id)?.npv), () => range(estimate.difference.npv)],
  ];
}

function drawnWords({ evaluation, second }: MemoFacts): string {
  const { estimate, assumptions } = evaluation;
  if (estimate && second) return '';
  if (assumptions.some(({ low }) => low !== null)) {
    return 'There is nothing to lay beside it: no probability is stated.';
  }
  return 'No assumption has a range: how likely these figures are is unknown, and no probability is stated.';
}

/** What counts beside the books, and what counts nowhere. */
function offBook(facts: MemoFacts): string {
  const [memo, left] = [totalsOf(facts, 'memo'), totalsOf(facts, 'left-out')];
  return [
    ...(memo === '' ? [] : [`NPV also counts what is off-book: ${memo}.`]),
    ...(left === '' ? [] : [`Spent already or allocated, and not in the decision: ${left}.`]),
  ].join(' ');
}

function totalsOf({ first, second, evaluation }: MemoFacts, name: 'memo' | 'left-out'): string {
  return [first, ...(second ? [second] : [])]
    .flatMap(({ option, answer }) => {
      const total = Number(answer.lines.find(({ line }) => line === name)?.total.value ?? 0);
      return total === 0 ? [] : [`${shortText(total, evaluation.currency)} of ${option.name}`];
    })
    .join('; ');
}

/** The lowest point of a running total and when it is reached; nothing where it never is below zero. */
function lowest(facts: MemoFacts, values: readonly number[]): Cell {
  const least = Math.min(...values);
  if (!(least < 0)) return 'never below zero';
  const { text, value } = asNumber(roundAmount(least, facts.subject.currency));
  return { text: `${text}, ${shortPoint(facts, values.indexOf(least))}`, value };
}

function asNumber(cell: Cell): { readonly text: string; readonly value: string } {
  return typeof cell === 'string' ? { text: cell, value: cell } : cell;
}

/** Rates a year; a flow that changes its direction more than once has several, and none of them ranks. */
function rateText({ status, roots }: { readonly status: string; readonly roots: readonly number[] }): Cell {
  const [root] = roots;
  if (status === 'OK' && root !== undefined) return percent(root);
  if (roots.length > 1) return `${roots.map(percentText).join(' and ')}: no one rate`;
  return status === 'NO_SIGN_CHANGE' ? 'none: flows of one sign' : 'none';
}

/** Of the difference of two options: costs alone have no rate, and the capital of one over the other does. */
function differenceRate(first: OptionFacts, second: OptionFacts): OptionFacts['answer']['irr'] {
  try {
    const flows = first.flows.map((flow, point) => flow - (second.flows[point] ?? 0));
    const { status, roots } = irr({ flows });
    return { status, roots: roots.map((root) => (1 + root) ** 12 - 1) };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.code, roots: [] };
    throw error;
  }
}

/** Months until cumulative cash is at zero again for good. */
function ownPayback({ answer }: OptionFacts, years: number): Cell {
  const last = answer.cumulativeCash.findLastIndex((value) => value < 0);
  if (last === -1) return 'never below zero';
  return last === answer.cumulativeCash.length - 1
    ? `not within ${years} ${years === 1 ? 'year' : 'years'}`
    : { text: `${last + 1} months`, value: String(last + 1) };
}

/** Where cumulative cash of the pair is equal, and which of them is ahead before. */
function pairPayback({ evaluation, first }: MemoFacts, second: OptionFacts): Cell {
  const ids = [first.option.id, second.option.id];
  const comparison = evaluation.comparisons.find(({ left, right }) => ids.includes(left) && ids.includes(right));
  const gaps = first.answer.cumulativeCash.map((value, point) => value - (second.answer.cumulativeCash[point] ?? 0));
  const begins = gaps.find((gap) => Math.abs(gap) > 0);
  if (begins === undefined) return 'no difference in cash';
  const months = comparison?.breakEven.months ?? null;
  if (months === null) return begins < 0 ? 'never' : 'ahead throughout';
  const { from = 0, isBeyond = false } = comparison?.breakEven ?? {};
  const counted = `${Number(months.toFixed(1))} months${from > 0 ? ` of saving, from month ${from} on` : ''}`;
  const beyond = isBeyond ? ', beyond the case' : '';
  return { text: begins < 0 ? `${counted}${beyond}` : `ahead for ${counted}${beyond}`, value: String(months) };
}
