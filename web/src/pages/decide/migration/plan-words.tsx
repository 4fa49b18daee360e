import { Section } from '../../../parts/section.tsx';
import type { MigrationAnswer } from './planning.ts';
import styles from './migration.module.css';

/** A plan in sentences; what another limit is worth has a part of its own. */
export function PlanWords({ answer }: { readonly answer: MigrationAnswer }) {
  const { withoutDeadline, oneWaveLater, engineers } = answer;
  const besides = new Set([withoutDeadline.words, oneWaveLater.words, ...engineers.map(({ words }) => words)]);
  return (
    <Section title="The plan in words">
      <ul className={styles['words']}>
        {answer.words
          .filter((words) => !besides.has(words))
          .map((words) => (
            <li key={words}>{words}</li>
          ))}
      </ul>
    </Section>
  );
}
