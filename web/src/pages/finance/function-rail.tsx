import { Link } from '@tanstack/react-router';
import { familiesOf } from './families.ts';
import type { FinanceFunction } from './finance-function.ts';
import styles from './finance.module.css';

type Props = {
  readonly functions: readonly FinanceFunction[];
  readonly chosen: string;
  readonly sought: string;
  readonly search: React.ReactNode;
};

/** The functions beside the calculator, on a wide screen. */
export function FunctionRail({ functions, chosen, sought, search }: Props) {
  const families = familiesOf(functions, sought);
  return (
    <nav aria-label="Finance functions" className={styles['rail']}>
      {search}
      {families.length === 0 && <p className={styles['quiet']}>No function has these words.</p>}
      {families.map(({ name, functions: members }) => (
        <div key={name}>
          <p className={styles['family']}>{name}</p>
          <ul>
            {members.map((member) => (
              <li key={member.name}>
                <Link
                  to="/finance"
                  search={({ company, period }) => ({ company, period, fn: member.name })}
                  aria-current={member.name === chosen ? 'page' : undefined}
                  activeOptions={{ exact: true }}
                >
                  {member.title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
