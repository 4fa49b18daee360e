import { Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCompanies } from '../api/company.ts';
import { useCommits } from '../api/events.ts';
import { asCallError } from '../api/use-answer.ts';
import { Drawer } from '../drawer/drawer.tsx';
import { Failure } from '../parts/failure.tsx';
import { AsOfBanner } from './as-of-banner.tsx';
import { desks } from './desks.ts';
import { Rail, RailSheet } from './rail.tsx';
import { Shortcuts, useShortcuts } from './shortcuts.tsx';
import { TopLine } from './top-line.tsx';
import styles from './shell.module.css';

/** What stands around every page: the rail, the top line and the drawer. */
export function Shell() {
  const [menu, setMenu] = useState(false);
  const [help, setHelp] = useState(false);
  const { ready, error } = useCompanyInAddress();
  useCommits();
  useTitle();
  useShortcuts(() => setHelp(true));
  return (
    <div className={styles['shell']}>
      <a href="#content" className={styles['skip']} onClick={skipToContent}>
        Skip to the figures
      </a>
      <Rail onHelp={() => setHelp(true)} />
      <RailSheet opened={menu} onClose={() => setMenu(false)} onHelp={() => setHelp(true)} />
      <div className={styles['stage']}>
        <TopLine onMenu={() => setMenu(true)} />
        <AsOfBanner />
        <main id="content" tabIndex={-1} className={styles['content']}>
          {error ? <Failure failure={asCallError(error)} next="Start Capwise, then reload this page." /> : null}
          {ready && <Outlet />}
        </main>
      </div>
      <Drawer />
      <Shortcuts opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** Names the desk in the title of the browser's tab. */
function useTitle(): void {
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    const desk = desks.find(({ to }) => to === path)?.name;
    const page = path.startsWith('/r/') ? path.slice('/r/'.length) : desk;
    document.title = page ? `${page} · Capwise` : 'Capwise';
  }, [path]);
}

/** Puts the company in use into an address that names none, so that the address always gives the same place. */
function useCompanyInAddress(): { readonly ready: boolean; readonly error: Error | null } {
  const { companies, error } = useCompanies();
  const named = useSearch({ strict: false, select: (search) => search.company });
  const navigate = useNavigate();
  const current = companies?.find((company) => company.current)?.name;
  const isDesk = useLocation({
    select: ({ pathname }) => pathname.startsWith('/r/') || desks.some(({ to }) => to === pathname),
  });
  useEffect(() => {
    if (isDesk && named === undefined && current !== undefined) {
      void navigate({
        to: '.',
        search: (search) => ({ ...search, company: current }),
        hash: true,
        replace: true,
        resetScroll: false,
      });
    }
  }, [isDesk, named, current, navigate]);
  // A page that is open stays: the first bill, loaded on it, makes the company that the address names a moment later.
  const [begun, setBegun] = useState(false);
  const ready = begun || !isDesk || named !== undefined || (companies !== undefined && current === undefined);
  if (ready && !begun) setBegun(true);
  return { ready, error };
}

function skipToContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
