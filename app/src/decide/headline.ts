import type { Answer } from '@capwise/contract/registry';
import { parseMoney } from '@capwise/domain/money';
import type { Case, Recommendation } from '@capwise/domain/decide';
import { shortMoney } from '../figure/index.ts';
import { flipWords } from './flip-words.ts';
import type { EvaluatedOption } from './option.ts';

type Evaluation = Answer<'decide.evaluate'>;
type Pieces = Evaluation['headline'];

/** What a headline is made of. */
export type Told = Pick<Evaluation, 'assumptions' | 'estimate' | 'comparisons'> & {
  readonly subject: Case;
  readonly options: readonly EvaluatedOption[];
  readonly recommendation: Recommendation;
};

/** The recommended option, what it does to EBITDA and to cash beside its rival, and what would turn it, in a few sentences. */
export function caseHeadline(told: Told): Pieces {
  const { subject, options, recommendation } = told;
  const find = (id: string | null): EvaluatedOption | undefined => options.find(({ option }) => option.id === id);
  const [chosen, rival] = [find(recommendation.verdict.option), find(recommendation.verdict.rival)];
  if (!chosen) return [{ text: `No option is left: ${endWords(told)}.` }];
  if (!rival) return [...single(subject, chosen), ...endedWords(told)];
  return [
    { text: `${chosen.option.name}. ` },
    ...ebitdaWords(subject, chosen, rival),
    { text: '; ' },
    ...cashWords(subject, { chosen, rival, comparisons: told.comparisons }),
    ...flipSentence(told),
    ...costWords(told, find(recommendation.costs?.than ?? null)),
    ...endedWords(told),
  ];
}

function ebitdaWords(subject: Case, chosen: EvaluatedOption, rival: EvaluatedOption): Pieces {
  const perYear = (evaluated: EvaluatedOption): bigint => totalOf(evaluated, 'ebitda', subject) / BigInt(subject.years);
  const gap = perYear(chosen) - perYear(rival);
  if (gap === 0n) return [{ text: 'EBITDA', measure: 'ebitda' }, { text: ` is that of ${rival.option.name}` }];
  return [
    { text: `EBITDA is ${gap > 0n ? 'better' : 'lower'} by ` },
    { text: `${shortMoney(gap > 0n ? gap : -gap, subject.currency)} a year`, measure: 'ebitda' },
    { text: ` than ${rival.option.name}` },
  ];
}

type Pair = Pick<Told, 'comparisons'> & { readonly chosen: EvaluatedOption; readonly rival: EvaluatedOption };

function cashWords(subject: Case, { chosen, rival, comparisons }: Pair): Pieces {
  const cash = { text: 'cash', measure: 'cash' as const };
  const ids = [chosen.option.id, rival.option.id];
  const comparison = comparisons.find(({ left, right }) => ids.includes(left) && ids.includes(right));
  if (comparison?.cashLater) {
    const later = minorOf(comparison.cashLater.value, subject.currency);
    return [
      cash,
      { text: ` differs in time only: ${shortMoney(later < 0n ? -later : later, subject.currency)} later, once.` },
    ];
  }
  const difference = totalOf(chosen, 'cash', subject) - totalOf(rival, 'cash', subject);
  const end = `${shortMoney(difference < 0n ? -difference : difference, subject.currency)} ${difference < 0n ? 'behind' : 'ahead'} after ${yearsText(subject)}`;
  const [crossing] = comparison?.crossings ?? [];
  if (crossing === undefined) return [cash, { text: ` does not cross and is ${end}.` }];
  const before = difference < 0n ? 'ahead' : 'behind';
  return [cash, { text: ` is ${before} until ${timeText(crossing)} and ${end}.` }];
}

function yearsText({ years }: Case): string {
  return years === 1 ? '1 year' : `${years} years`;
}

/** Below a year months say more. */
function timeText(years: number): string {
  if (years >= 1) return `${Number(years.toFixed(2))} years`;
  const months = Number((years * 12).toFixed(1));
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}

function flipSentence({ assumptions, estimate, subject }: Told): Pieces {
  const words = flipWords({ assumptions, estimate, currency: subject.currency });
  return words === null ? [] : [{ text: ` ${words[0]?.toUpperCase()}${words.slice(1)}.` }];
}

/** A north star may pick what is worth less: it is said plainly. */
function costWords({ recommendation, subject }: Told, better: EvaluatedOption | undefined): Pieces {
  const { costs, verdict } = recommendation;
  if (!costs || !better) return [];
  const money = (value: number): string => shortMoney(BigInt(Math.round(value * 100)), subject.currency);
  const gains = costs.gains > 0 ? ` to ${gainWords(verdict.measure, costs.gains, money)}` : '';
  return [{ text: ` It destroys value: it costs ${money(costs.value)} of NPV against ${better.option.name}${gains}.` }];
}

type Measure = Recommendation['verdict']['measure'];

/** What leads is named, as the EBITDA of a year and that of the last one are two figures. */
function gainWords(measure: Measure, gains: number, money: (value: number) => string): string {
  switch (measure) {
    case 'payback':
      return `pay back ${gains} ${gains === 1 ? 'month' : 'months'} sooner`;
    case 'runRate':
      return `gain ${money(gains)} of EBITDA in the last twelve months`;
    case 'firstYearEbitda':
      return `gain ${money(gains)} of EBITDA in year 1`;
    case 'firstYearFreeCashFlow':
      return `gain ${money(gains)} of free cash flow in year 1`;
    case 'npv':
      return `gain ${money(gains)} of NPV`;
  }
}

function endedWords(told: Told): Pieces {
  return told.recommendation.ended.length === 0 ? [] : [{ text: ` ${endWords(told)}.` }];
}

function endWords({ recommendation: { ended }, options }: Told): string {
  const nameOf = (id: string): string => options.find(({ option }) => option.id === id)?.option.name ?? id;
  return ended
    .map(({ option, by }) =>
      by === 'cash-ceiling'
        ? `${nameOf(option)} needs more cash than there is`
        : `${nameOf(option)} ends at the gate "${by.gate}"`,
    )
    .join('; ');
}

function single(subject: Case, evaluated: EvaluatedOption): Pieces {
  return [
    { text: `${evaluated.option.name}: EBITDA ` },
    { text: shortMoney(totalOf(evaluated, 'ebitda', subject), subject.currency), measure: 'ebitda' },
    { text: ', cash ' },
    { text: shortMoney(totalOf(evaluated, 'cash', subject), subject.currency), measure: 'cash' },
    { text: ` over ${yearsText(subject)}.` },
  ];
}

function totalOf({ answer }: EvaluatedOption, line: 'ebitda' | 'cash', { currency }: Case): bigint {
  return minorOf(answer.lines.find((candidate) => candidate.line === line)?.total.value ?? '0', currency);
}

function minorOf(value: string | null, currency: string): bigint {
  return parseMoney(value ?? '0', currency).minor;
}
