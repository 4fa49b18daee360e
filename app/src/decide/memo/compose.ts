import { percentText } from './amounts.ts';
import { accountingSection } from './appendix/accounting.ts';
import { assumptionsSection } from './appendix/assumptions.ts';
import { honestySection, reconciliationSection } from './appendix/checks.ts';
import { matrixSection, rejectedSection } from './appendix/options.ts';
import { changesSection, criteriaSection, recordSection } from './appendix/record.ts';
import { sensitivitySection } from './appendix/sensitivity.ts';
import { statementsSection } from './appendix/statements.ts';
import type { Memo } from './document.ts';
import type { MemoFacts } from './facts.ts';
import { askSection } from './page/ask.ts';
import { decidingSection } from './page/deciding.ts';
import { givingUpSection } from './page/giving-up.ts';
import { leavingSection } from './page/leaving.ts';
import { measuresSection } from './page/measures.ts';
import { recommendationSection } from './page/recommendation.ts';
import { timingSection } from './page/timing.ts';
import { viewsSections } from './page/views.ts';

/** One page to decide by, and what it rests on: sentences and figures are facts of the evaluation. */
export function composeMemo(facts: MemoFacts): Memo {
  return {
    title: facts.subject.question,
    about: aboutText(facts),
    reference: facts.reference,
    page: [
      askSection(facts),
      recommendationSection(facts),
      ...viewsSections(facts),
      timingSection(facts),
      measuresSection(facts),
      decidingSection(facts),
      givingUpSection(facts),
      leavingSection(facts),
    ],
    appendix: [
      matrixSection(facts),
      rejectedSection(facts),
      statementsSection(facts),
      assumptionsSection(facts),
      accountingSection(facts),
      sensitivitySection(facts),
      criteriaSection(facts),
      honestySection(facts),
      reconciliationSection(facts),
      changesSection(facts),
      recordSection(facts),
    ],
  };
}

function aboutText({ evaluation, subject }: MemoFacts): string {
  const { currency, tax, start, framework } = evaluation;
  const years = subject.years === 1 ? '1 year' : `${subject.years} years`;
  const rules = framework === 'ifrs' ? 'IFRS' : 'US GAAP';
  return `${currency} · ${years} from ${start} · ${tax}, ${percentText(subject.discountRate)} a year · ${rules}`;
}
