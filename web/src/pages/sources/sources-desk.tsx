import { useSearch } from '@tanstack/react-router';
import { CatalogPage } from './catalog-page.tsx';
import { SourcesTabs } from './sources-tabs.tsx';
import { LedgerPage } from './ledger-page.tsx';
import { SourcesPage } from './sources-page.tsx';

/** The desk Sources: what was loaded, whose it is, and the general ledger beside it. */
export function SourcesDesk() {
  const { catalog, ledger } = useSearch({ from: '/sources' });
  const tab = catalog ? 'catalog' : ledger ? 'ledger' : 'loaded';
  return (
    <>
      <SourcesTabs tab={tab} />
      {tab === 'catalog' ? <CatalogPage /> : tab === 'ledger' ? <LedgerPage /> : <SourcesPage />}
    </>
  );
}
