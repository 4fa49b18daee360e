import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './tabs.module.css';

/** A page of a desk. */
export type DeskTab = { readonly name: string; readonly label: string; readonly link: LinkProps };

type Props = {
  /** The desk, for those who hear the page. */
  readonly label: string;
  readonly tabs: readonly DeskTab[];
  readonly tab: string;
};

/** The pages of a desk side by side, the one on screen marked. */
export function DeskTabs({ label, tabs, tab }: Props) {
  return (
    <nav aria-label={label} className={styles['tabs']}>
      {tabs.map(({ name, label: shown, link }) => (
        <Link
          key={name}
          {...link}
          className={styles['tab']}
          aria-current={name === tab ? 'page' : undefined}
          activeOptions={{ exact: true, includeSearch: true }}
          activeProps={{}}
        >
          {shown}
        </Link>
      ))}
    </nav>
  );
}
