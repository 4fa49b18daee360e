import { listed, pointText, shortText, yearLabels } from '../amounts.ts';
import type { Section } from '../document.ts';
import { optionName, type MemoFacts, type OptionFacts } from '../facts.ts';
import { measureWords, modeWords, starWords } from '../verdict-words.ts';

/** What the next best use of the money would have been better in, as far as the case counts it. */
export function givingUpSection(facts: MemoFacts): Section {
  const { second, isRecommended } = facts;
  const title = 'What we give up';
  if (!isRecommended || !second) {
    return { title, blocks: [{ kind: 'list', items: ['There is no other option in the case: unknown.'] }] };
  }
  const items = [
    endedWords(facts, second),
    deeperCash(facts, second),
    lowerEbitda(facts, second),
    ...otherVerdicts(facts),
  ];
  const found = items.filter((item) => item !== '');
  const { name } = second.option;
  return {
    title,
    half: 'single',
    blocks: [
      {
        kind: 'list',
        items: [
          ...(found.length > 0 ? found : [`Nothing that the case counts: ${name} is ahead in no month and no year.`]),
          displaced(facts),
        ].filter((item) => item !== ''),
      },
    ],
  };
}

function endedWords({ evaluation }: MemoFacts, { option }: OptionFacts): string {
  const isEnded = evaluation.recommendation.ended.some((one) => one.option === option.id);
  return isEnded ? `${option.name} does not stand for choice: see the options rejected.` : '';
}

function deeperCash(facts: MemoFacts, second: OptionFacts): string {
  const gaps = facts.first.answer.cumulativeCash.map(
    (value, point) => (second.answer.cumulativeCash[point] ?? 0) - value,
  );
  const most = Math.max(...gaps);
  if (!(most > 0)) return '';
  const amount = shortText(most, facts.subject.currency);
  return `Cash: up to ${amount} less than with ${second.option.name}, most ${pointText(facts, gaps.indexOf(most))}.`;
}

function lowerEbitda({ first, evaluation }: MemoFacts, second: OptionFacts): string {
  const figures = ({ answer }: OptionFacts): readonly number[] =>
    answer.lines.find(({ line }) => line === 'ebitda')?.figures.map(({ value }) => Number(value)) ?? [];
  const other = figures(second);
  const lower = figures(first).map((value, year) => (other[year] ?? 0) - value);
  const labels = yearLabels(evaluation).filter((_, year) => (lower[year] ?? 0) > 0);
  if (labels.length === 0) return '';
  const most = shortText(Math.max(...lower), evaluation.currency);
  const when = labels.length > 3 ? `${labels.length} of ${lower.length} years` : listed(labels);
  return `EBITDA: lower than with ${second.option.name} in ${when}, by up to ${most} a year.`;
}

/** What another north star or mode would have chosen. */
function otherVerdicts(facts: MemoFacts): readonly string[] {
  const { verdict, verdicts } = facts.evaluation.recommendation;
  return verdicts.flatMap(({ option, northStar, mode, margin, measure }) => {
    if (option === null || option === verdict.option || margin === 0) return [];
    const by = `${starWords[northStar]} and ${modeWords[mode]}`;
    const lead = `${shortText(margin, facts.subject.currency)} in ${measureWords[measure]}`;
    return [`By ${by}, ${optionName(facts, option)} would lead by ${lead}.`];
  });
}

/** Displaced work counts only where it was written as an off-book cost. */
function displaced({ first }: MemoFacts): string {
  const isCounted = first.option.lines.some(
    ({ treatment }) => treatment.kind === 'memo' && treatment.counts === 'cost',
  );
  return isCounted ? '' : 'What the same people would do instead is not in the case: unknown.';
}
