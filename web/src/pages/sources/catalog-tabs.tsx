import { Link } from '@tanstack/react-router';
import styles from '../../parts/tabs.module.css';

const tabs = [
  { name: 'loaded', label: 'Loaded', search: {} },
  { name: 'catalog', label: 'Catalog', search: { catalog: true } },
  { name: 'ledger', label: 'Ledger', search: { ledger: true } },
] as const;

type Props = { readonly tab: (typeof tabs)[number]['name'] };

/** The pages of the desk Sources: what was loaded, whose it is, and the general ledger beside it. */
export function CatalogTabs({ tab }: Props) {
  return (
    <nav aria-label="Sources" className={styles['tabs']}>
      {tabs.map(({ name, label, search }) => (
        <Link
          key={name}
          to="/sources"
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
