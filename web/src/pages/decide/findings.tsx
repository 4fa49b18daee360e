import { counted } from '../../format/amount.ts';
import { Section } from '../../parts/section.tsx';
import type { Evaluation } from './evaluation.ts';
import styles from './decide.module.css';

/** What in the case deserves a doubt, with the line it stands on. */
export function Findings({ findings }: { readonly findings: Evaluation['findings'] }) {
  if (findings.length === 0) return null;
  return (
    <Section title="Worth a doubt" note={counted(findings.length, 'finding')}>
      <ul className={styles['findings']}>
        {findings.map((finding, index) => (
          <li key={`${finding.code} ${index}`}>
            {finding.message.charAt(0).toUpperCase() + finding.message.slice(1)}
            <span className={styles['where']}>
              {finding.path}
              {finding.line !== null && `, line ${finding.line}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
