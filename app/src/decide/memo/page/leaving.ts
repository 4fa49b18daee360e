import { Refusal } from '@capwise/domain';
import { lineMinor, shortText } from '../amounts.ts';
import type { Section } from '../document.ts';
import type { MemoFacts, OptionAnswer } from '../facts.ts';
import { evaluateOption } from '../../option.ts';

/** How many criteria of a kind the page says; the appendix has them all. */
const criteriaShown = 3;

/** When the option is left or stopped, and what stopping it costs. */
export function leavingSection(facts: MemoFacts): Section {
  const { exit, kill } = facts.evaluation.decision;
  const items = [criteria('Exit when', exit), criteria('Stop when', kill), ...reversing(facts)];
  return {
    title: 'When we leave, and what that costs',
    half: 'single',
    blocks: [{ kind: 'list', items: items.filter((item) => item !== '') }],
  };
}

function criteria(label: string, all: readonly string[]): string {
  if (all.length === 0) return `${label}: no criterion is written in the case.`;
  const more = all.length > criteriaShown ? `; and ${all.length - criteriaShown} more in the appendix` : '';
  return `${label}: ${all.slice(0, criteriaShown).join('; ')}${more}.`;
}

/** Variants that were written, else the option stopped after a year, folded by the same treatments. */
function reversing(facts: MemoFacts): readonly string[] {
  const { options, first, isRecommended } = facts;
  if (!isRecommended || first.option.cancelledAt !== null) return [];
  const written = options.filter(({ option }) => option.variantOf === first.option.id && option.cancelledAt !== null);
  const found = written.map(({ option, answer }) =>
    reversal(facts, answer, `${option.name} (month ${option.cancelledAt})`),
  );
  if (found.length > 0) return found.slice(0, 2);
  const computed = cancelledByUs(facts);
  return computed === null ? ['Cost of reversing: unknown, no variant of the case is cancelled.'] : [computed];
}

/** null where the option changes a status quo, which would go on, and where a treatment takes no stop there. */
function cancelledByUs(facts: MemoFacts): string | null {
  const { subject, first, evaluation } = facts;
  if (first.option.against !== null) return null;
  const month = Math.min(12, subject.years * 6);
  try {
    const option = { ...first.option, cancelledAt: month };
    const { answer } = evaluateOption(subject, option, { hash: evaluation.hash, periods: evaluation.periods });
    return reversal(facts, answer, `Stopped at the beginning of month ${month} of the case`);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function reversal({ subject, scale }: MemoFacts, answer: OptionAnswer, when: string): string {
  const { currency } = subject;
  const major = (minor: bigint): number => Number(minor) / scale;
  const loss = major(lineMinor(answer, 'loss', currency).total);
  const off = loss === 0 ? 'nothing is written off' : `${shortText(Math.abs(loss), currency)} is written off in EBITDA`;
  const cash = shortText(major(lineMinor(answer, 'cash', currency).total), currency);
  return `${when}: ${off}; cash ${cash} in all; NPV ${shortText(Number(answer.npv.value), currency)}.`;
}
