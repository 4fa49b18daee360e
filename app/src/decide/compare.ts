import type { Answer } from '@capwise/contract/registry';
import { cashFlowPoints, postOption, type Case, type CaseOption } from '@capwise/domain/decide';
import { breakEvenCumulative } from '@capwise/domain/finance';
import { minorDigits, money, moneyText, portion, ratio } from '@capwise/domain/money';
import { statementOf } from '@capwise/domain/books';
import { formula, minorFigure } from '../figure/index.ts';
import type { EvaluatedOption } from './option.ts';

type Comparison = Answer<'decide.evaluate'>['comparisons'][number];

/** Every option laid beside every other, variants left out: where cash crosses, and what payment terms alone move. */
export function compareOptions(subject: Case, options: readonly EvaluatedOption[]): readonly Comparison[] {
  const bases = options.filter(({ option }) => option.variantOf === null);
  return bases.flatMap((left, index) => bases.slice(index + 1).map((right) => comparePair(subject, left, right)));
}

function comparePair(subject: Case, left: EvaluatedOption, right: EvaluatedOption): Comparison {
  const [a, b] = [left.answer.npv, right.answer.npv];
  const digits = minorDigits(subject.currency);
  const difference = BigInt(Math.round((Number(a.value) - Number(b.value)) * 10 ** digits));
  return {
    left: left.option.id,
    right: right.option.id,
    crossings: [...crossings(left.flows, right.flows)],
    npv: minorFigure(
      difference,
      subject.currency,
      formula(`NPV of ${left.option.name} less ${right.option.name}`, [
        { label: left.option.name, trace: a.trace },
        { label: right.option.name, sign: -1, trace: b.trace },
      ]),
    ),
    ...termsOnly(subject, left, right),
  };
}

/** Years at which cumulative cash of two options is equal. Costs go down; the function wants them as magnitudes. */
function crossings(left: readonly bigint[], right: readonly bigint[]): readonly number[] {
  const costs = (flows: readonly bigint[]): number[] => flows.map((minor) => -Number(minor));
  return breakEvenCumulative({ a: costs(left), b: costs(right) }).map((months) => months / 12);
}

/** Crossings of two options when their recurring lines go on to `years`. */
export function crossingsWithin(
  subject: Case,
  pair: readonly [CaseOption, CaseOption],
  years: number,
): readonly number[] {
  const flows = (option: CaseOption): readonly bigint[] =>
    cashFlowPoints(postOption(subject, option, '', years), subject, years);
  return crossings(flows(pair[0]), flows(pair[1]));
}

/** Cash that differs in time only: options with one EBITDA in every month whose payment terms differ (mission M4). */
function termsOnly(
  subject: Case,
  left: EvaluatedOption,
  right: EvaluatedOption,
): Pick<Comparison, 'cashLater' | 'cashLaterByDays'> {
  const none = { cashLater: null, cashLaterByDays: null };
  if (!sameEbitda(left, right)) return none;
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
  const cash = (option: EvaluatedOption): Comparison['npv']['trace'] => {
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

/** What net days keep in the bank by days over 365: Σ yearly amount × days / 365; income counts the other way. */
function paymentDays(option: CaseOption): bigint {
  const perYear = { once: 0n, month: 12n, quarter: 4n, year: 1n };
  return option.lines.reduce((sum, line) => {
    const kept = portion(line.amount.minor * perYear[line.every], ratio(line.netDays, 365), 'half-up');
    return line.treatment.kind === 'earn' ? sum - kept : sum + kept;
  }, 0n);
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
