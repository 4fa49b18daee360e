import { Link } from '@tanstack/react-router';
import { Section } from '../../parts/section.tsx';
import { familiesOf } from './families.ts';
import type { FinanceFunction } from './finance-function.ts';
import styles from './finance.module.css';

type Props = { readonly functions: readonly FinanceFunction[]; readonly sought: string };

/** Every function with what it means, by family. */
export function FunctionOverview({ functions, sought }: Props) {
  const families = familiesOf(functions, sought);
  if (families.length === 0) return <p role="status">No function has these words.</p>;
  return (
    <div className={styles['families']}>
      {families.map(({ name, functions: members }) => (
        <Section key={name} title={name} note={String(members.length)}>
          <ul className={styles['members']}>
            {members.map((member) => (
              <li key={member.name}>
                <Link to="/finance" search={({ company, period }) => ({ company, period, fn: member.name })}>
                  {member.title}
                </Link>
                <span className={styles['code']}>{member.name}</span>
                <p className={styles['meaning']}>{member.meaning}</p>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
