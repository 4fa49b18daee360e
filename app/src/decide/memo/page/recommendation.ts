import { shortText } from '../amounts.ts';
import { paragraph, type Section } from '../document.ts';
import type { MemoFacts } from '../facts.ts';
import { marginWords, measureWords, modeWords, starWords } from '../verdict-words.ts';

/** The recommendation as the evaluation says it, by what it leads, and which option is worth most. */
export function recommendationSection(facts: MemoFacts): Section {
  const { evaluation, subject } = facts;
  const { headline, recommendation } = evaluation;
  const { verdict } = recommendation;
  const sentence = headline.map(({ text }) => text).join('');
  const by = `Optimized this year: ${starWords[verdict.northStar]} in ${modeWords[verdict.mode]} mode, that is ${measureWords[verdict.measure]}`;
  const lead =
    verdict.margin === 0
      ? 'there is no difference in it'
      : `the lead in it is ${marginWords(verdict, subject.currency)}`;
  const leads = verdict.option !== null && verdict.rival !== null ? `; ${lead}.` : '.';
  return {
    title: 'Recommendation',
    blocks: [{ kind: 'lead', text: sentence }, ...paragraph(`${by}${leads}`, worthMost(facts), coreWords(facts))],
  };
}

/** What the three core questions say, where they were answered. */
function coreWords({ evaluation }: MemoFacts): string {
  const { core } = evaluation;
  return core === null ? '' : `The core questions say ${core.verdict}: ${core.why}.`;
}

/** The choice by value stands beside that of the north star, whatever that is. */
function worthMost({ options, evaluation }: MemoFacts): string {
  const { currency, recommendation } = evaluation;
  const isLeft = (id: string): boolean => !recommendation.ended.some(({ option }) => option === id);
  const [best, next] = options
    .filter(({ option }) => option.variantOf === null && isLeft(option.id))
    .toSorted((a, b) => Number(b.answer.npv.value) - Number(a.answer.npv.value));
  if (!best || !next) return '';
  return `The highest NPV is that of ${best.option.name}, ${shortText(Number(best.answer.npv.value), currency)}.`;
}
