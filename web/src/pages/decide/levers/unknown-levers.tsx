import { Link } from '@tanstack/react-router';
import { Section } from '../../../parts/section.tsx';
import { needOf, type LeversAnswer } from './lever-rows.ts';
import styles from './levers.module.css';

/** Levers that the books say nothing of, with the file that would say it. */
export function UnknownLevers({ answer: { unknown } }: { readonly answer: LeversAnswer }) {
  if (unknown.length === 0) return null;
  return (
    <Section title="Not known" note="what the books do not say yet">
      <ul className={styles['list']}>
        {unknown.map(({ id, name, needs }) => {
          const { words, table } = needOf(needs);
          return (
            <li key={id}>
              <strong>{name}</strong> needs {words}:{' '}
              <Link to="/sources" search={({ company, period }) => ({ company, period })}>
                {table === undefined ? 'load them on Sources' : `read ${table} on Sources`}
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
