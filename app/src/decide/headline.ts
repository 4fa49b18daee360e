import type { Answer } from '@capwise/contract/registry';
import { parseMoney } from '@capwise/domain/money';
import type { Case } from '@capwise/domain/decide';
import { shortMoney } from '../figure/index.ts';
import type { EvaluatedOption } from './option.ts';

type Evaluation = Answer<'decide.evaluate'>;

/** What the first two options do to EBITDA a year and to cash, and where cash crosses, in one sentence. */
export function caseHeadline(
  subject: Case,
  options: readonly EvaluatedOption[],
  comparisons: readonly Evaluation['comparisons'][number][],
): Evaluation['headline'] {
  const [first, second] = options.filter(({ option }) => option.variantOf === null);
  if (!first) return [{ text: subject.question }];
  if (!second) return single(subject, first);
  const perYear = (evaluated: EvaluatedOption): bigint => totalOf(evaluated, 'ebitda', subject) / BigInt(subject.years);
  const [a, b] = [perYear(first), perYear(second)];
  const [ahead, behind] = a >= b ? [first, second] : [second, first];
  const gap = a >= b ? a - b : b - a;
  const comparison = comparisons.find(({ left, right }) =>
    [left, right].every((id) => [first, second].some(({ option }) => option.id === id)),
  );
  return [
    ...(gap === 0n
      ? [
          { text: `${first.option.name} and ${second.option.name} have the same ` },
          { text: 'EBITDA', measure: 'ebitda' as const },
        ]
      : [
          { text: `${ahead.option.name}: EBITDA is better by ` },
          { text: `${shortMoney(gap, subject.currency)} a year`, measure: 'ebitda' as const },
          { text: ` than ${behind.option.name}` },
        ]),
    { text: '; ' },
    ...cashWords(subject, { ahead, behind, comparison }),
  ];
}

type Pair = {
  readonly ahead: EvaluatedOption;
  readonly behind: EvaluatedOption;
  readonly comparison: Evaluation['comparisons'][number] | undefined;
};

function cashWords(subject: Case, { ahead, behind, comparison }: Pair): Evaluation['headline'] {
  const cash = { text: 'cash', measure: 'cash' as const };
  if (comparison?.cashLater) {
    const later = minorOf(comparison.cashLater.value, subject.currency);
    return [
      cash,
      { text: ` differs in time only: ${shortMoney(later < 0n ? -later : later, subject.currency)} later, once.` },
    ];
  }
  const crossing = comparison?.crossings[0];
  const difference = totalOf(ahead, 'cash', subject) - totalOf(behind, 'cash', subject);
  const end = `${shortMoney(difference < 0n ? -difference : difference, subject.currency)} ${difference < 0n ? 'behind' : 'ahead'} after ${subject.years} years`;
  if (crossing === undefined) return [cash, { text: ` does not cross and is ${end}.` }];
  return [cash, { text: ` crosses after ${Number(crossing.toFixed(2))} years and is ${end}.` }];
}

function single(subject: Case, evaluated: EvaluatedOption): Evaluation['headline'] {
  return [
    { text: `${evaluated.option.name}: EBITDA ` },
    { text: shortMoney(totalOf(evaluated, 'ebitda', subject), subject.currency), measure: 'ebitda' },
    { text: ', cash ' },
    { text: shortMoney(totalOf(evaluated, 'cash', subject), subject.currency), measure: 'cash' },
    { text: ` over ${subject.years} years.` },
  ];
}

function totalOf({ answer }: EvaluatedOption, line: 'ebitda' | 'cash', { currency }: Case): bigint {
  return minorOf(answer.lines.find((candidate) => candidate.line === line)?.total.value ?? '0', currency);
}

function minorOf(value: string | null, currency: string): bigint {
  return parseMoney(value ?? '0', currency).minor;
}
