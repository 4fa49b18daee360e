import { shortText } from '../amounts.ts';
import type { Section } from '../document.ts';
import type { MemoFacts } from '../facts.ts';
import { delayCost } from '../delay.ts';

/** By when it has to be decided, by whom, and what a month of waiting costs where that can be calculated. */
export function timingSection(facts: MemoFacts): Section {
  const { decideBy, owner } = facts.evaluation.decision;
  const items = [
    decideBy === null ? 'Needed by: unknown, the case names no day.' : `Needed by: ${decideBy}.`,
    owner === null ? 'Owner: unknown, the case names none.' : `Owner: ${owner}.`,
    ...delayWords(facts),
    findingWords(facts),
  ];
  return { title: 'The decision', half: 'single', blocks: [{ kind: 'list', items }] };
}

function findingWords({ evaluation }: MemoFacts): string {
  const count = evaluation.findings.length;
  if (count === 0) return 'The honesty checks that ran found nothing.';
  return `Honesty checks: ${count} ${count === 1 ? 'finding asks' : 'findings ask'} for an answer, in the appendix.`;
}

function delayWords(facts: MemoFacts): readonly string[] {
  const cost = delayCost(facts);
  if (cost === null) return [];
  const { currency } = facts.subject;
  const words = (value: number): string =>
    value >= 0 ? `costs ${shortText(value, currency)}` : `gains ${shortText(-value, currency)}`;
  return [
    `A month of delay ${words(cost.fixedEnd)} of NPV where the case ends as it does, and ${words(cost.movedEnd)} where its end moves too.`,
  ];
}
