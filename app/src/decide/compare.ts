import type { Answer } from '@capwise/contract/registry';
import type { Figure } from '@capwise/contract/operation';
import { cashFlowPoints, postOption, type Case, type CaseOption } from '@capwise/domain/decide';
import { bridgeOf, statementOf } from '@capwise/domain/books';
import { money, moneyText, parseMoney, portion, ratio } from '@capwise/domain/money';
import { formula, minorFigure } from '../figure/index.ts';
import { breakEvenOf, crossingMonths } from './break-even.ts';
import type { EvaluatedOption } from './option.ts';

type Comparison = Answer<'decide.evaluate'>['comparisons'][number];
type CaseLineAnswer = Comparison['lines'][number];

/**
 * Every option laid beside every other, variants left out: where cash crosses, and what payment terms alone move. What changes a
 * status quo stands on the left of it.
 */
export function compareOptions(subject: Case, options: readonly EvaluatedOption[]): readonly Comparison[] {
  const bases = options.filter(({ option }) => option.variantOf === null);
  return bases.flatMap((first, index) =>
    bases
      .slice(index + 1)
      .map((second) =>
        second.option.against === first.option.id
          ? comparePair(subject, second, first)
          : comparePair(subject, first, second),
      ),
  );
}

function comparePair(subject: Case, left: EvaluatedOption, right: EvaluatedOption): Comparison {
  return {
    left: left.option.id,
    right: right.option.id,
    crossings: crossingMonths(left.flows, right.flows).map((months) => months / 12),
    breakEven: breakEvenOf(subject, left, right),
    lines: (['ebitda', 'cash'] as const).flatMap((line) => differenceOf(subject, line, [left, right])),
    npv: lessFigure(subject, 'NPV', { left, right, figures: [left.answer.npv, right.answer.npv] }),
    ...termsOnly(subject, left, right),
  };
}

type Pair = {
  readonly left: EvaluatedOption;
  readonly right: EvaluatedOption;
  readonly figures: readonly [Figure, Figure];
};

function lessFigure({ currency }: Case, name: string, { left, right, figures: [a, b] }: Pair): Figure {
  const minor = (figure: Figure): bigint => parseMoney(figure.value ?? '0', currency).minor;
  return minorFigure(
    minor(a) - minor(b),
    currency,
    formula(`${name} of ${left.option.name} less ${right.option.name}`, [
      { label: left.option.name, trace: a.trace },
      { label: right.option.name, sign: -1, trace: b.trace },
    ]),
  );
}

function differenceOf(
  subject: Case,
  line: 'ebitda' | 'cash',
  [left, right]: readonly [EvaluatedOption, EvaluatedOption],
): readonly CaseLineAnswer[] {
  const [of, from] = [left, right].map(({ answer }) => answer.lines.find((candidate) => candidate.line === line));
  if (!of || !from) return [];
  const less = (a: Figure, b: Figure | undefined): Figure =>
    b ? lessFigure(subject, of.label, { left, right, figures: [a, b] }) : a;
  return [
    {
      line,
      label: of.label,
      figures: of.figures.map((figure, index) => less(figure, from.figures[index])),
      total: less(of.total, from.total),
    },
  ];
}

/** Crossings of two options, in years, when their recurring lines go on to `years`. */
export function crossingsWithin(
  subject: Case,
  pair: readonly [CaseOption, CaseOption],
  years: number,
): readonly number[] {
  const flows = (option: CaseOption): readonly bigint[] =>
    cashFlowPoints(postOption(subject, option, '', years), subject, years);
  return crossingMonths(flows(pair[0]), flows(pair[1])).map((months) => months / 12);
}

/**
 * Cash that differs in time only: options with one EBITDA in every month that pay the same in the end (mission M4).
 */
function termsOnly(
  subject: Case,
  left: EvaluatedOption,
  right: EvaluatedOption,
): Pick<Comparison, 'cashLater' | 'cashLaterByDays'> {
  const none = { cashLater: null, cashLaterByDays: null };
  if (!sameEbitda(left, right) || bridgeOf(left.sums).cash !== bridgeOf(right.sums).cash) return none;
  const most = left.flows.reduce<{ sum: bigint; most: bigint; at: number }>(
    ({ sum, most: before, at }, flow, index) => {
      const next = sum + flow - (right.flows[index] ?? 0n);
      return magnitude(next) > magnitude(before)
        ? { sum: next, most: next, at: index }
        : { sum: next, most: before, at };
    },
    { sum: 0n, most: 0n, at: 0 },
  );
  if (most.most === 0n) return none;
  const byDays = paymentDays(left.option) - paymentDays(right.option);
  const until = subject.start.add({ months: Math.max(0, most.at - 1) }).toString();
  const cash = (option: EvaluatedOption): Figure['trace'] => {
    const line = option.answer.lines.find((candidate) => candidate.line === 'cumulative-cash');
    const trace = line?.total.trace;
    return trace?.kind === 'postings' ? { ...trace, filter: { ...trace.filter, to: until } } : formula('no cash', []);
  };
  const trace = formula('Cash that moves in time only', [
    { label: left.option.name, trace: cash(left) },
    { label: right.option.name, sign: -1, trace: cash(right) },
  ]);
  return {
    cashLater: minorFigure(most.most, subject.currency, trace),
    cashLaterByDays: {
      value: moneyText(money(byDays, subject.currency)),
      unit: subject.currency,
      trace: { kind: 'assumption', id: `payment days: yearly amount × days / 365` },
    },
  };
}

function sameEbitda(left: EvaluatedOption, right: EvaluatedOption): boolean {
  const months = new Set([...left.sums, ...right.sums].map(({ month }) => month));
  const ebitda = ({ sums }: EvaluatedOption, month: string): bigint =>
    statementOf(sums.filter((sum) => sum.month === month)).ebitda;
  return [...months].every((month) => ebitda(left, month) === ebitda(right, month));
}

/** What net days keep in the bank by days over 365: Σ yearly amount × days / 365; income and savings count the other way. */
function paymentDays(option: CaseOption): bigint {
  const perYear = { once: 0n, month: 12n, quarter: 4n, year: 1n };
  return option.lines.reduce((sum, line) => {
    const kept = portion(line.amount.minor * perYear[line.every], ratio(line.netDays, 365), 'half-up');
    const isOwed = line.treatment.kind === 'earn' || line.saves !== undefined;
    return isOwed ? sum - kept : sum + kept;
  }, 0n);
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
