import { Button, Menu } from '@mantine/core';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useCompanies, useCompany, type Company } from '../api/company.ts';
import { PeriodPicker } from './period-picker.tsx';
import styles from './shell.module.css';

/** The line above every page: whose figures these are, and of which period. */
export function TopLine({ onMenu }: { readonly onMenu: () => void }) {
  const { companies } = useCompanies();
  const name = useCompany();
  const path = useLocation({ select: (location) => location.pathname });
  const company = companies?.find((one) => one.name === name);
  const periodic = path === '/' || path === '/cloud';
  return (
    <header className={styles['top']}>
      <Button variant="default" size="xs" className={styles['menu'] ?? ''} onClick={onMenu} aria-label="Open the desks">
        ☰
      </Button>
      <CompanyName company={company} companies={companies ?? []} />
      {company?.demo && path !== '/sources' && (
        <Link to="/sources" search={{ company: company.name }}>
          Use my data
        </Link>
      )}
      <span className={styles['spring']} />
      {periodic && company && <PeriodPicker page={path === '/' ? 'overview' : 'cloud'} />}
    </header>
  );
}

type NameProps = { readonly company: Company | undefined; readonly companies: readonly Company[] };

function CompanyName({ company, companies }: NameProps) {
  const navigate = useNavigate();
  const choose = (name: string) => void navigate({ to: '.', search: { company: name } });
  if (!company) return <span className={styles['company']}>{companies.length === 0 ? 'No company yet' : ''}</span>;
  const label = company.demo ? 'Demo company' : company.name;
  if (companies.length < 2) {
    return (
      <span className={styles['company']} data-demo={company.demo || undefined}>
        {label}
      </span>
    );
  }
  return (
    <Menu transitionProps={{ duration: 100 }} position="bottom-start" shadow="none" withinPortal>
      <Menu.Target>
        <Button variant="default" size="xs" data-demo={company.demo || undefined} className={styles['company'] ?? ''}>
          {label} ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Companies">
        {companies.map((one) => (
          <Menu.Item key={one.name} onClick={() => choose(one.name)}>
            {one.demo ? 'Demo company' : one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
