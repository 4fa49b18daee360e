import { Section } from '../../parts/section.tsx';
import type { FinanceFunction } from './finance-function.ts';
import styles from './finance.module.css';

/** The formula of a function, where it comes from, and when it has no value. */
export function About({ definition: { formula, source, refusals } }: { readonly definition: FinanceFunction }) {
  return (
    <div className={styles['pair']}>
      <Section title="Formula">
        <p className={styles['formula']}>{formula}</p>
        <p className={styles['source']}>{source}</p>
      </Section>
      <Section title="No value when">
        <ul className={styles['refusals']}>
          {refusals.map(({ code, when }) => (
            <li key={code}>
              {when} <span className={styles['code']}>{code}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
