import { ChoiceCell } from './form/choice-cell.tsx';
import type { ChangeCase } from './form/change.ts';
import type { Evaluation } from './evaluation.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { caseId } from './case-id.ts';
import { SaveAs } from './save-as.tsx';
import styles from './case-tools.module.css';

const stars = [
  ['ebitda', 'North star: EBITDA'],
  ['free-cash-flow', 'North star: free cash flow'],
] as const;
const modes = [
  ['growth', 'Growth'],
  ['efficiency', 'Efficiency'],
] as const;

type Props = {
  readonly evaluation: Evaluation;
  /** Under which the case is kept as it stands. */
  readonly name: string | undefined;
  readonly onChange: ChangeCase;
};

/** What is optimized this year, and what the case can leave as. */
export function CaseTools({ evaluation, name, onChange }: Props) {
  const { northStar, mode } = evaluation.decision;
  return (
    <div className={styles['tools']}>
      <ChoiceCell
        label="North star"
        value={northStar}
        choices={stars}
        onChoose={(value) => onChange([{ kind: 'set', path: ['north star'], value }])}
      />
      <ChoiceCell
        label="Mode"
        value={mode}
        choices={modes}
        onChoose={(value) => onChange([{ kind: 'set', path: ['mode'], value }])}
      />
      <LinkButton onClick={() => globalThis.document.getElementById(caseId)?.scrollIntoView({ behavior: 'smooth' })}>
        Change the figures
      </LinkButton>
      <SaveAs document={evaluation.document} name={name} />
    </div>
  );
}
