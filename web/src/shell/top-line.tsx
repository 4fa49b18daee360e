import { Button, Popover } from '@mantine/core';
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCompanies, useCompany, type Company } from '../api/company.ts';
import { periodLabel } from '../format/period.ts';
import { AgainstPicker } from './against-picker.tsx';
import { AsOfPicker } from './as-of-picker.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { Search } from './search/search.tsx';
import styles from './shell.module.css';

/** The line above every page: whose figures these are, and of which period. */
export function TopLine({ onMenu }: { readonly onMenu: () => void }) {
  const { companies } = useCompanies();
  const name = useCompany();
  const path = useLocation({ select: (location) => location.pathname });
  const company = companies?.find((one) => one.name === name);
  const view = useSearch({ strict: false, select: (search) => search.view });
  const compared = useSearch({ strict: false, select: (search) => search.against });
  const booksOfPeriod = path === '/books' && view !== 'close' && view !== 'differences';
  const latest = path === '/' || (path === '/books' && compared !== undefined);
  const catalog = useSearch({ strict: false, select: (search) => search.catalog });
  const periodic = path === '/' || path === '/cloud' || booksOfPeriod || (path === '/sources' && catalog !== undefined);
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
      {company && <AsOfPicker />}
      {periodic && company && <PeriodPicker page={latest ? 'overview' : 'cloud'} />}
      {path === '/' && company && <AgainstPicker />}
      {company && <Search />}
    </header>
  );
}

type NameProps = { readonly company: Company | undefined; readonly companies: readonly Company[] };

function CompanyName({ company, companies }: NameProps) {
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const choose = (name: string) => {
    setOpened(false);
    void navigate({ to: '.', search: { company: name } });
  };
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
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      position="bottom-start"
      shadow="none"
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          data-demo={company.demo || undefined}
          className={styles['company'] ?? ''}
          onClick={() => setOpened(!opened)}
        >
          {label} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Companies" className={styles['companies'] ?? ''}>
        {companies.map((one) => (
          <button
            key={one.name}
            type="button"
            aria-pressed={one.name === company.name}
            onClick={() => choose(one.name)}
          >
            {one.demo ? 'Demo company' : one.name}
            <span>
              {one.firstMonth && one.lastMonth
                ? `${periodLabel(one.firstMonth)} – ${periodLabel(one.lastMonth)}`
                : 'nothing loaded'}
            </span>
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
