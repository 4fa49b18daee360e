import { Link } from '@tanstack/react-router';
import styles from '../../parts/tabs.module.css';

const tabs = [
  { name: 'cases', label: 'Cases', search: {} },
  { name: 'fund', label: 'Fund list', search: { part: 'fund' } },
  { name: 'migrate', label: 'Migration', search: { part: 'migrate' } },
  { name: 'levers', label: 'Levers', search: { part: 'levers' } },
] as const;

/** The pages of the desk Decide: cases, which of them to fund, a site that is left, and what lifts a quarter's EBITDA. */
export function DecideTabs({ tab }: { readonly tab: (typeof tabs)[number]['name'] }) {
  return (
    <nav aria-label="Decide" className={styles['tabs']}>
      {tabs.map(({ name, label, search }) => (
        <Link
          key={name}
          to="/decide"
          search={({ company, period }) => ({ company, period, ...search })}
          className={styles['tab']}
          aria-current={name === tab ? 'page' : undefined}
          activeOptions={{ exact: true, includeSearch: true }}
          activeProps={{}}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
